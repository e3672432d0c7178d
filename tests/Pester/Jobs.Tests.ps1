BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')
    $script:built = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
    $script:quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problem' }

    # What a host is, without when it was read.
    function Get-Picture($Lab) {
        Get-HostNetworkState $Lab | Sort-Object ComputerName | Export-NetworkDocument TestDrive:/picture.json
        (Get-Content -Raw TestDrive:/picture.json) -replace '"readAt": "[^"]+"'
    }
}

Describe 'Invoke-NetworkPlan -AsJob' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
        $problem = $null
    }

    It 'is one transaction with a child for each of its hosts, and ends as the foreground does' {
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob
        $job | Should -BeOfType System.Management.Automation.Job
        $job.ChildJobs.Location | Should -Be @('Host1', 'Host2')
        $report = $job | Wait-Job -Timeout 30 | Receive-Job
        $other = New-NetworkLab $net
        $expected = $plan | Invoke-NetworkPlan -CimSession $other -AllowManagementPathChange Host2
        "$($report.Outcome) $($report.Summary)" | Should -Be "$($expected.Outcome) $($expected.Summary)"
        $job.State | Should -Be 'Completed'
        $job.ChildJobs.StatusMessage | Should -Be @('12 Done', '7 Done')
        Get-Picture $lab | Should -Be (Get-Picture $other)
        $job | Remove-Job
    }

    It 'tells each step in the child of its host' {
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob | Wait-Job -Timeout 30
        $job.ChildJobs[1].Verbose.Count | Should -Be 7
        $job.ChildJobs[1].Verbose[0].Message | Should -BeLike 'Host2: step 13 VM VM7 *: Done.'
        $job | Remove-Job
    }

    It 'returns each host in its own child with -PassThru' {
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob -PassThru | Wait-Job -Timeout 30
        $job.ChildJobs[1].Output.ComputerName | Should -Be 'Host2'
        ($job | Receive-Job).ComputerName | Should -Be @('Host1', 'Host2')
        $job | Remove-Job
    }

    It 'is refused as the foreground is, with the error in the child of the host' {
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AsJob | Wait-Job -Timeout 30
        $job.State | Should -Be 'Failed'
        $job.ChildJobs[1].Error[0].FullyQualifiedErrorId | Should -Be 'ManagementPathChangeNotAllowed'
        ($job | Receive-Job @quiet).Outcome | Should -Be 'Refused'
        $problem[0].Exception.Message | Should -BeLike 'Host2: step 16*'
        $job | Remove-Job
    }

    It 'leaves what Ctrl+C leaves when it is stopped, and Stop-Job returns within a second' {
        $before = Get-Picture $lab
        Set-NetworkLab $lab -LatencyMilliseconds 30
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        while ($job.ChildJobs[0].StatusMessage -notlike 'Changed*' -and $watch.Elapsed.TotalSeconds -lt 20) { Start-Sleep -Milliseconds 5 }
        (Measure-Command { $job | Stop-Job }).TotalSeconds | Should -BeLessThan 1
        $job.State | Should -BeIn 'Stopping', 'Stopped'
        $job | Wait-Job -Timeout 30 | Out-Null
        $job.State | Should -Be 'Stopped'
        $report = $job | Receive-Job @quiet
        $report.Outcome | Should -Be 'Undone'
        $problem.FullyQualifiedErrorId | Should -Contain 'RunCancelled'
        Set-NetworkLab $lab -ClearFault
        Get-Picture $lab | Should -Be $before
        $job | Remove-Job
    }

    It 'stops at once while it only reads' {
        Set-NetworkLab $lab -LatencyMilliseconds 600000
        $job = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob
        (Measure-Command { $job | Stop-Job }).TotalSeconds | Should -BeLessThan 1
        $job.State | Should -Be 'Stopped'
        $job.ChildJobs.State | Should -Be @('Stopped', 'Stopped')
        $job | Remove-Job
    }

    It 'runs several plans one after the other' {
        $empty = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
        $job = $plan, $empty | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -AsJob | Wait-Job -Timeout 30
        ($job | Receive-Job @quiet).Count | Should -Be 2
        $job | Remove-Job
    }
}

