BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # Two hosts on one switch each: a VM with two adapters, and a VM name that both hosts have.
    Set-Content TestDrive:/hosts.json @'
{ "hosts": [
    { "name": "HV01", "physicalNics": [{ "name": "NIC1" }, { "name": "NIC2", "use": "Management" }],
      "switches": [{ "name": "S", "type": "External", "uplink": "NIC1", "allowManagementOS": true }],
      "hostAdapters": [{ "name": "S", "switch": "S" }],
      "vms": [
        { "name": "WEB1", "adapters": [{ "name": "Network Adapter", "switch": "S" }] },
        { "name": "WEB2", "adapters": [{ "name": "Network Adapter", "switch": "S", "vlan": { "mode": "Access", "id": 7 } }] },
        { "name": "DUAL", "adapters": [{ "name": "Front", "switch": "S" }, { "name": "Back", "switch": "S" }] },
        { "name": "TWIN", "adapters": [{ "name": "Network Adapter", "switch": "S" }] } ] },
    { "name": "HV02", "physicalNics": [{ "name": "NIC1" }],
      "switches": [{ "name": "S", "type": "External", "uplink": "NIC1" }],
      "vms": [{ "name": "TWIN", "adapters": [{ "name": "Network Adapter", "switch": "S" }] }] } ] }
'@

    function Get-Vlan([string] $VM, [string] $Adapter = '*') {
        $adapters = ((Get-HostNetworkState $lab | Sort-Object ComputerName).Vms | Where-Object Name -EQ $VM).Adapters | Where-Object Name -Like $Adapter
        @($adapters | ForEach-Object { "$($_.Vlan)" })
    }
}

