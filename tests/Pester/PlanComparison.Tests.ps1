BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
    $script:lab = New-NetworkLab $net
    $script:plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
    $script:before = $plan | Compare-NetworkPlan -CimSession $lab
    $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -Force | Out-Null
}

Describe 'Compare-NetworkPlan' {
    It 'finds every step open before the plan and done after it' {
        $before.Code | Select-Object -Unique | Should -Be 'StepOpen'
        ($plan | Compare-NetworkPlan -CimSession $lab).Code | Select-Object -Unique | Should -Be 'StepDone'
    }

    It 'answers with a Boolean, also from states that were read before' {
        $plan | Compare-NetworkPlan -CimSession $lab -Quiet | Should -BeTrue
        Compare-NetworkPlan $plan -State (Get-HostNetworkState -CimSession (New-NetworkLab $net)) -Quiet | Should -BeFalse
    }

    It 'names what somebody else has changed' {
        Set-VmVlanAssignment -VMName VM1 -VlanId 9 -CimSession $lab -Force
        $drift = $plan | Compare-NetworkPlan -CimSession $lab | Where-Object Severity -ne Information
        $drift.Code | Should -Be 'StepDrifted'
        $drift.Message | Should -BeLike "Host1: step *, VM VM1 'Network Adapter' is Access 9,*"
    }

    It 'works on a plan that was saved' {
        $plan | Export-NetworkDocument TestDrive:/plan.json
        Import-NetworkDocument TestDrive:/plan.json -Plan | Compare-NetworkPlan -CimSession $lab -Quiet | Should -BeFalse
    }

    It 'wants to know the hosts' {
        { $plan | Compare-NetworkPlan -ErrorAction Stop } | Should -Throw -ErrorId 'HostsNotGiven,HyperVNetworking.Commands.CompareNetworkPlanCommand'
        { $plan | Compare-NetworkPlan -CimSession $lab -State (Get-HostNetworkState -CimSession $lab) } | Should -Throw -ErrorId 'StateAndHosts,*'
    }
}
