BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:samples = Join-Path $PSScriptRoot '../../samples'
    $script:net = Import-NetworkDocument (Join-Path $samples 'four-nics.json')
    $script:rows = Import-Csv (Join-Path $samples 'traffic.csv')
    function Get-Id($Problem) { $Problem | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Select-Object -Unique }
}

Describe 'New-TeamNicSet' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
    }

    It 'makes a team with a team NIC for each row on every host, and nothing when it runs again' {
        $made = $rows | New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -CimSession $lab -PassThru
        $made.ComputerName | Should -Be 'HV01', 'HV02'
        $made[0].TeamNic.Name | Should -Be 'Mgmt - VLAN 10', 'Mgmt - VLAN 11', 'Mgmt - VLAN 12'
        $made[0].TeamNic.Traffic | Should -Be 'Management', 'CSV', 'LiveMigration'
        $made[0].TeamNic.Primary | Should -Be $true, $false, $false
        $before = $lab.OperationCount('HV01')
        $rows | New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -CimSession $lab
        $lab.OperationCount('HV01') - $before | Should -BeLessOrEqual (12 + 7 + 8 + 1 + 1 + 1 + 8 + 1)
        (Get-TeamNicSet -CimSession $lab).Team | Should -Be 'Mgmt', 'Mgmt'
    }

    It 'prints each step and changes nothing with -WhatIf' {
        $rows | New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -CimSession $lab -WhatIf
        Get-TeamNicSet -CimSession $lab | Should -BeNullOrEmpty
    }

    It 'takes each row for its host, with an address' {
        $table = [pscustomobject]@{ VlanId = '10'; IPAddress = '198.51.100.1'; PrefixLength = '24'; ComputerName = 'HV01' }, [pscustomobject]@{ VlanId = '10'; IPAddress = '198.51.100.2'; PrefixLength = '24'; ComputerName = 'HV02' }
        $made = $table | New-TeamNicSet Mgmt NIC1, NIC2 -CimSession $lab -PassThru
        $made.TeamNic.Addresses | Should -Be '198.51.100.1/24', '198.51.100.2/24'
    }

    It 'makes several teams of one table' {
        [pscustomobject]@{ Team = 'A'; Member = 'NIC1'; VlanId = 5 }, [pscustomobject]@{ Team = 'B'; Member = 'NIC2'; VlanId = 6 }, [pscustomobject]@{ Team = 'A'; Member = 'NIC1'; VlanId = 7 } | New-TeamNicSet -CimSession $lab
        (Get-TeamNicSet A -CimSession $lab)[0].Vlans | Should -Be '5, 7'
        (Get-TeamNicSet B* -CimSession $lab)[0].Vlans | Should -Be '6'
    }

    It 'makes nothing of a table with a row that is wrong: <Id>' -ForEach @(
        @{ Id = 'VlanIdBlank'; Row = @{ VlanId = '' } }, @{ Id = 'VlanIdInvalid'; Row = @{ VlanId = '4095' } }, @{ Id = 'AddressInvalid'; Row = @{ VlanId = '11'; IPAddress = '192.0.2.7' } }
        @{ Id = 'AddressInvalid'; Row = @{ VlanId = '11'; IPAddress = '1'; PrefixLength = 24 } }, @{ Id = 'TeamRowsDiffer'; Row = @{ VlanId = '11'; TeamingMode = 'Lacp' } }, @{ Id = 'TrafficConflict'; Row = @{ VlanId = '10'; Traffic = 'CSV' } }
        @{ Id = 'AddressOnSeveralHosts'; Row = @{ VlanId = '11'; IPAddress = '192.0.2.7'; PrefixLength = 24 } }
    ) {
        [pscustomobject]@{ VlanId = '10' }, [pscustomobject]$Row | New-TeamNicSet Mgmt NIC1, NIC2 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be $Id
        Get-TeamNicSet -CimSession $lab | Should -BeNullOrEmpty
    }

    It 'takes the NIC that the host is managed over only by name and with permission' {
        New-TeamNicSet Host Setup -CimSession $lab -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'ManagementPathChangeNotAllowed'
        (New-TeamNicSet Free * -CimSession $lab -PassThru)[0].Member | Should -Be 'NIC1', 'NIC2', 'NIC3', 'NIC4'
        New-TeamNicSet Host Setup -CimSession $lab -AllowManagementPathChange HV01, HV02
        (Get-TeamNicSet Host -CimSession $lab).Count | Should -Be 2
    }

    It 'leaves every host alone where one cannot have it' {
        Set-NetworkLab $lab -HostName HV02 -Fault AccessDenied
        New-TeamNicSet Mgmt NIC1, NIC2 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'HostAccessDenied'
        Set-NetworkLab $lab -ClearFault
        Get-TeamNicSet -CimSession $lab | Should -BeNullOrEmpty
    }

    It 'runs as a job, and is undone like every change' {
        $known = @((Get-NetworkChange).ChangeId)
        $job = $rows | New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -CimSession $lab -AsJob -PassThru | Wait-Job -Timeout 60
        $job.State | Should -Be 'Completed'
        ($job | Receive-Job).Count | Should -Be 2
        $change = Get-NetworkChange | Where-Object ChangeId -NotIn $known
        Undo-NetworkChange $change.ChangeId -CimSession $lab -AllowManagementPathChange HV01, HV02
        Get-TeamNicSet -CimSession $lab | Should -BeNullOrEmpty
    }

    It 'completes teams and NICs of the lab' {
        New-TeamNicSet 'My team' NIC1 -CimSession $lab
        $line = 'Get-TeamNicSet -CimSession $lab -Team M'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain "'My team'"
        $line = 'New-TeamNicSet X -CimSession $lab -Member N'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'NIC1', 'NIC2', 'NIC3', 'NIC4'
    }
}

Describe 'Set- and Remove-TeamNicSet' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
        $rows | New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -CimSession $lab
    }

    It 'changes members, standby, settings and team NICs, and each team NIC by its own row' {
        $after = Set-TeamNicSet Mgmt -Member NIC1, NIC2, NIC3 -StandbyMember NIC3 -LoadBalancingAlgorithm HyperVPort -CimSession $lab -PassThru
        "$($after[0].Member) $($after[0].StandbyMember) $($after[0].LoadBalancingAlgorithm)" | Should -Be 'NIC1 NIC2 NIC3 NIC3 HyperVPort'
        (Set-TeamNicSet Mgmt -StandbyMember '' -TeamingMode Lacp -CimSession $lab -PassThru)[0].LacpTimer | Should -Be 'Fast'
        Set-TeamNicSet Mgmt -Name 'Mgmt - VLAN 12' -VlanId 13 -NewName Live -CimSession $lab
        (Get-TeamNicSet Mgmt -CimSession $lab)[0].TeamNic.Name | Should -Be 'Mgmt - VLAN 10', 'Mgmt - VLAN 11', 'Live'
        (Get-TeamNicSet Mgmt -CimSession $lab).TeamNic | Where-Object Name -EQ 'Live' | Remove-TeamNicSet -CimSession $lab
        (Get-TeamNicSet Mgmt -CimSession $lab).Vlans | Should -Be '10, 11', '10, 11'
        Remove-TeamNicSet Mgmt -CimSession $lab
        Get-TeamNicSet -CimSession $lab | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        Remove-TeamNicSet None -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'TeamNotFound'
        Set-TeamNicSet Mgmt -VlanId 99 -NewName X -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'TeamNicNotFound'
        Remove-TeamNicSet Mgmt -VlanId 10 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'PrimaryTeamNicStays'
    }
}
