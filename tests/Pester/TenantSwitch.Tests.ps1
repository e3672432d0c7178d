BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    Set-Content TestDrive:/hosts.json @'
{ "hosts": [
    { "name": "HV01", "physicalNics": [{ "name": "NIC1" }, { "name": "NIC2" }, { "name": "NIC3" }, { "name": "NIC4" }], "switches": [{ "name": "Old", "type": "External", "uplink": "NIC1" }] },
    { "name": "HV02", "physicalNics": [{ "name": "NIC1" }, { "name": "NIC2" }] } ] }
'@
    function Get-Switch([string] $Name) { (Get-HostNetworkState $lab | Sort-Object ComputerName).Switches | Where-Object Name -EQ $Name }
}

Describe 'New-TenantSwitch' {
    BeforeEach {
        $script:lab = Import-NetworkDocument TestDrive:/hosts.json | New-NetworkLab
        $problem = $null
    }

    It 'makes a <_> virtual switch on every host' -ForEach 'Private', 'Internal' {
        $made = New-TenantSwitch Lab $_ -CimSession $lab -PassThru
        "$($made.ComputerName) $($made.SwitchType) $($made.Created)" | Should -Be "HV01 HV02 $_ $_ True True"
        (Get-Switch Lab).Type | Should -Be @($_, $_)
    }

    It 'makes an External one only where the host is allowed by name, -Force or not' {
        New-TenantSwitch Tenant External -UplinkNic NIC2 -AllowManagementOS -CimSession $lab -AllowManagementPathChange HV02 -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ManagementPathChangeNotAllowed,*'
        $problem[0].Exception.Message | Should -BeLike 'HV01: *'
        $made = @(Get-Switch Tenant)
        $made.Count | Should -Be 1
        "$($made[0].Type) $($made[0].Uplinks) $($made[0].AllowManagementOS)" | Should -Be 'External NIC2 True'
        (Get-HostNetworkState $lab | Where-Object ComputerName -EQ HV02).HostAdapters.Name | Should -Be 'Tenant'
    }

    It 'changes nothing where an equal one is there' {
        New-TenantSwitch Lab Private -CimSession $lab
        $before = $lab.OperationCount('HV01')
        Get-HostNetworkState $lab | Out-Null
        $reading = $lab.OperationCount('HV01') - $before
        $again = New-TenantSwitch lab Private -CimSession $lab -PassThru
        $again.Created | Should -Be @($false, $false)
        $lab.OperationCount('HV01') - $before | Should -Be (2 * $reading)
    }

    It 'does not touch another one of that name, and goes on with the other hosts' {
        New-TenantSwitch Old Private -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SwitchNameTaken,*'
        $problem[0].Exception.Message | Should -BeLike 'HV01: *External on NIC1*Private*'
        (Get-Switch Old).Type | Sort-Object | Should -Be @('Private', 'External')
    }

    It 'names the free NICs where the given one is none' -ForEach @(@{ Nic = 'NIC1'; Why = 'in use' }, @{ Nic = 'NIC9'; Why = 'not there' }) {
        New-TenantSwitch New External -UplinkNic $Nic -CimSession $lab -AllowManagementPathChange HV01, HV02 -ErrorVariable problem -ErrorAction SilentlyContinue
        $record = $problem | Where-Object TargetObject -EQ HV01
        $record.FullyQualifiedErrorId | Should -BeLike 'UplinkNotUsable,*'
        $record.Exception.Message | Should -BeLike "HV01: physical NIC $Nic*$Why*free are: NIC2, NIC3, NIC4.*"
    }

    It 'refuses <Id> before any host is asked' -ForEach @(
        @{ Id = 'MissingUplink'; Given = @{ SwitchType = 'External' } }
        @{ Id = 'UnexpectedUplink'; Given = @{ SwitchType = 'Private'; UplinkNic = 'NIC2' } }
        @{ Id = 'UnexpectedUplink'; Given = @{ SwitchType = 'Internal'; AllowManagementOS = $true } }) {
        New-TenantSwitch New @Given -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $lab.OperationCount('HV01') | Should -Be 0
    }

    It 'changes nothing with -WhatIf' {
        New-TenantSwitch Lab Private -CimSession $lab -WhatIf
        Get-Switch Lab | Should -BeNullOrEmpty
    }

    It 'takes rows' {
        [pscustomobject]@{ Name = 'A'; SwitchType = 'Private' }, [pscustomobject]@{ Name = 'B'; SwitchType = 'Internal' } | New-TenantSwitch -CimSession $lab
        (Get-Switch A).Count | Should -Be 2
        (Get-Switch B).Count | Should -Be 2
    }

    It 'makes what it can where a host does not answer' {
        Set-NetworkLab $lab -HostName HV01 -Fault Unreachable
        New-TenantSwitch Lab Private -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].Exception.Message | Should -BeLike 'HV01: *'
        Set-NetworkLab $lab -ClearFault
        @(Get-Switch Lab).Count | Should -Be 1
    }
}
