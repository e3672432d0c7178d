BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:lab = New-NetworkLab $net
}

Describe 'Get-NetworkReachability' {
    It 'tells who hears an endpoint, over the cables that a document knows' {
        $pairs = Get-HostNetworkState $lab | Get-NetworkReachability -Requirement $net -From vm1
        "$($pairs.Hearer)" | Should -Be 'VM2 VM7 Server1'
        "$($pairs.Vlan)" | Should -Be '2 2 2'
        "$($pairs.SameSwitch)" | Should -Be 'True False False'
        "$($pairs[0].SenderTenant)" | Should -Be 'Sales'
    }

    It 'needs no document' {
        (Get-HostNetworkState $lab | Get-NetworkReachability -From VM1).Hearer | Should -Be 'VM2'
    }

    It 'selects by tenant, wildcard and VLAN' {
        (Get-HostNetworkState $lab | Get-NetworkReachability -Requirement $net -From Finance -To Server*).Count | Should -Be 2
        (Get-HostNetworkState $lab | Get-NetworkReachability -Requirement $net -VlanId 4).Count | Should -Be 6
        Get-HostNetworkState $lab | Get-NetworkReachability -From 'Nobody*' | Should -BeNullOrEmpty
    }

    It 'gives one grid with -Matrix' {
        $grid = Get-HostNetworkState $lab | Get-NetworkReachability -Requirement $net -Matrix
        $grid.IsHeard('VM1', 'VM7') | Should -BeTrue
        $grid.IsHeard('VM1', 'VM8') | Should -BeFalse
        $grid | Out-String -Width 120 | Should -Match 'Each row may be heard by the columns with an x'
    }

    It 'streams its pairs' {
        (Get-HostNetworkState $lab | Get-NetworkReachability -Requirement $net | Select-Object -First 1).Sender | Should -Be 'VM1'
    }

    It 'names what is near where nobody has the name' -ForEach @(@{ Name = 'Salse'; Near = 'Sales' }, @{ Name = 'VM99'; Near = 'VM9' }) {
        { $net.Hosts | Get-NetworkReachability -Requirement $net -To $Name } | Should -Throw "*did you mean $Near*" -ErrorId 'EndpointUnknown,*'
    }

    It 'refuses what is no VLAN, and what is no document' {
        { $net.Hosts | Get-NetworkReachability -VlanId 4095 } | Should -Throw -ErrorId 'VlanIdInvalid,*'
        { $net.Hosts | Get-NetworkReachability -Requirement 'net' } | Should -Throw -ErrorId 'NotARequirement,*'
        { Get-NetworkReachability } | Should -Throw -ErrorId 'NothingToJudge,*'
    }

    It 'warns of a host that was not read' {
        $net.Hosts[0] | Get-NetworkReachability -Requirement $net -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
        "$warned" | Should -BeLike 'HostNotRead: Host2 *'
    }

    It 'completes endpoints and tenants' {
        $line = 'Get-NetworkReachability -Requirement $net -From S'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('Server1', 'Server2', 'Server3', 'Sales')
    }
}

Describe 'Compare-NetworkReachability' {
    BeforeAll {
        $script:before = Get-HostNetworkState $lab
    }

    It 'tells what became reachable, what was lost, and which setting did it' {
        $other = New-NetworkLab $net
        Set-VmVlanAssignment VM8 -VlanId 2 -CimSession $other
        $changes = Get-HostNetworkState $other | Compare-NetworkReachability -ReferenceState $before -Requirement $net
        ($changes | Group-Object Change -NoElement | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) | Should -Be @('BecameReachable 8', 'Lost 4')
        $changes.Causes | Select-Object -Unique | ForEach-Object ToString | Should -Be "Host2 VM VM8 'Network Adapter' VLAN: Access 3 -> Access 2"
        $changes.IsCertain | Should -Not -Contain $false
        $changes[0] | Out-String -Width 160 | Should -Match 'BecameReachable\s+VM1\s+VM8\s+Host2 VM VM8'
        $changes[0].Causes | Out-String -Width 160 | Should -Match "Host2\s+VM VM8 'Network Adapter'\s+VLAN\s+Access 3\s+Access 2"
    }

    It 'returns nothing where nothing changed' {
        Get-HostNetworkState $lab | Compare-NetworkReachability -ReferenceState $before -Requirement $net | Should -BeNullOrEmpty
    }

    It 'compares two descriptions of the physical network' {
        $text = (Get-Content -Raw (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')) -replace '"allowed": "2-4"', '"allowed": "3-4"'
        Set-Content TestDrive:/pruned.json $text
        $pruned = Import-NetworkDocument TestDrive:/pruned.json
        $changes = $before | Compare-NetworkReachability -ReferenceState $before -Requirement $pruned -ReferenceRequirement $net
        $changes.Change | Select-Object -Unique | Should -Be 'Lost'
        $changes[0].Causes[0].Object | Should -Be 'physical switch SwitchA port 1'
    }

    It 'shows what a plan would change' {
        $empty = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
        $planLab = New-NetworkLab $empty
        $now = Get-HostNetworkState $planLab
        $plan = $empty | New-TenantVlanPlan -State $now -WarningAction SilentlyContinue
        $changes = $plan | Invoke-NetworkPlan -CimSession $planLab -AllowManagementPathChange Host2 -WhatIf -PassThru |
            Compare-NetworkReachability -ReferenceState $now -Requirement $empty
        $changes.Count | Should -BeGreaterThan 10
        ($changes | Where-Object { $_.Sender -eq 'VM1' -and $_.Hearer -eq 'VM7' }).Causes.Object | Should -Contain 'virtual switch Switch C'
    }

    It 'compares nothing of a host that was not read in both states' {
        $one = $before | Where-Object ComputerName -EQ Host1
        $changes = $one | Compare-NetworkReachability -ReferenceState $before -Requirement $net -WarningVariable warned -WarningAction SilentlyContinue
        $changes | Should -BeNullOrEmpty
        "$warned" | Should -BeLike 'HostNotRead: Host2 *'
    }
}
