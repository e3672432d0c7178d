BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # A lab of so many hosts with one switch each.
    function New-Fleet([int] $Count) {
        $hosts = 1..$Count | ForEach-Object {
            @{ name = 'HV{0:d3}' -f $_; physicalNics = @(@{ name = 'NIC1' }); switches = @(@{ name = 'S'; type = 'External'; uplink = 'NIC1' }) }
        }
        Set-Content TestDrive:/fleet.json (@{ hosts = @($hosts) } | ConvertTo-Json -Depth 5)
        Import-NetworkDocument TestDrive:/fleet.json | New-NetworkLab
    }

    function Set-Fault($Lab, [hashtable[]] $Fault) {
        $Lab.Faults = [HyperVNetworking.Lab.LabFault[]]@($Fault | ForEach-Object { [HyperVNetworking.Lab.LabFault] $_ })
    }
}

Describe 'Get-HostNetworkState on many hosts' {
    It 'reads 97 of 100 hosts and writes an error for each of the three that are dead' {
        $lab = New-Fleet 100
        Set-Fault $lab @(
            @{ Host = 'HV007'; Kind = 'Unreachable' }, @{ Host = 'HV050'; Kind = 'AccessDenied' }, @{ Host = 'HV100'; Kind = 'Timeout' },
            @{ Kind = 'Latency'; Delay = [timespan]::FromMilliseconds(2) })
        $states = Get-HostNetworkState $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $states.Count | Should -Be 97
        $states.Complete | Select-Object -Unique | Should -BeTrue
        $problem.Count | Should -Be 3
        $problem.TargetObject | Sort-Object | Should -Be @('HV007', 'HV050', 'HV100')
        foreach ($record in $problem) {
            $record.Exception.Message | Should -BeLike "$($record.TargetObject): *"
            $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
        $problem.FullyQualifiedErrorId -replace ',.*' | Sort-Object | Should -Be @('HostAccessDenied', 'HostTimeout', 'HostUnreachable')
    }

    It 'emits each host as it answers' {
        $lab = New-Fleet 4
        Set-Fault $lab @(@{ Host = 'HV001'; Kind = 'Latency'; Delay = [timespan]::FromMilliseconds(200) })
        (Get-HostNetworkState $lab).ComputerName | Select-Object -Last 1 | Should -Be 'HV001'
        (Get-HostNetworkState $lab -ThrottleLimit 1).ComputerName | Should -Be @('HV001', 'HV002', 'HV003', 'HV004')
    }

    It 'asks no more hosts once enough have answered' {
        $lab = New-Fleet 3
        Set-Fault $lab @(@{ Host = 'HV003'; Kind = 'Latency'; Delay = [timespan]::FromMinutes(5) })
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Get-HostNetworkState $lab | Select-Object -First 1).ComputerName | Should -BeIn @('HV001', 'HV002')
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
    }

    It 'stops within a second, however slow the hosts are' {
        $lab = New-Fleet 3
        Set-Fault $lab @(@{ Kind = 'Latency'; Delay = [timespan]::FromMinutes(5) })
        $shell = [powershell]::Create()
        $null = $shell.AddCommand('Import-Module').AddArgument((Get-Module HyperVNetworking).Path).AddStatement()
        $null = $shell.AddCommand('Get-HostNetworkState').AddArgument($lab)
        $running = $shell.BeginInvoke()
        while ($lab.OperationCount('HV001') -eq 0) { Start-Sleep -Milliseconds 20 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
        $running.IsCompleted | Should -BeTrue
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
    }
}

Describe 'Get-HostNetworkState -AsJob' {
    It 'is a job with a child for each host, and a dead one fails alone' {
        $lab = New-Fleet 3
        Set-Fault $lab @(@{ Host = 'HV002'; Kind = 'Unreachable' })
        $job = Get-HostNetworkState $lab -AsJob
        $job | Should -BeOfType System.Management.Automation.Job
        (Get-Job -Id $job.Id).ChildJobs.Location | Should -Be @('HV001', 'HV002', 'HV003')
        ($job | Wait-Job -Timeout 20).State | Should -Be 'Failed'
        $job.ChildJobs.State | Should -Be @('Completed', 'Failed', 'Completed')
        $states = $job | Receive-Job -ErrorVariable problem -ErrorAction SilentlyContinue
        $states.ComputerName | Should -Be @('HV001', 'HV003')
        $problem.Count | Should -Be 1
        $problem[0].Exception.Message | Should -BeLike 'HV002: *'
        $job.HasMoreData | Should -BeFalse
        $job | Remove-Job
        Get-Job -Id $job.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'stops within a second' {
        $lab = New-Fleet 2
        Set-Fault $lab @(@{ Host = 'HV002'; Kind = 'Latency'; Delay = [timespan]::FromMinutes(5) })
        $job = Get-HostNetworkState $lab -AsJob
        $job.ChildJobs[0] | Wait-Job -Timeout 20 | Out-Null
        $job.State | Should -Be 'Running'
        (Measure-Command { $job | Stop-Job }).TotalSeconds | Should -BeLessThan 1
        $job.State | Should -Be 'Stopped'
        $job.ChildJobs.State | Should -Be @('Completed', 'Stopped')
        ($job | Receive-Job).ComputerName | Should -Be 'HV001'
        $job | Remove-Job
    }

    It 'is waited for by Receive-Job -Wait, and gone with -AutoRemoveJob' {
        $job = Get-HostNetworkState (New-Fleet 2) -AsJob
        ($job | Receive-Job -Wait -AutoRemoveJob).Count | Should -Be 2
        Get-Job -Id $job.Id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'Get-HostNetworkState and what is dormant' {
    BeforeAll {
        Set-Content TestDrive:/dormant.json @'
{ "hosts": [ { "name": "HV01", "switches": [ { "name": "S", "type": "Private" } ],
  "vms": [ { "name": "VM1", "adapters": [ { "switch": "S", "vlan": { "mode": "Access", "id": 3 } } ] } ],
  "dormant": [ { "vm": "VM1", "kind": "Checkpoint", "name": "Before the move", "adapters": [ { "switch": "S", "vlan": { "mode": "Access", "id": 2 } } ] },
               { "vm": "VM2", "kind": "Replica", "name": "VM2", "adapters": [ { "switch": "S" } ] } ] } ] }
'@
        $script:lab = Import-NetworkDocument TestDrive:/dormant.json | New-NetworkLab
    }

    It 'lists checkpoints and replicas where they are asked for' {
        $state = Get-HostNetworkState $lab -IncludeCheckpoint -IncludeReplica
        $state.Checkpoints.Name | Should -Be 'Before the move'
        $state.Replicas.VmName | Should -Be 'VM2'
        $state | Out-String -Width 140 | Should -Match '1 Checkpoint, 1 Replica'
        $state.Checkpoints | Out-String -Width 140 | Should -Match 'VM1\s+Checkpoint Before the move\s+Network Adapter: Access 2'
    }

    It 'lists neither by default, and knows both, at the same number of round trips' {
        $before = $lab.OperationCount('HV01')
        $state = Get-HostNetworkState $lab
        $plain = $lab.OperationCount('HV01') - $before
        $state.PSObject.Properties.Name | Should -Not -Contain 'Checkpoints'
        $state | Out-String -Width 140 | Should -Not -Match 'Checkpoint'
        $state.Dormant.Count | Should -Be 2
        Get-HostNetworkState $lab -IncludeCheckpoint -IncludeReplica | Out-Null
        $lab.OperationCount('HV01') - $before | Should -Be (2 * $plain)
        $plain | Should -BeLessOrEqual (12 + 7 + 8 + 1 + 1 + 1)
    }

    It 'lists them in a job too, and a listed state is judged and kept as any other' {
        $state = Get-HostNetworkState $lab -IncludeCheckpoint -AsJob | Receive-Job -Wait -AutoRemoveJob
        $state.Checkpoints.Name | Should -Be 'Before the move'
        $state | Export-NetworkDocument TestDrive:/kept.json
        (Import-NetworkDocument TestDrive:/kept.json).Hosts.Dormant.Count | Should -Be 2
    }
}
