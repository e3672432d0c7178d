BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
    $script:built = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
}

Describe 'Test-NetworkIsolation -After' {
    BeforeAll {
        $script:lab = New-NetworkLab $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
    }

    It 'judges what the plan leads to, as after its run, and touches no host' {
        $states = Get-HostNetworkState $lab
        $before = $lab.OperationCount('Host1')
        $foreseen = $states | Test-NetworkIsolation -Requirement $net -After $plan -WarningAction SilentlyContinue
        $lab.OperationCount('Host1') | Should -Be $before
        $other = New-NetworkLab $net
        $plan | Invoke-NetworkPlan -CimSession $other -AllowManagementPathChange Host2 | Out-Null
        $real = Get-HostNetworkState $other | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
        $foreseen | ForEach-Object ToString | Should -Be ($real | ForEach-Object ToString)
    }

    It 'needs no requirement besides the plan, and is quiet' {
        Get-HostNetworkState $lab | Test-NetworkIsolation -After $plan -Quiet | Should -BeTrue
        Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeFalse
    }

    It 'still asks how old the states are' {
        Get-HostNetworkState $lab | Test-NetworkIsolation -After $plan -MaxStateAge 00:00:00.0000001 -Quiet | Should -BeFalse
    }

    It 'wants every host of the plan' {
        { Get-HostNetworkState $lab | Where-Object ComputerName -EQ Host1 | Test-NetworkIsolation -After $plan } | Should -Throw 'Host2: *' -ErrorId 'PlanHostMissing,*'
    }

    It 'refuses a plan that no longer fits' {
        { $built.Hosts | Test-NetworkIsolation -After $plan -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'PlanOutdated,*'
    }

    It 'says that nothing is required' {
        { $built.Hosts | Test-NetworkIsolation } | Should -Throw -ErrorId 'RequirementMissing,*'
    }
}

Describe 'Test-NetworkIsolation -Explain' {
    It 'says why, in both directions' {
        $both = $built.Hosts | Test-NetworkIsolation -Requirement $built -Explain VM1, VM7
        "$($both.Sender) $($both.Hearer) $($both.Heard)" | Should -Be 'VM1 VM7 VM7 VM1 True True'
        $both[0].Hops.Count | Should -Be 8
        "$($both[0].Hops[2])" | Should -Be 'physical switch SwitchA, port 1: tag 2 -> tag 2 (Trunk native 1 allowed 2-4)'
        $both[0].Reason | Should -BeLike 'VM VM1 is heard by VM VM7: *'
        $both | Out-String -Width 200 | Should -Match 'Way +: Host1 virtual switch Switch A, port of VM VM1'
    }

    It 'explains what a plan would lead to' {
        $plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
        ($net.Hosts | Test-NetworkIsolation -Explain VM1, VM2 -After $plan).Heard | Should -Be @($true, $true)
        ($net.Hosts | Test-NetworkIsolation -Explain VM1, VM2 -Requirement $net).Heard | Should -Be @($false, $false)
    }

    It 'explains every adapter that a name means' {
        ($built.Hosts | Test-NetworkIsolation -Requirement $built -Explain VM1, 'Server*').Count | Should -Be 6
    }

    It 'names what is near where nobody has the name' {
        { $built.Hosts | Test-NetworkIsolation -Requirement $built -Explain VM1, VM88 } | Should -Throw '*did you mean VM8?' -ErrorId 'EndpointUnknown,*'
    }

    It 'takes two endpoints' -ForEach @(@{ Given = @('VM1') }, @{ Given = @('VM1', 'vm1') }, @{ Given = @('VM1', 'VM2', 'VM3') }) {
        { $built.Hosts | Test-NetworkIsolation -Requirement $built -Explain $Given } | Should -Throw -ErrorId 'TwoEndpointsNeeded,*'
    }

    It 'warns of a host that was not read' {
        $one = $built.Hosts[0]
        $one | Test-NetworkIsolation -Requirement $built -Explain VM1, VM2 -WarningVariable warned -WarningAction SilentlyContinue | Out-Null
        "$warned" | Should -BeLike '*HostNotRead: Host2*'
    }

    It 'completes the names of endpoints' {
        $line = 'Test-NetworkIsolation -Requirement $built -Explain VM1, Server'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('Server1', 'Server2', 'Server3')
    }
}
