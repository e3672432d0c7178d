BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:samples = Join-Path $PSScriptRoot '../../samples'
}

Describe 'Import-NetworkFabric' {
    It 'reads a pair of switches and the cables between them' {
        $net = Import-NetworkFabric "$samples/switches/tor-*.cfg" -LldpPath "$samples/switches/*.lldp.json" -WarningVariable warned -WarningAction SilentlyContinue
        $net | Should -BeOfType HyperVNetworking.Model.NetworkDocument
        $net.Fabric.Switches.Name | Should -Be @('tor-1', 'tor-2')
        $net.Fabric.Mlag | ForEach-Object { "$($_.First) $($_.Second)" } | Should -Be 'tor-1 tor-2'
        $net.Fabric.Links.Count | Should -Be 2
        ($net.Fabric.Switches[0].Ports | Where-Object Name -EQ 'Ethernet1/2').Attached | Should -Be 'Server1'
        "$warned" | Should -BeLike 'LineNotUnderstood: *tor-1.cfg(47): "ip port access-group SERVERS in":*'
    }

    It 'takes files from the pipeline and gives a document that is saved and read again' {
        Get-ChildItem "$samples/switches/tor-*.cfg" | Import-NetworkFabric -Dialect NxOs -OtherPort Unused 3> $null | Export-NetworkDocument TestDrive:/fabric.json
        $again = Import-NetworkDocument TestDrive:/fabric.json
        "$($again.Fabric.Switches.OtherPorts)" | Should -Be 'Unused Unused'
        $again.Fabric.Switches[0].Ports[0].Allowed.ToString() | Should -Be '7,101-102'
    }

    It 'keeps the tenants and hosts of a document' {
        $net = Import-NetworkDocument "$samples/two-hosts.json"
        $both = Import-NetworkFabric "$samples/switches/tor-1.cfg" -Document $net 3> $null
        "$($both.Tenants.Name)" | Should -Be "$($net.Tenants.Name)"
        "$($both.Fabric.Switches.Name)" | Should -Be 'SwitchA SwitchC tor-1'
    }

    It 'tells every line' {
        $lines = Import-NetworkFabric "$samples/switches/tor-1.cfg" -Line 3> $null
        $lines.Count | Should -Be (Get-Content "$samples/switches/tor-1.cfg" | Where-Object { $_.Trim() }).Count
        ($lines | Where-Object Outcome -EQ 'Reported').Line | Should -Be 47
        $lines | Where-Object { $_.Outcome -ne 'Understood' -and -not $_.Reason } | Should -BeNullOrEmpty
    }

    It 'returns no document without one of its files' {
        Set-Content TestDrive:/other.cfg 'set system host-name x'
        $net = Import-NetworkFabric "$samples/switches/tor-1.cfg", TestDrive:/other.cfg -ErrorVariable failed -ErrorAction SilentlyContinue 3> $null
        $net | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'SwitchDialectUnknown,*'
        { Import-NetworkFabric TestDrive:/gone.cfg -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
        { Import-NetworkFabric "$samples/switches/tor-1.cfg", "$samples/switches/tor-1.cfg", "$samples/switches/tor-2.cfg" -LldpPath "$samples/two-hosts.json" -ErrorAction Stop 3> $null } | Should -Throw -ErrorId 'LldpOwnerUnknown,*'
        { Import-NetworkFabric "$samples/switches/tor-1.cfg" -LldpPath "$samples/two-hosts.json" -ErrorAction Stop 3> $null } | Should -Throw -ErrorId 'LldpFormatUnknown,*'
    }

    It 'reads text that Windows PowerShell redirected' {
        [IO.File]::WriteAllText("$TestDrive/wide.cfg", (Get-Content -Raw "$samples/switches/tor-2.cfg"), [Text.Encoding]::Unicode)
        (Import-NetworkFabric TestDrive:/wide.cfg 3> $null).Fabric.Switches.Name | Should -Be 'tor-2'
    }
}

Describe 'Export-SwitchConfiguration' {
    BeforeAll {
        $script:fabric = Import-NetworkFabric "$samples/switches/tor-*.cfg" 3> $null
    }

    It 'writes configurations that are read again alike' {
        $fabric | Export-SwitchConfiguration TestDrive:/whole
        $again = Import-NetworkFabric TestDrive:/whole/*.cfg 3> $null
        $again.Fabric.Switches[0].Ports | ForEach-Object { "$_" } | Sort-Object | Should -Be ($fabric.Fabric.Switches[0].Ports | ForEach-Object { "$($_ -replace 'Attached = [^,]*', 'Attached = ')" } | Sort-Object)
    }

    It 'writes nothing where nothing differs, and adds alone where the document lists more' {
        $fabric | Export-SwitchConfiguration -ConfigurationPath "$samples/switches/tor-*.cfg" 3> $null | Should -BeNullOrEmpty
        (Get-Content -Raw "$samples/switches/tor-2.cfg") -replace 'allowed vlan 7,101\r?\n', "allowed vlan 102`n" | Set-Content TestDrive:/less.cfg
        Copy-Item "$samples/switches/tor-1.cfg" TestDrive:/same.cfg
        $lines = $fabric | Export-SwitchConfiguration -ConfigurationPath TestDrive:/less.cfg, TestDrive:/same.cfg 3> $null
        $lines.Switch | Should -Be 'tor-2'
        "$($lines.Lines)" | Should -Be '! physical switch tor-2 interface Ethernet1/1   switchport trunk allowed vlan add 7,101'
        $lines = $fabric | Export-SwitchConfiguration -ConfigurationPath TestDrive:/less.cfg, TestDrive:/same.cfg -AllowRemoval 3> $null
        $lines.Lines | Should -Contain '  switchport trunk allowed vlan remove 102'
    }

    It 'writes what a plan needs, and refuses what has no lines' {
        $net = Import-NetworkDocument "$samples/two-hosts.json"
        New-TenantVlanPlan $net -State $net.Hosts -WarningAction SilentlyContinue | Export-SwitchConfiguration | Should -BeNullOrEmpty
        $narrow = (Get-Content -Raw "$samples/two-hosts.json") -replace '"name": "1", "mode": "Trunk", "native": 1, "allowed": "2-4"', '"name": "Ethernet1/1", "mode": "Trunk", "native": 1, "allowed": "2,99"' -replace '"SwitchA/1"', '"SwitchA/Ethernet1/1"'
        Set-Content TestDrive:/narrow.json $narrow
        $net = Import-NetworkDocument TestDrive:/narrow.json
        $plan = New-TenantVlanPlan $net -State $net.Hosts -WarningAction SilentlyContinue
        "$(($plan | Export-SwitchConfiguration).Lines)" | Should -Be '! physical switch SwitchA interface Ethernet1/1   switchport trunk allowed vlan add 3-4'
        { $plan | Export-SwitchConfiguration -Dialect Os10 -WarningAction Stop } | Should -Throw '*PortNotWritable*'
        { 'x' | Export-SwitchConfiguration } | Should -Throw -ErrorId 'NotAFabric,*'
        { $fabric, $fabric | Export-SwitchConfiguration } | Should -Throw -ErrorId 'SeveralDocuments,*'
    }

    It 'writes no file with -WhatIf' {
        $fabric | Export-SwitchConfiguration TestDrive:/none -WhatIf
        Test-Path TestDrive:/none | Should -BeFalse
    }
}
