# Runs that outlive their process: journals, undo and resume, and the limits of a run that nobody watches.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:document = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
}

Describe 'Undo-NetworkChange and Resume-NetworkChange' {
    BeforeEach {
        $lab = New-NetworkLab -Document $document
        $journal = Join-Path $TestDrive ([guid]::NewGuid())
        $plan = $document | New-TenantVlanPlan -CimSession $lab
        $before = Get-HostNetworkState $lab | Select-Object -ExpandProperty Vms | ForEach-Object { "$($_.Name) $($_.Adapters[0].Switch) $($_.Adapters[0].Vlan)" } | Sort-Object
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $journal
    }

    It 'lists a run with what became of it' {
        $change = Get-NetworkChange -JournalPath $journal
        $change.ChangeId | Should -Be $report.ChangeId
        $change.State | Should -Be 'Done'
        $change.Steps.Count | Should -Be 19
        $change | Out-String -Width 160 | Should -Match "$($report.ChangeId)\s+Done\s+\S+ \S+\s+Host1, Host2\s+19"
    }

    It 'takes a run back exactly, and once' {
        $undone = $report | Undo-NetworkChange -CimSession $lab -JournalPath $journal -AllowManagementPathChange Host2 -AllowDisconnect
        $undone.Outcome | Should -Be 'Undone'
        Get-HostNetworkState $lab | Select-Object -ExpandProperty Vms | ForEach-Object { "$($_.Name) $($_.Adapters[0].Switch) $($_.Adapters[0].Vlan)" } | Sort-Object | Should -Be $before
        ($report | Undo-NetworkChange -CimSession $lab -JournalPath $journal).Outcome | Should -Be 'NothingToDo'
        (Get-NetworkChange $report.ChangeId -JournalPath $journal).State | Should -Be 'Undone'
    }

    It 'refuses to take back what is not allowed, and changes nothing' {
        $refused = Undo-NetworkChange $report.ChangeId -CimSession $lab -JournalPath $journal -AllowDisconnect -ErrorVariable problem -ErrorAction SilentlyContinue
        $refused.Outcome | Should -Be 'Refused'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ManagementPathChangeNotAllowed*'
        (Get-NetworkChange $report.ChangeId -JournalPath $journal).State | Should -Be 'Done'
    }

    It 'changes nothing with -WhatIf' {
        $count = $lab.OperationCount('Host1')
        Undo-NetworkChange $report.ChangeId -CimSession $lab -JournalPath $journal -WhatIf -AllowManagementPathChange Host2 -AllowDisconnect | Should -BeNullOrEmpty
        (Get-NetworkChange $report.ChangeId -JournalPath $journal).State | Should -Be 'Done'
        $lab.OperationCount('Host1') | Should -BeGreaterThan $count
    }

    It 'has nothing to finish of a run that is done' {
        ($report | Resume-NetworkChange -CimSession $lab -JournalPath $journal).Outcome | Should -Be 'NothingToDo'
    }

    It 'says which run is not there' {
        Undo-NetworkChange nope -CimSession $lab -JournalPath $journal -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-NetworkChange '../nope' -JournalPath $journal -ErrorVariable +problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'ChangeNotFound,HyperVNetworking.Commands.UndoNetworkChangeCommand', 'ChangeNotFound,HyperVNetworking.Commands.GetNetworkChangeCommand'
    }

    It 'stops where a step fails, prices each way out, and finishes when the fault is gone' {
        $lab = New-NetworkLab -Document $document
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@([HyperVNetworking.Lab.LabFault]@{ Host = 'Host2'; Kind = 'ProviderError' })
        $stopped = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $journal -OnFailure Stop -ErrorAction SilentlyContinue
        $stopped.Outcome | Should -Be 'Stopped'
        $stopped.Choices.Choice | Should -Be 'UndoAll', 'UndoHost', 'Stop'
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@()
        $preview = & {
            Start-Transcript -Path TestDrive:/resume.txt | Out-Null
            try { Resume-NetworkChange $stopped.ChangeId -CimSession $lab -JournalPath $journal -AllowManagementPathChange Host2 -WhatIf } finally { Stop-Transcript | Out-Null }
            Get-Content TestDrive:/resume.txt
        }
        $preview -match '^What if: Host2 4/7 virtual switch Switch C' | Should -Not -BeNullOrEmpty
        $again = Resume-NetworkChange $stopped.ChangeId -CimSession $lab -JournalPath $journal -AllowManagementPathChange Host2
        $again.Outcome | Should -Be 'Done'
        (Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $document).Outcome | Should -Not -Contain 'Violated'
    }
}

Describe 'Limits of a run' {
    It 'refuses <parameter> before any write' -ForEach @(
        @{ parameter = 'MaximumChange'; value = 18; id = 'TooManyChanges' }
        @{ parameter = 'MaximumOutageSecond'; value = 19; id = 'OutageTooLong' }
        @{ parameter = 'NotAfter'; value = [DateTimeOffset]'2020-01-01'; id = 'NotAfterPassed' }
    ) {
        $lab = New-NetworkLab -Document $document
        $plan = $document | New-TenantVlanPlan -CimSession $lab
        $limit = @{ $parameter = $value }
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $TestDrive/limits @limit -ErrorVariable problem -ErrorAction SilentlyContinue
        $report.Outcome | Should -Be 'Refused'
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$id*"
        Get-NetworkChange -JournalPath $TestDrive/limits | Should -BeNullOrEmpty
        (Get-HostNetworkState $lab).Switches | Should -BeNullOrEmpty
    }
}

Describe '-WhatIf with -InformationVariable' {
    It 'gives a program the steps that it prints' {
        $lab = New-NetworkLab (Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json'))
        Set-VmVlanAssignment VM1, VM2 -VlanId 77 -CimSession $lab -WhatIf -InformationVariable told
        $told.MessageData | ForEach-Object { $_.GetType().Name } | Select-Object -Unique | Should -Be 'PlanStep'
        $told.MessageData.Host | Should -Be 'Host1', 'Host1'
        "$($told[1].MessageData.Change)" | Should -BeLike "VM VM2 *-> Access 77"
        Set-VmVlanAssignment VM1 -VlanId 77 -CimSession $lab -InformationVariable told
        $told | Should -BeNullOrEmpty
    }
}
