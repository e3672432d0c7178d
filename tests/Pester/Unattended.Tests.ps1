# What a sceptic tries first (site-rules G), and what each switch of a change allows and what it does not (D1).

BeforeAll {
    $script:manifest = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
    Import-Module $manifest -Force
    $script:sample = Join-Path $PSScriptRoot '../../samples/two-hosts.json'
    $script:built = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:net = Import-NetworkDocument $sample
    $script:quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }

    function Get-WriteCount($Lab) {
        ($Lab.HostNames | ForEach-Object { $Lab.WriteCount($_) } | Measure-Object -Sum).Sum
    }
}

Describe 'A VM with two adapters, and a blank cell' {
    BeforeAll {
        $document = '{ "hosts": [ { "name": "HV1", "switches": [ { "name": "LAN", "type": "Private" } ], "vms": [ { "name": "X", "adapters": [ { "name": "A", "switch": "LAN" }, { "name": "B", "switch": "LAN" } ] } ] } ] }'
        Set-Content -LiteralPath TestDrive:/two.json -Value $document
        $script:lab = New-NetworkLab (Import-NetworkDocument TestDrive:/two.json)
        $script:problem = $null
    }

    It 'asks which adapter is meant, and writes nothing' {
        Set-VmVlanAssignment -VMName X -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AdapterAmbiguous*'
        Get-WriteCount $lab | Should -Be 0
    }

    It 'takes a blank cell of a CSV for an error, never for Untagged' {
        "VMName,VMNetworkAdapterName,VlanId`nX,A," | ConvertFrom-Csv | Set-VmVlanAssignment -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -BeGreaterThan 0
        Get-WriteCount $lab | Should -Be 0
    }
}

Describe 'A plan that takes the only management adapter away, with nobody there' {
    It 'ends with <Why>: no write, and an exit code that is not 0' -ForEach @(
        @{ Why = 'a refusal'; Switches = '-Confirm:$false' }
        @{ Why = 'a refusal, whatever -Force silences'; Switches = '-Force' }
        @{ Why = 'a refusal, whatever else is allowed'; Switches = '-Force -AllowDisconnect -Adopt -MaxHostPerCluster 9 -AllowManagementPathChange Host1' }
        @{ Why = 'a question that nobody answers'; Switches = '-AllowManagementPathChange Host2 -Confirm' }
    ) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).lab"
        New-NetworkLab $net -Path $file | Out-Null
        $before = Get-ChildItem "$file.hosts" | Get-FileHash
        pwsh -NoProfile -NonInteractive -Command "
            Import-Module '$manifest'
            `$lab = Get-NetworkLab '$file'
            Import-NetworkDocument '$sample' | New-TenantVlanPlan -CimSession `$lab -WarningAction SilentlyContinue |
                Invoke-NetworkPlan -CimSession `$lab -JournalPath '$TestDrive/nobody' $Switches" 2>&1 | Out-Null
        $LASTEXITCODE | Should -Not -Be 0
        (Get-ChildItem "$file.hosts" | Get-FileHash).Hash | Should -Be $before.Hash
        Get-NetworkChange -JournalPath $TestDrive/nobody | Should -BeNullOrEmpty
    }

    It 'ends with 0 where it is allowed by name' {
        $file = Join-Path $TestDrive 'allowed.lab'
        New-NetworkLab $net -Path $file | Out-Null
        pwsh -NoProfile -NonInteractive -Command "
            Import-Module '$manifest'
            `$lab = Get-NetworkLab '$file'
            Import-NetworkDocument '$sample' | New-TenantVlanPlan -CimSession `$lab -WarningAction SilentlyContinue |
                Invoke-NetworkPlan -CimSession `$lab -JournalPath '$TestDrive/allowed' -AllowManagementPathChange Host2" 2>&1 | Out-Null
        $LASTEXITCODE | Should -Be 0
        (Get-NetworkChange -JournalPath $TestDrive/allowed).State | Should -Be 'Done'
    }
}

