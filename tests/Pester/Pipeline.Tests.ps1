BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:sample = Join-Path $PSScriptRoot '../../samples/two-hosts.json'
}

Describe 'From the document to the verdicts' {
    BeforeAll {
        $script:net = Import-NetworkDocument $sample
        $script:lab = New-NetworkLab -Document $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
        $script:whatIf = & {
            Start-Transcript -Path TestDrive:/whatif.txt | Out-Null
            try { $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -WhatIf } finally { Stop-Transcript | Out-Null }
        }
        $script:untouched = Get-HostNetworkState -CimSession $lab
        $script:report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2
        $script:verdicts = Get-HostNetworkState -CimSession $lab | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
    }

    It 'plans the article: VLAN 2, 3 and 4, and a private switch for R&D' {
        $vlans = $plan.Tenants | ForEach-Object { "$($_.Tenant)=$($_.Vlan)" }
        $vlans | Should -Be @('Sales=2', 'Finance=3', 'HR=4', 'R&D=')
        ($plan.Steps.Change.Target -like 'virtual switch*') | Should -Be @('virtual switch Switch A', 'virtual switch Switch B', 'virtual switch Switch C')
    }

    It 'warns before it is applied' {
        $warnings = $net | New-TenantVlanPlan -CimSession (New-NetworkLab $net) 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        $warnings.Message | Should -Contain ($warnings.Message -like 'NoSeparateManagementNic: *Host2*')[0]
        $warnings.Message | Should -Contain ($warnings.Message -like 'SwitchNameDiffers: *Switch A*Switch C*')[0]
    }

    It 'prints one line a step and a total with -WhatIf, and returns nothing' {
        $whatIf | Should -BeNullOrEmpty
        $lines = Get-Content TestDrive:/whatif.txt | Where-Object { $_ -like 'What if: *' }
        $lines.Count | Should -Be ($plan.Steps.Count + 1)
        for ($i = 0; $i -lt $plan.Steps.Count; $i++) {
            $step = $plan.Steps[$i]
            $lines[$i] | Should -BeLike "What if: $($step.Host) $($step.Number)/$($plan.Steps.Count) *: $($step.Change.OldValue) -> $($step.Change.NewValue); *undo $($step.Change.OldValue)"
        }
        $lines[-1] | Should -BeLike 'What if: Total: 2 hosts, 19 steps, 1 outage (Host2 virtual switch Switch C about 20 s, allowed), 0 unread hosts, state ??:??:??Z'
    }

    It 'changes nothing with -WhatIf' {
        $untouched.Switches | Should -BeNullOrEmpty
        $untouched.Vms.Adapters.Switch | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'applies every step' {
        $report.Outcome | Should -Be 'Done'
        $report.Steps.Count | Should -Be $plan.Steps.Count
        $report.Steps.Result | Select-Object -Unique | Should -Be 'Done'
    }

    It 'has nothing left to plan' {
        ($net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue).Steps.Count | Should -Be 0
    }

    It 'proves separation and reach of every department' {
        foreach ($tenant in 'Sales', 'Finance', 'HR', 'R&D') {
            foreach ($kind in 'Separation', 'Reach') {
                ($verdicts | Where-Object { $_.Tenant -eq $tenant -and $_.Kind -eq $kind }).Outcome | Should -Be 'Proven' -Because "$tenant $kind"
            }
        }
        Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $plan -Quiet | Should -BeTrue
    }

    It 'says in its table that a verdict is about layer 2' {
        $verdicts | Out-String -Width 120 | Should -Match 'Proven \(layer 2\)\s+Sales'
        ($verdicts | ConvertTo-Csv | ConvertFrom-Csv).Layer | Select-Object -Unique | Should -Be '2'
    }

    It 'survives a round trip of document and states through files' {
        $net | Export-NetworkDocument TestDrive:/net.json
        Get-HostNetworkState $lab | Export-NetworkDocument TestDrive:/state.json
        $again = Import-NetworkDocument TestDrive:/net.json
        $again | Should -Be $net
        $states = (Import-NetworkDocument TestDrive:/state.json).Hosts
        $states.Count | Should -Be 2
        $states | Test-NetworkIsolation -Requirement $again -Quiet | Should -BeTrue
    }

    It 'keeps a plan in a file' {
        $plan | Export-NetworkDocument TestDrive:/plan.json
        Import-NetworkDocument TestDrive:/plan.json -Plan | Should -Be $plan
        Import-NetworkDocument $sample -Plan -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'DocumentHasNoPlan,*'
    }

    It 'plans from states without asking the hosts' {
        $states = Get-HostNetworkState $lab
        ($net | New-TenantVlanPlan -State $states -WarningAction SilentlyContinue).Steps.Count | Should -Be 0
    }
}

Describe 'A plan that is refused' {
    BeforeEach {
        $script:net = Import-NetworkDocument $sample
        $script:lab = New-NetworkLab -Document $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
    }

    It 'changes nothing where the management path is not allowed by name, -Force or not' {
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $report.Outcome | Should -Be 'Refused'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'ManagementPathChangeNotAllowed,HyperVNetworking.Commands.InvokeNetworkPlanCommand'
        $problem[0].Exception.Message | Should -BeLike 'Host2: *-AllowManagementPathChange Host2*'
        (Get-HostNetworkState $lab).Switches | Should -BeNullOrEmpty
    }

    It 'says so with -WhatIf too' {
        $plan | Invoke-NetworkPlan -CimSession $lab -WhatIf -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ManagementPathChangeNotAllowed,*'
    }

    It 'fails before any write where a confirmation is needed and nobody can answer' {
        $lab = New-NetworkLab -Document $net -Path TestDrive:/lab.json
        $output = pwsh -NoProfile -NonInteractive -Command "
            Import-Module '$((Get-Module HyperVNetworking).Path)'
            `$net = Import-NetworkDocument '$sample'
            `$lab = New-NetworkLab -Document `$net
            try {
                `$net | New-TenantVlanPlan -CimSession `$lab -WarningAction SilentlyContinue | Invoke-NetworkPlan -CimSession `$lab -AllowManagementPathChange Host2 -Confirm
            } catch { `$_.FullyQualifiedErrorId }
            (Get-HostNetworkState `$lab).Switches.Count"
        $output | Should -Contain 'ConfirmationRequired,HyperVNetworking.Commands.InvokeNetworkPlanCommand'
        $output[-1] | Should -Be '0'
    }

    It 'predicts the hosts with -WhatIf -PassThru' {
        $predicted = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -WhatIf -PassThru
        $predicted | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeTrue
        (Get-HostNetworkState $lab).Switches | Should -BeNullOrEmpty
    }

    It 'needs hosts' {
        { $plan | Invoke-NetworkPlan } | Should -Throw -ErrorId 'HostsNotGiven,*'
        { $net | New-TenantVlanPlan } | Should -Throw -ErrorId 'HostsNotGiven,*'
    }
}

