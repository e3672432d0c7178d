BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
}

Describe 'Set-NetworkLab' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
        $problem = $null
    }

    It 'makes hosts fail, and takes that back' {
        Set-NetworkLab $lab -HostName host2 -Fault AccessDenied
        (Get-HostNetworkState $lab -ErrorVariable problem -ErrorAction SilentlyContinue).ComputerName | Should -Be 'Host1'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'HostAccessDenied,*'
        Set-NetworkLab $lab -ClearFault
        @(Get-HostNetworkState $lab).Count | Should -Be 2
    }

    It 'makes every answer late' {
        (Set-NetworkLab $lab -LatencyMilliseconds 100 -PassThru).Faults[0].Delay.TotalMilliseconds | Should -Be 100
        (Measure-Command { Get-HostNetworkState $lab }).TotalMilliseconds | Should -BeGreaterThan 95
    }

    It 'meets one operation only' {
        Set-NetworkLab $lab -HostName Host1 -Fault Timeout -Operation 1000
        @(Get-HostNetworkState $lab).Count | Should -Be 2
    }

    It 'takes away the faults of the named hosts and keeps the others' {
        Set-NetworkLab $lab -HostName Host1, Host2 -Fault Timeout
        Set-NetworkLab $lab -HostName Host1 -ClearFault
        $lab.Faults.Host | Should -Be 'Host2'
    }

    It 'chooses what no source settles' {
        Set-NetworkLab $lab -JobMode Jobs -Option @{ refuseVlanModify = $true; JobPolls = 3 }
        "$($lab.Options.JobMode) $($lab.Options.RefuseVlanModify) $($lab.Options.JobPolls)" | Should -Be 'Jobs True 3'
        Set-VmVlanAssignment VM1 -VlanId 20 -CimSession $lab -PassThru -ErrorAction SilentlyContinue | Out-Null
    }

    It 'lets a provider answer with a code' {
        Set-NetworkLab $lab -Fault ProviderError -ErrorCode 32775
        Set-VmVlanAssignment VM1 -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'HostInvalidState,*'
        $problem[0].Exception.Message | Should -BeLike '*32775*'
    }

    It 'gives a host another Windows version and leaves its settings alone' {
        $before = (Get-HostNetworkState $lab | Where-Object ComputerName -EQ Host1).Vms
        foreach ($os in 'WindowsServer2025', 'windowsserver2016', 'WindowsServer23H2') {
            Set-NetworkLab $lab -HostName Host1 -OS $os
            $states = Get-HostNetworkState $lab | Sort-Object ComputerName
            $states.OS | Should -Be @($os, 'WindowsServer2012R2')
            $states[0].Vms.Equals($before) | Should -BeTrue
        }

        Set-VmVlanAssignment VM1 -VlanId 20 -CimSession $lab -PassThru | Should -Not -BeNullOrEmpty
    }

    It 'keeps the Windows version in the file of the lab' {
        New-NetworkLab $net -Path TestDrive:/os.json | Set-NetworkLab -OS WindowsServer2022
        (Get-HostNetworkState (Get-NetworkLab TestDrive:/os.json)).OS | Should -Be @('WindowsServer2022', 'WindowsServer2022')
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'LabHostUnknown'; Given = @{ HostName = 'Host9'; Fault = 'Timeout' } }
        @{ Id = 'LabFaultMissing'; Given = @{ Operation = 3 } }
        @{ Id = 'LabFaultConflict'; Given = @{ Fault = 'Timeout'; LatencyMilliseconds = 3 } }
        @{ Id = 'LabFaultConflict'; Given = @{ Fault = 'Timeout'; ErrorCode = 32775 } }
        @{ Id = 'LabFaultMissing'; Given = @{ ErrorCode = 32775 } }
        @{ Id = 'LabErrorCodeInvalid'; Given = @{ Fault = 'ProviderError'; ErrorCode = 4096 } }
        @{ Id = 'LabOSUnknown'; Given = @{ OS = 'Windows7' } }
        @{ Id = 'LabOptionUnknown'; Given = @{ Option = @{ Nonsense = 1 } } }
        @{ Id = 'LabOptionUnknown'; Given = @{ Option = @{ JobPolls = 'many' } } }) {
        Set-NetworkLab $lab @Given -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $lab.Faults.Count | Should -Be 0
        $lab.Options | Should -Be ([HyperVNetworking.Lab.LabOptions]::Default)
    }

    It 'changes nothing with -WhatIf' {
        Set-NetworkLab $lab -Fault Timeout -JobMode Jobs -WhatIf
        $lab.Faults.Count | Should -Be 0
        $lab.Options.JobMode | Should -Be 'Synchronous'
    }

    It 'completes the hosts of the lab and the kinds of faults' {
        $line = 'Set-NetworkLab -Lab $lab -HostName Ho'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('Host1', 'Host2')
        $line = 'Set-NetworkLab -OS WindowsServer202'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('WindowsServer2022', 'WindowsServer2025')
        $line = 'Set-NetworkLab -Fault Unr'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Unreachable'
        $line = 'Set-VmVlanAssignment VM1 -CimSession $lab -AllowManagementPathChange '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('Host1', 'Host2')
    }
}

Describe 'Get-NetworkLab' {
    It 'opens the file of a lab, with its faults and choices' {
        New-NetworkLab $net -Path TestDrive:/lab.json | Set-NetworkLab -HostName Host2 -Fault Timeout -JobMode Jobs
        $again = Get-NetworkLab TestDrive:/lab.json
        $again.HostNames | Should -Be @('Host1', 'Host2')
        "$($again.Faults.Host) $($again.Faults.Kind) $($again.Options.JobMode)" | Should -Be 'Host2 Timeout Jobs'
        (Get-HostNetworkState $again -ErrorAction SilentlyContinue).ComputerName | Should -Be 'Host1'
    }

    It 'shows an open one' {
        $lab = New-NetworkLab $net
        Set-NetworkLab $lab -HostName Host1 -LatencyMilliseconds 1
        Get-HostNetworkState $lab | Out-Null
        $count = $lab.OperationCount('Host1') + $lab.OperationCount('Host2')
        Get-NetworkLab -Lab $lab | Out-String -Width 140 | Should -Match "Host1, Host2\s+$count Host1: Latency 1 ms\s+\(in memory\)"
        $lab | Get-NetworkLab | Format-List | Out-String -Width 400 | Should -Match "Operations : Host1 $($lab.OperationCount('Host1')), Host2"
    }

    It 'says in one sentence what is no lab' {
        Set-Content TestDrive:/no.json '{}'
        Set-Content TestDrive:/text.json 'not even JSON'
        Get-NetworkLab TestDrive:/no.json -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-NetworkLab TestDrive:/text.json -ErrorVariable +problem -ErrorAction SilentlyContinue
        $problem[1].Exception.Message | Should -Not -Match 'LineNumber|BytePosition'
        Get-NetworkLab TestDrive:/missing.json -ErrorVariable +problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId -replace ',.*' | Should -Be @('LabNotUsable', 'LabNotUsable', 'LabNotUsable')
    }
}
