# What must not write does not write, as the lab counts it.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:sample = Join-Path $PSScriptRoot '../../samples/two-hosts.json'
    $script:net = Import-NetworkDocument $sample
    $script:quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }

    function Get-WriteCount($Lab) {
        ($Lab.HostNames | ForEach-Object { $Lab.WriteCount($_) } | Measure-Object -Sum).Sum
    }
}

Describe 'A runbook that applies the same document every night' {
    It 'writes in the first night, and in no other while nothing differs' {
        $lab = New-NetworkLab $net
        $nights = foreach ($night in 1..4) {
            $before = Get-WriteCount $lab
            $document = Import-NetworkDocument $sample
            $report = $document | New-TenantVlanPlan -CimSession $lab @quiet |
                Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -MaximumChange 19 -JournalPath $TestDrive/nights
            $proven = Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $document -Quiet
            [pscustomobject]@{ Outcome = $report.Outcome; Proven = $proven; Writes = (Get-WriteCount $lab) - $before }
        }
        $nights.Outcome | Should -Be 'Done', 'NothingToDo', 'NothingToDo', 'NothingToDo'
        $nights.Proven | Should -Be $true, $true, $true, $true
        $nights[0].Writes | Should -BeGreaterThan 19
        $nights[1..3].Writes | Should -Be 0, 0, 0
        @(Get-NetworkChange -JournalPath $TestDrive/nights).Count | Should -Be 1
    }

    It 'sets right what somebody changed by day, and nothing else' {
        $lab = New-NetworkLab $net
        $net | New-TenantVlanPlan -CimSession $lab @quiet | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $TestDrive/drift | Out-Null
        Set-VmVlanAssignment VM7 -VlanId 3 -CimSession $lab
        $untouched = $lab.WriteCount('Host1')
        $report = $net | New-TenantVlanPlan -CimSession $lab @quiet | Invoke-NetworkPlan -CimSession $lab -JournalPath $TestDrive/drift
        $report.Steps.Step.Change.Target | Should -Be "VM VM7 'Network Adapter'"

        # The mark of a run is put on every host of its plan, and taken away again.
        $lab.WriteCount('Host1') - $untouched | Should -Be 2
    }
}

Describe '-WhatIf' {
    BeforeAll {
        $script:lab = New-NetworkLab $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab @quiet
        $script:report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $TestDrive/whatif
        $script:fresh = New-NetworkLab $net
        $script:stopped = New-NetworkLab $net
        $stopped.Faults = [HyperVNetworking.Lab.LabFault[]]@([HyperVNetworking.Lab.LabFault]@{ Host = 'Host2'; Kind = 'ProviderError' })
        $script:half = $plan | Invoke-NetworkPlan -CimSession $stopped -AllowManagementPathChange Host2 -JournalPath $TestDrive/whatif -OnFailure Stop @quiet
        $stopped.Faults = [HyperVNetworking.Lab.LabFault[]]@()
    }

    It '<Name> writes nothing' -ForEach @(
        @{ Name = 'Invoke-NetworkPlan'; Call = { $plan | Invoke-NetworkPlan -CimSession $fresh -AllowManagementPathChange Host2 -WhatIf } }
        @{ Name = 'Invoke-NetworkPlan -PassThru'; Call = { $plan | Invoke-NetworkPlan -CimSession $fresh -AllowManagementPathChange Host2 -WhatIf -PassThru } }
        @{ Name = 'Invoke-NetworkPlan -AsJob'; Call = { $plan | Invoke-NetworkPlan -CimSession $fresh -AllowManagementPathChange Host2 -WhatIf -AsJob } }
        @{ Name = 'Invoke-NetworkPlan that is refused'; Call = { $plan | Invoke-NetworkPlan -CimSession $fresh -WhatIf @quiet } }
        @{ Name = 'Invoke-NetworkPlan by preference'; Call = { $WhatIfPreference = $true; $plan | Invoke-NetworkPlan -CimSession $fresh -AllowManagementPathChange Host2 } }
        @{ Name = 'Undo-NetworkChange'; Call = { $report | Undo-NetworkChange -CimSession $lab -JournalPath $TestDrive/whatif -AllowManagementPathChange Host2 -AllowDisconnect -WhatIf } }
        @{ Name = 'Resume-NetworkChange'; Call = { Resume-NetworkChange $half.ChangeId -CimSession $stopped -JournalPath $TestDrive/whatif -AllowManagementPathChange Host2 -WhatIf } }
        @{ Name = 'Set-VmVlanAssignment'; Call = { Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -WhatIf } }
        @{ Name = 'New-TenantSwitch'; Call = { New-TenantSwitch New Private -CimSession $lab -WhatIf } }
    ) {
        $before = $lab, $fresh, $stopped | ForEach-Object { Get-WriteCount $_ }
        $journals = @(Get-NetworkChange -JournalPath $TestDrive/whatif).ForEach{ "$($_.ChangeId) $($_.State)" }
        & $Call | Out-Null
        $lab, $fresh, $stopped | ForEach-Object { Get-WriteCount $_ } | Should -Be $before
        @(Get-NetworkChange -JournalPath $TestDrive/whatif).ForEach{ "$($_.ChangeId) $($_.State)" } | Should -Be $journals
    }
}