Describe 'A host that does not answer' {
    BeforeAll {
        $script:net = Import-NetworkDocument $sample
        $script:lab = New-NetworkLab -Document $net
        $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue |
            Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 | Out-Null
        $fault = [HyperVNetworking.Lab.LabFault]@{ Host = 'Host2'; Kind = 'Unreachable' }
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@($fault)
    }

    It 'is one error that begins with its name, and the others are read' {
        $states = Get-HostNetworkState $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'Host*,HyperVNetworking.Commands.GetHostNetworkStateCommand'
        $problem[0].Exception.Message | Should -BeLike 'Host2: *'
        $problem[0].TargetObject | Should -Be 'Host2'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $states.ComputerName | Should -Be 'Host1'
    }

    It 'leaves what it touches unproven, whether its state is missing or not whole' {
        $states = @(Get-HostNetworkState $lab -ErrorAction SilentlyContinue)
        $incomplete = [HyperVNetworking.Model.HostState]@{ Name = 'Host2'; Complete = $false; Error = 'Host2: The host does not answer.' }
        foreach ($given in $states, ($states + $incomplete)) {
            $verdicts = $given | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
            ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Not -Contain 'Proven'
            $given | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeFalse
        }
    }

    It 'stops a plan before any host is touched' {
        $plan = $net | New-TenantVlanPlan -State (New-NetworkLab $net | Get-HostNetworkState) -WarningAction SilentlyContinue
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -ErrorVariable problem -ErrorAction SilentlyContinue
        $report.Outcome | Should -Be 'Refused'
        $problem[0].Exception.Message | Should -BeLike 'Host2: *'
    }
}

Describe 'Test-NetworkIsolation' {
    BeforeAll {
        $script:net = Import-NetworkDocument $sample
        $script:lab = New-NetworkLab -Document $net
        $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue |
            Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 | Out-Null
    }

    It 'names the setting to blame when a VM is in another tenant''s VLAN' {
        Set-VmVlanAssignment VM7 -VlanId 3 -CimSession $lab
        try {
            $violated = Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue |
                Where-Object Outcome -EQ 'Violated'
            $violated.Tenant | Should -Contain 'Sales'
            $violated[0].Traces.Count | Should -BeGreaterThan 0
            $violated[0] | Format-List | Out-String | Should -Match 'to blame: '
        }
        finally {
            Set-VmVlanAssignment VM7 -VlanId 2 -CimSession $lab
        }
    }

    It 'finds a state that is too old unproven' {
        Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $net -MaxStateAge 00:00:00.0000001 -Quiet | Should -BeFalse
    }

    It 'proves nothing from an empty pipeline' {
        @() | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeFalse
    }

    It 'takes a document without tenants for no requirement' {
        $empty = Import-NetworkDocument $sample
        { Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement ([HyperVNetworking.Model.NetworkDocument]::Empty) -Quiet } |
            Should -Throw -ErrorId 'NothingRequired,*'
    }

    It 'refuses what is no requirement' {
        { Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement 'net' } | Should -Throw -ErrorId 'NotARequirement,*'
    }
}

Describe 'A backup tenant heard by all, who do not hear each other' {
    It 'plans private VLANs, applies them and proves every requirement' {
        $net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/backup-tenant.json')
        $lab = New-NetworkLab $net
        $plan = $net | New-TenantVlanPlan -CimSession $lab
        $plan.Tenants | ForEach-Object { "$($_.Tenant) $($_.PrivateVlan)" } |
            Should -Be @('Sales Community 5/2', 'HR Community 5/3', 'Kiosks Isolated 5/4', 'Backup Promiscuous 5/2-4')
        ($plan | Invoke-NetworkPlan -CimSession $lab -Force).Outcome | Should -Be 'Done'
        Get-HostNetworkState -CimSession $lab | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeTrue
        ($net | New-TenantVlanPlan -CimSession $lab).Steps.Count | Should -Be 0
    }
}
