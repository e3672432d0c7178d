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
