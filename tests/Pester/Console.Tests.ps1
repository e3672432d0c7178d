BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
    $script:lab = New-NetworkLab $net
    $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 | Out-Null
    $global:consoleLab = $lab
    $global:consoleState = Get-HostNetworkState -CimSession $lab

    function Get-Completion([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}

AfterAll {
    Remove-Variable consoleLab, consoleState -Scope Global
}

Describe 'Completion' {
    It 'of <Line> offers <Expected>' -ForEach @(
        @{ Line = 'Set-VmVlanAssignment -CimSession $consoleLab -VMName VM'; Expected = 1..9 | ForEach-Object { "VM$_" } }
        @{ Line = 'Get-VmDataPath -CimSession $consoleLab -VMName VM7'; Expected = 'VM7' }
        @{ Line = 'Set-VmVlanAssignment -CimSession $consoleLab -VMName VM1 -VMNetworkAdapterName '; Expected = "'Network Adapter'" }
        @{ Line = 'Set-VmVlanAssignment -CimSession $consoleLab -ManagementOS -VMNetworkAdapterName '; Expected = "'Switch C'" }
        @{ Line = 'Set-VmVlanAssignment -CimSession $consoleLab -VMName VM1 -VlanId '; Expected = '2', '3', '4' }
        @{ Line = 'Set-HostTrafficQos -CimSession $consoleLab -SwitchName '; Expected = "'Switch A'", "'Switch B'", "'Switch C'" }
        @{ Line = 'New-TenantSwitch -CimSession $consoleLab -UplinkNic P-'; Expected = 'P-NIC2' }
    ) {
        (Get-Completion $Line).CompletionText | Should -Be $Expected
    }

    It 'tells who is in a VLAN, and on which host a VM is' {
        (Get-Completion 'Set-VmVlanAssignment -CimSession $consoleLab -VMName VM1 -VlanId 4').ToolTip | Should -Be 'VM VM4, VM VM9'
        (Get-Completion 'Get-VmDataPath -CimSession $consoleLab -VMName VM7').ToolTip | Should -Be 'VM on Host2'
    }

    It 'offers nothing and throws nothing for <_>' -ForEach 'Set-VmVlanAssignment -VMName ', 'Set-VmVlanAssignment -CimSession $null -VlanId ', 'Undo-NetworkChange -JournalPath /no/such -ChangeId ' {
        # What is left are the files that PowerShell offers for any argument.
        (Get-Completion $_).Where({ $_.ResultType -eq 'ParameterValue' }) | Should -BeNullOrEmpty
    }

    It 'offers the runs of a journal, the newest first' {
        $plan = $net | New-TenantVlanPlan -CimSession (New-NetworkLab $net) -WarningAction SilentlyContinue
        $ids = 1..2 | ForEach-Object { ($plan | Invoke-NetworkPlan -CimSession (New-NetworkLab $net) -AllowManagementPathChange Host2 -JournalPath TestDrive:/journal).ChangeId; Start-Sleep -Milliseconds 1100 }
        $folder = (Resolve-Path TestDrive:/journal).ProviderPath
        (Get-Completion "Undo-NetworkChange -JournalPath '$folder' -ChangeId ").CompletionText | Should -Be @($ids[1], $ids[0])
    }
}

Describe '-Verbose' {
    It 'tells each CIM operation with what came of it, and no value' {
        $told = Get-HostNetworkState -CimSession $lab -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $told.Message -match '^Host1 enumerates CIM_VirtualSystemSettingData: \d+ records, \d+ ms\.$' | Should -HaveCount 1
        @($told.Message -match '^Host[12] ').Count | Should -BeGreaterThan 20
    }

    It 'tells the calls of methods and their return codes' {
        $told = Set-VmVlanAssignment -VMName VM1 -VlanId 5 -CimSession $lab -Confirm:$false -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($told.Message -match '^Host1 calls Msvm_VirtualSystemManagementService\.ModifyFeatureSettings: returned \d+, \d+ ms\.$').Count | Should -Be 1
        $told.Message -match 'VlanId|<INSTANCE' | Should -BeNullOrEmpty
    }

    It 'tells a fault, and nothing without it' {
        $other = New-NetworkLab $net
        Set-NetworkLab $other -HostName Host2 -Fault Unreachable
        $told = Get-HostNetworkState -CimSession $other -Verbose -ErrorAction SilentlyContinue 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($told.Message -match '^Host2 .*: Unreachable, \d+ ms\.$').Count | Should -BeGreaterThan 0
        Get-HostNetworkState -CimSession $lab 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Should -BeNullOrEmpty
    }
}

Describe 'Views' {
    It 'show a host with its parts in a list, and no type names' {
        $text = $consoleState | Where-Object Name -EQ Host1 | Format-List | Out-String -Width 120
        $text | Should -BeLike '*Switch A: External on P-NIC1*'
        $text | Should -BeLike "*VM1 'Network Adapter': Access *, on Switch A*"
        $text | Should -Not -Match 'HyperVNetworking\.|ValueList|\{ Name'
    }

    It 'show <Name> in a list without names of types or records' -ForEach @(
        @{ Name = 'a document'; Get = { $net } }
        @{ Name = 'a run'; Get = { $net | New-TenantVlanPlan -CimSession (New-NetworkLab $net) -WarningAction SilentlyContinue | Invoke-NetworkPlan -CimSession (New-NetworkLab $net) -AllowManagementPathChange Host2 -JournalPath TestDrive:/lists | Out-Null; Get-NetworkChange -JournalPath TestDrive:/lists } }
        @{ Name = 'a team'; Get = { $team = New-NetworkLab (Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/converged-team.json')); New-TeamNicSet Blue -Member NIC1, NIC2 -CimSession $team -AllowManagementPathChange $team.HostNames -Confirm:$false | Out-Null; Get-TeamNicSet -CimSession $team | Select-Object -First 1 } }
    ) {
        $shown = & $Get | Format-List | Out-String -Width 120
        $shown.Trim() | Should -Not -BeNullOrEmpty
        $shown | Should -Not -Match 'HyperVNetworking\.[A-Z]|ValueList|\w+ \{ \w+ = '
    }

    It 'fit a terminal of 60 columns: no line is longer' -ForEach @(
        { $consoleState }, { $net }, { $net.Tenants }, { Test-NetworkIsolation -Requirement $net -State $consoleState -WarningAction SilentlyContinue }, { Get-NetworkReachability -State $consoleState }
    ) {
        $lines = (& $_ | Out-String -Width 60) -split '\r?\n'
        $lines.Count | Should -BeGreaterThan 2
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 60
    }
}

Describe 'Import-Module' {
    It 'prints nothing on any stream' {
        $module = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
        & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$($module -replace "'", "''")' *>&1" | Should -BeNullOrEmpty
    }
}