Describe 'A change that cannot be asked for in a job' {
    BeforeEach {
        $script:lab = New-NetworkLab $built
    }

    It '<Name> ends before any host is asked' -ForEach @(
        @{ Name = 'Invoke-NetworkPlan'; Call = { $plan | Invoke-NetworkPlan -CimSession $lab -AsJob -Confirm } }
        @{ Name = 'Set-VmVlanAssignment'; Call = { Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -AsJob -Confirm } }
        @{ Name = 'Set-VmVlanAssignment by preference'; Call = { $ConfirmPreference = 'Low'; Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -AsJob } }
        @{ Name = 'New-TenantSwitch'; Call = { New-TenantSwitch New Private -CimSession $lab -AsJob -Confirm } }) {
        { & $Call } | Should -Throw -ErrorId 'ConfirmationRequired,*'
        $lab.OperationCount('Host1') | Should -Be 0
    }

    It 'is not in the way with -Force' {
        $job = & {
            $ConfirmPreference = 'Low'
            Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -AsJob -Force
        }
        $job | Wait-Job -Timeout 30 | Out-Null
        $job.State | Should -Be 'Completed'
        $job | Remove-Job
    }
}

Describe 'Set-VmVlanAssignment -AsJob' {
    BeforeEach {
        $script:lab = New-NetworkLab $built
        $problem = $null
    }

    It 'returns what the foreground returns' {
        $job = Set-VmVlanAssignment VM1, VM8, Nope -VlanId 30 -CimSession $lab -AsJob -PassThru | Wait-Job -Timeout 30
        $rows = $job | Receive-Job @quiet
        $expected = Set-VmVlanAssignment VM1, VM8, Nope -VlanId 30 -CimSession (New-NetworkLab $built) -PassThru -ErrorAction SilentlyContinue -ErrorVariable expectedProblem
        ($rows | ConvertTo-Csv) | Should -Be ($expected | ConvertTo-Csv)
        $problem[0].Exception.Message | Should -Be $expectedProblem[0].Exception.Message
        $job.State | Should -Be 'Failed'
        $job.ChildJobs.State | Should -Be @('Completed', 'Completed')
        $job | Remove-Job
    }

    It 'fails in the child of the dead host only' {
        Set-NetworkLab $lab -HostName Host2 -Fault Unreachable
        $job = Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -AsJob -PassThru | Wait-Job -Timeout 30
        $job.ChildJobs.State | Should -Be @('Completed', 'Failed')
        ($job | Receive-Job @quiet).VMName | Should -Be 'VM1'
        $problem[0].Exception.Message | Should -BeLike 'Host2: *'
        $job | Remove-Job
    }

    It 'is no job with -WhatIf, and changes nothing' {
        Set-VmVlanAssignment VM1 -VlanId 30 -CimSession $lab -AsJob -WhatIf | Should -BeNullOrEmpty
        "$((Get-HostNetworkState $lab).Vms.Where{ $_.Name -eq 'VM1' }.Adapters.Vlan)" | Should -Be 'Access 2'
    }
}

Describe 'New-TenantSwitch -AsJob' {
    It 'makes the switch on every host' {
        $lab = New-NetworkLab $built
        $job = New-TenantSwitch New Private -CimSession $lab -AsJob -PassThru | Wait-Job -Timeout 30
        ($job | Receive-Job).ComputerName | Should -Be @('Host1', 'Host2')
        $job.ChildJobs.StatusMessage | Should -Be @('1 Done', '1 Done')
        (Get-HostNetworkState $lab).Switches.Name.Where{ $_ -eq 'New' }.Count | Should -Be 2
        $job | Remove-Job
    }
}