Describe 'Set-VmVlanAssignment' {
    BeforeEach {
        $script:lab = Import-NetworkDocument TestDrive:/hosts.json | New-NetworkLab
        $problem = $null
    }

    It 'sets access mode with -VlanId alone' {
        Set-VmVlanAssignment WEB1 -VlanId 20 -CimSession $lab | Should -BeNullOrEmpty
        Get-Vlan WEB1 | Should -Be 'Access 20'
    }

    It 'takes the VLAN away with -Untagged only' {
        Set-VmVlanAssignment -VMName WEB2 -Untagged -CimSession $lab
        Get-Vlan WEB2 | Should -Be 'Untagged'
    }

    It 'sets a trunk from text, numbers or both' -ForEach @(
        @{ List = '2-4,10' }, @{ List = 2, 3, 4, 10 }, @{ List = '2-4', 10 }) {
        Set-VmVlanAssignment WEB1 -Trunk -NativeVlanId 0 -AllowedVlanIdList $List -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Trunk native 0 allowed 2-4,10'
    }

    It 'refuses a list that is none' -ForEach @(
        @{ List = '5-2'; Piece = '5-2' }, @{ List = '1,,2'; Piece = '1,,2' }, @{ List = 0; Piece = '0' }, @{ List = 4095; Piece = '4095' }) {
        Set-VmVlanAssignment WEB1 -Trunk -NativeVlanId 1 -AllowedVlanIdList $List -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VlanListInvalid,*'
        $problem[0].Exception.Message | Should -BeLike "VM WEB1: *$Piece*"
        $lab.OperationCount('HV01') | Should -Be 0
        Get-Vlan WEB1 | Should -Be 'Untagged'
    }

    It 'changes what a CSV file says, and a blank cell is an error, never untagged' {
        Set-Content TestDrive:/rows.csv 'VMName,VlanId', 'WEB1,20', 'WEB2,', 'NOBODY,3', 'WEB2,4095', 'WEB2,x'
        $done = Import-Csv TestDrive:/rows.csv | Set-VmVlanAssignment -CimSession $lab -PassThru -ErrorVariable problem -ErrorAction SilentlyContinue
        $done.VMName | Should -Be 'WEB1'
        "$($done.PreviousVlan) $($done.Vlan)" | Should -Be 'Untagged Access 20'
        $problem.FullyQualifiedErrorId -replace ',.*' | Should -Be @('VlanIdBlank', 'VlanIdInvalid', 'VlanIdInvalid', 'VmNotFound')
        $problem[0].Exception.Message | Should -BeLike '*WEB2*blank*'
        Get-Vlan WEB1 | Should -Be 'Access 20'
        Get-Vlan WEB2 | Should -Be 'Access 7'
    }

    It 'takes a cell that is missing for a blank one' {
        Set-Content TestDrive:/rows.csv 'VMName,VlanId', 'WEB2'
        Import-Csv TestDrive:/rows.csv | Set-VmVlanAssignment -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VlanIdBlank,*'
        Get-Vlan WEB2 | Should -Be 'Access 7'
    }

    It 'takes a blank VM name for an error' {
        Set-Content TestDrive:/rows.csv 'VMName,VlanId', ',20'
        Import-Csv TestDrive:/rows.csv | Set-VmVlanAssignment -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VmNotGiven,*'
    }

    It 'does not guess between two adapters' {
        Set-VmVlanAssignment DUAL -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AdapterAmbiguous,*'
        $problem[0].Exception.Message | Should -BeLike "HV01: *DUAL*'Front', 'Back'*"
        Get-Vlan DUAL | Should -Be @('Untagged', 'Untagged')
    }

    It 'changes the adapter that a column names' {
        [pscustomobject]@{ VMName = 'DUAL'; VMNetworkAdapterName = 'back'; VlanId = 20 } | Set-VmVlanAssignment -CimSession $lab
        Get-Vlan DUAL | Should -Be @('Untagged', 'Access 20')
    }

    It 'lists the ids where two hosts have a VM of that name' {
        Set-VmVlanAssignment TWIN -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $ids = ((Get-HostNetworkState $lab).Vms | Where-Object Name -EQ TWIN).Id
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VmAmbiguous,*'
        foreach ($id in $ids) { $problem[0].Exception.Message | Should -BeLike "*$id*" }
    }

    It 'takes the id, or the host of the row, where the name says too little' {
        $id = ((Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV02).Vms | Where-Object Name -EQ TWIN).Id
        Set-VmVlanAssignment -VMId $id -VlanId 20 -CimSession $lab
        [pscustomobject]@{ VMName = 'TWIN'; ComputerName = 'HV01'; VlanId = 30 } | Set-VmVlanAssignment -CimSession $lab
        Get-Vlan TWIN | Should -Be @('Access 30', 'Access 20')
    }

    It 'never binds a bare Name' {
        [pscustomobject]@{ Name = 'WEB1'; VlanId = 20 } | Set-VmVlanAssignment -CimSession $lab -ErrorAction SilentlyContinue
        Get-Vlan WEB1 | Should -Be 'Untagged'
    }

    It 'takes what Get-VM emits' {
        $state = (Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV01).Vms | Where-Object Name -EQ WEB1
        $vm = [pscustomobject]@{
            PSTypeName = 'Microsoft.HyperV.PowerShell.VirtualMachine'; Name = 'WEB1'; VMName = 'WEB1'
            Id = [guid] $state.Id; VMId = [guid] $state.Id; ComputerName = 'HV01'
        }
        $vm | Set-VmVlanAssignment -VlanId 20 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Access 20'
        Set-VmVlanAssignment -VM $vm -VlanId 21 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Access 21'
        $state | Set-VmVlanAssignment -VlanId 22 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Access 22'
    }

    It 'takes what Get-VMNetworkAdapter emits' {
        $vm = (Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV01).Vms | Where-Object Name -EQ DUAL
        $adapter = [pscustomobject]@{
            PSTypeName = 'Microsoft.HyperV.PowerShell.VMNetworkAdapter'; Name = 'Back'; VMName = 'DUAL'; VMId = [guid] $vm.Id
            Id = "Microsoft:$($vm.Id)\$($vm.Adapters[1].Id)"; ComputerName = 'HV01'; IsManagementOs = $false
        }
        $adapter | Set-VmVlanAssignment -VlanId 20 -CimSession $lab
        Get-Vlan DUAL | Should -Be @('Untagged', 'Access 20')
    }

    It 'changes nothing with -WhatIf' {
        Set-VmVlanAssignment WEB1, WEB2 -VlanId 20 -CimSession $lab -WhatIf
        Get-Vlan WEB1 | Should -Be 'Untagged'
        Get-Vlan WEB2 | Should -Be 'Access 7'
    }

    It 'changes a host virtual adapter only where its host is allowed by name' {
        Set-VmVlanAssignment -ManagementOS -VMNetworkAdapterName S -VlanId 10 -CimSession $lab -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ManagementPathChangeNotAllowed,*'
        "$((Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV01).HostAdapters[0].Vlan)" | Should -Be 'Untagged'
        Set-VmVlanAssignment -ManagementOS -VMNetworkAdapterName S -VlanId 10 -CimSession $lab -AllowManagementPathChange HV01
        "$((Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV01).HostAdapters[0].Vlan)" | Should -Be 'Access 10'
    }

    It 'wants exactly one setting' {
        Set-VmVlanAssignment WEB1 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VlanModeMissing,*'
        Set-VmVlanAssignment WEB1 -VlanId 3 -Untagged -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VlanModeConflict,*'
        Set-VmVlanAssignment WEB1 -Trunk -NativeVlanId 3 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AllowedVlanMissing,*'
    }

    It 'sets every mode of a private VLAN' {
        Set-VmVlanAssignment WEB1 -Isolated -PrimaryVlanId 100 -SecondaryVlanId 101 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Isolated 100/101'
        Set-VmVlanAssignment WEB1 -Community -PrimaryVlanId 100 -SecondaryVlanId 102 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Community 100/102'
        Set-VmVlanAssignment WEB1 -Promiscuous -PrimaryVlanId 100 -SecondaryVlanIdList 101-103, 110 -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Promiscuous 100/101-103,110'
        Set-VmVlanAssignment WEB1 -Untagged -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Untagged'
    }

    It 'goes from every mode to every other' {
        $modes = @(
            @{ Untagged = $true }, @{ VlanId = 20 }, @{ Trunk = $true; NativeVlanId = 1; AllowedVlanIdList = '1-5' },
            @{ Isolated = $true; PrimaryVlanId = 100; SecondaryVlanId = 101 }, @{ Community = $true; PrimaryVlanId = 100; SecondaryVlanId = 102 },
            @{ Promiscuous = $true; PrimaryVlanId = 100; SecondaryVlanIdList = 101, 102 })
        $text = 'Untagged', 'Access 20', 'Trunk native 1 allowed 1-5', 'Isolated 100/101', 'Community 100/102', 'Promiscuous 100/101-102'
        for ($from = 0; $from -lt $modes.Count; $from++) {
            for ($to = 0; $to -lt $modes.Count; $to++) {
                $before, $after = $modes[$from], $modes[$to]
                Set-VmVlanAssignment WEB1 @before -CimSession $lab
                $done = Set-VmVlanAssignment WEB1 @after -CimSession $lab -PassThru
                "$($done.PreviousVlan) -> $($done.Vlan)" | Should -Be "$($text[$from]) -> $($text[$to])"
                Get-Vlan WEB1 | Should -Be $text[$to]
            }
        }
    }

    It 'refuses <Id>: <Why>' -ForEach @(
        @{ Why = 'the primary is its own secondary'; Id = 'PrimaryEqualsSecondary'; Given = @{ Isolated = $true; PrimaryVlanId = 100; SecondaryVlanId = 100 } }
        @{ Why = 'the primary is its own secondary'; Id = 'PrimaryEqualsSecondary'; Given = @{ Community = $true; PrimaryVlanId = 100; SecondaryVlanId = 100 } }
        @{ Why = 'the primary is among the secondaries'; Id = 'PrimaryInSecondaries'; Given = @{ Promiscuous = $true; PrimaryVlanId = 100; SecondaryVlanIdList = '99-101' } }
        @{ Why = 'no secondary'; Id = 'VlanIdBlank'; Given = @{ Isolated = $true; PrimaryVlanId = 100 } }
        @{ Why = 'no primary'; Id = 'VlanIdBlank'; Given = @{ Community = $true; SecondaryVlanId = 100 } }
        @{ Why = 'no primary'; Id = 'VlanIdBlank'; Given = @{ SecondaryVlanIdList = 100 } }
        @{ Why = 'no secondaries'; Id = 'SecondaryVlanMissing'; Given = @{ Promiscuous = $true; PrimaryVlanId = 100 } }
        @{ Why = 'no mode'; Id = 'PrivateVlanModeMissing'; Given = @{ PrimaryVlanId = 100; SecondaryVlanId = 101 } }
        @{ Why = 'out of range'; Id = 'VlanIdInvalid'; Given = @{ Isolated = $true; PrimaryVlanId = 4095; SecondaryVlanId = 101 } }
        @{ Why = 'two modes'; Id = 'VlanModeConflict'; Given = @{ Isolated = $true; Community = $true; PrimaryVlanId = 100; SecondaryVlanId = 101 } }
        @{ Why = 'two modes'; Id = 'VlanModeConflict'; Given = @{ Isolated = $true; VlanId = 3; PrimaryVlanId = 100; SecondaryVlanId = 101 } }
        @{ Why = 'two modes'; Id = 'VlanModeConflict'; Given = @{ VlanId = 3; PrimaryVlanId = 100 } }
        @{ Why = 'two modes'; Id = 'VlanModeConflict'; Given = @{ Untagged = $true; AllowedVlanIdList = 3 } }
        @{ Why = 'a list where one is meant'; Id = 'VlanModeConflict'; Given = @{ Isolated = $true; PrimaryVlanId = 100; SecondaryVlanIdList = 101 } }
        @{ Why = 'one where a list is meant'; Id = 'VlanModeConflict'; Given = @{ Promiscuous = $true; PrimaryVlanId = 100; SecondaryVlanId = 101 } }) {
        Set-VmVlanAssignment WEB2 @Given -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be "$Id,HyperVNetworking.Commands.SetVmVlanAssignmentCommand"
        $problem[0].Exception.Message | Should -BeLike '*WEB2*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Vlan WEB2 | Should -Be 'Access 7'
    }

    It 'takes the VLANs of every mode from the columns of a CSV file' {
        Set-Content TestDrive:/private.csv 'VMName,PrimaryVlanId,SecondaryVlanId', 'WEB1,100,101', 'WEB2,100,'
        Import-Csv TestDrive:/private.csv | Set-VmVlanAssignment -Isolated -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId -replace ',.*' | Should -Be 'VlanIdBlank'
        Get-Vlan WEB1 | Should -Be 'Isolated 100/101'
        Get-Vlan WEB2 | Should -Be 'Access 7'

        # One file for several modes: the columns that a row leaves blank say nothing.
        Set-Content TestDrive:/mixed.csv 'VMName,VlanId,NativeVlanId,AllowedVlanIdList,PrimaryVlanId,SecondaryVlanIdList', 'WEB1,20,,,,', 'WEB2,,1,"1-5,9",,', 'TWIN,,,,100,"101,102"'
        Import-Csv TestDrive:/mixed.csv | Where-Object VMName -NE TWIN | Set-VmVlanAssignment -CimSession $lab
        Import-Csv TestDrive:/mixed.csv | Where-Object VMName -EQ TWIN | Select-Object *, @{ Name = 'ComputerName'; Expression = { 'HV02' } } | Set-VmVlanAssignment -CimSession $lab
        Get-Vlan WEB1 | Should -Be 'Access 20'
        Get-Vlan WEB2 | Should -Be 'Trunk native 1 allowed 1-5,9'
        Get-Vlan TWIN | Should -Be @('Untagged', 'Promiscuous 100/101-102')
    }

    It 'tells two rows that contradict each other' {
        Set-Content TestDrive:/rows.csv 'VMName,VlanId', 'WEB1,20', 'web1,30'
        Import-Csv TestDrive:/rows.csv | Set-VmVlanAssignment -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AssignmentConflict,*'
        Get-Vlan WEB1 | Should -Be 'Access 20'
    }

    It 'goes on with the other hosts when one does not answer' {
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@([HyperVNetworking.Lab.LabFault]@{ Host = 'HV02'; Kind = 'Unreachable' })
        Set-VmVlanAssignment WEB1 -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].Exception.Message | Should -BeLike 'HV02: *'
        $lab.Faults = [HyperVNetworking.Lab.LabFault[]]@()
        Get-Vlan WEB1 | Should -Be 'Access 20'
    }

    It 'disconnects an adapter on a host that changes no VLAN in place only with -AllowDisconnect' {
        Set-NetworkLab $lab -Option @{ RefuseVlanModify = $true }
        Set-VmVlanAssignment WEB2 -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].Exception.Message | Should -BeLike '*allow it (-AllowDisconnect).*'
        Get-Vlan WEB2 | Should -Be 'Access 7'
        Set-VmVlanAssignment WEB2 -VlanId 20 -CimSession $lab -AllowDisconnect
        Get-Vlan WEB2 | Should -Be 'Access 20'
    }
}