Describe '-Adopt' {
    BeforeAll {
        Export-NetworkDocument -InputObject $built -Path TestDrive:/extended.json
        (Get-Content -Raw TestDrive:/extended.json).Replace('"name": "Switch A",', '"name": "Switch A", "forwardingExtension": "Microsoft Azure VFP Switch Extension",') | Set-Content -LiteralPath TestDrive:/extended.json
        $script:extended = Import-NetworkDocument TestDrive:/extended.json
    }

    BeforeEach {
        $script:lab = New-NetworkLab $extended
    }

    It 'is needed by <Name> for what an extension forwards' -ForEach @(
        @{ Name = 'Set-VmVlanAssignment'; Call = { param($With) Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -ErrorAction Continue @With } }
        @{ Name = 'Invoke-NetworkPlan'; Call = { param($With)
                $other = Import-NetworkDocument TestDrive:/extended.json
                $plan = $other | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
                Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -Adopt
                $back = $other | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue -AllowRenumber
                $script:base = Get-WriteCount $lab
                $back | Invoke-NetworkPlan -CimSession $lab -JournalPath $TestDrive/adopt -ErrorAction Continue @With } }
    ) {
        $script:base = 0
        $problem = @(& $Call @{} 2>&1).Where{ $_ -is [System.Management.Automation.ErrorRecord] }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'HostManagedElsewhere*'
        $problem[0].Exception.Message | Should -BeLike '*Switch A, whose forwarding is done by Microsoft Azure VFP Switch Extension*-Adopt*'
        Get-WriteCount $lab | Should -Be $base
        @(& $Call @{ Adopt = $true } 2>&1).Where{ $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        Get-WriteCount $lab | Should -BeGreaterThan $base
    }
}

Describe '-MaxHostPerCluster' {
    It 'is 1 or more' {
        { Invoke-NetworkPlan -Plan ($net | New-TenantVlanPlan -State $net.Hosts @quiet) -CimSession (New-NetworkLab $net) -MaxHostPerCluster 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'Undo- and Resume-NetworkChange -AsJob' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab @quiet
        $script:journal = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'takes a run back beside the session' {
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $journal
        $job = $report | Undo-NetworkChange -CimSession $lab -JournalPath $journal -AllowManagementPathChange Host2 -AllowDisconnect -AsJob
        $job.ChildJobs.Location | Should -Be 'Host1', 'Host2'
        ($job | Wait-Job -Timeout 60 | Receive-Job).Outcome | Should -Be 'Undone'
        $job.State | Should -Be 'Completed'
        (Get-HostNetworkState $lab).Switches | Should -BeNullOrEmpty
        (Get-NetworkChange $report.ChangeId -JournalPath $journal).State | Should -Be 'Undone'
        $job | Remove-Job
    }

    It 'finishes a run beside the session' {
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@([HyperVNetworking.Lab.LabFault]@{ Host = 'Host2'; Kind = 'ProviderError' })
        $stopped = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $journal -OnFailure Stop @quiet
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@()
        $job = $stopped | Resume-NetworkChange -CimSession $lab -JournalPath $journal -AllowManagementPathChange Host2 -AsJob
        ($job | Wait-Job -Timeout 60 | Receive-Job).Outcome | Should -Be 'Done'
        $job.State | Should -Be 'Completed'
        Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeTrue
        $job | Remove-Job
    }

    It 'fails in the job for what the foreground refuses' {
        $report = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -JournalPath $journal
        $writes = Get-WriteCount $lab
        $job = $report | Undo-NetworkChange -CimSession $lab -JournalPath $journal -AllowDisconnect -AsJob | Wait-Job -Timeout 60
        $job.State | Should -Be 'Failed'
        $job | Receive-Job -ErrorVariable problem -ErrorAction SilentlyContinue | Out-Null
        $problem.FullyQualifiedErrorId | Should -Contain 'ManagementPathChangeNotAllowed'
        Get-WriteCount $lab | Should -Be $writes
        $job | Remove-Job
    }
}
