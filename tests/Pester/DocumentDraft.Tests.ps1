BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:lab = New-NetworkLab $net
}

Describe 'New-NetworkDocument' {
    It 'drafts a tenant for each VLAN and each switch without uplink' {
        $draft = Get-HostNetworkState $lab | New-NetworkDocument -WarningVariable warned -WarningAction SilentlyContinue
        "$($draft.Tenants.Name)" | Should -Be 'VLAN 2 VLAN 3 VLAN 4 Host1 Switch B Untagged'
        "$($draft.Tenants[0].Members)" | Should -Be 'VM1 VM2 VM7'
        "$warned" | Should -BeLike 'CableNotDescribed: No host can tell where it is cabled to: physical NIC * of host Host1*'
    }

    It 'gives a document that is saved, read again and judged' {
        Get-HostNetworkState $lab | New-NetworkDocument -WarningAction SilentlyContinue | Export-NetworkDocument TestDrive:/draft.json
        $verdicts = Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement (Import-NetworkDocument TestDrive:/draft.json) -WarningAction SilentlyContinue
        ($verdicts | Where-Object Tenant -EQ 'Host1 Switch B Untagged').Outcome | Select-Object -Unique | Should -Be 'Proven'
        ($verdicts | Where-Object Tenant -EQ 'VLAN 2').MissingFacts | Should -Not -BeNullOrEmpty
    }

    It 'drafts by the beginning of names' {
        $host1 = $net.Hosts[0]
        $draft = $host1 | New-NetworkDocument -GroupBy NamePattern -WarningAction SilentlyContinue
        "$($draft.Tenants.Name)" | Should -Be 'VM'
        ($host1 | New-NetworkDocument -NamePattern '^VM[12]$' -WarningAction SilentlyContinue).Tenants.Name | Should -Be @('VM1', 'VM2')
    }

    It 'drafts what a CSV file says' {
        Set-Content TestDrive:/members.csv 'Tenant,VMName', 'Sales,VM1', 'Sales, VM2 ', '"R&D, labs",VM5', 'Sales,VM99'
        $draft = Get-HostNetworkState $lab | New-NetworkDocument -CsvPath TestDrive:/members.csv -WarningVariable warned -WarningAction SilentlyContinue
        $draft.Tenants | ForEach-Object { "$($_.Name): $($_.Members)" } | Should -Be @('R&D, labs: VM5', 'Sales: VM1 VM2')
        "$warned" | Should -BeLike '*MemberUnknown: The list puts VM99 into tenant Sales*AdapterNotDrafted: In no tenant of the draft: VM VM3*'
    }

    It 'drafts nothing of a file with a bad row, and names every one' {
        Set-Content TestDrive:/bad.csv 'Tenant,VM', 'Sales,VM1', ',VM2', 'Sales,'
        $draft = Get-HostNetworkState $lab | New-NetworkDocument -CsvPath TestDrive:/bad.csv -ErrorVariable failed -ErrorAction SilentlyContinue
        $draft | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'CsvRowIncomplete,*'
        "$failed" | Should -BeLike '*Line 3 of * has no Tenant.*Line 4 of * has no VM.*'
    }

    It 'refuses what contradicts itself' -ForEach @(
        @{ Bad = @{ GroupBy = 'Csv' }; Id = 'GroupingContradicts' }
        @{ Bad = @{ GroupBy = 'Vlan'; NamePattern = 'x' }; Id = 'GroupingContradicts' }
        @{ Bad = @{ NamePattern = 'x'; CsvPath = 'y' }; Id = 'GroupingContradicts' }
        @{ Bad = @{ NamePattern = '(' }; Id = 'NamePatternInvalid' }
        @{ Bad = @{ CsvPath = 'TestDrive:/gone.csv' }; Id = 'FileNotFound' }
    ) {
        { $net.Hosts | New-NetworkDocument @Bad } | Should -Throw -ErrorId "$Id,*"
    }

    It 'ends a pattern that takes too long on a name' {
        $name = ('a' * 40) + '!'
        $text = Get-Content -Raw (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
        Set-Content TestDrive:/slow.json ($text -replace '"VM1"', """$name""")
        { (Import-NetworkDocument TestDrive:/slow.json).Hosts | New-NetworkDocument -NamePattern '^(a+)+$' } | Should -Throw -ErrorId 'NamePatternInvalid,*'
    }
}
