BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:lab = New-NetworkLab $net
    $script:states = Get-HostNetworkState $lab
}

Describe 'Test-NetworkIsolation -Probe' {
    It 'gives each verdict its probes, and says that it was not yet run on a real host' {
        $verdicts = $states | Test-NetworkIsolation -Requirement $net -Probe -CimSession $lab -WarningVariable warnings -WarningAction SilentlyContinue
        "$($warnings | Where-Object { $_ -like 'ProbeNotYetTried: *' })" | Should -BeLike '*not yet run on a real host*'
        $verdicts.Probes.Count | Should -BeGreaterThan 20
        $verdicts.Probes.Agrees | Should -Not -Contain $false
        ($verdicts.Outcome | Sort-Object -Unique) | Should -Be 'Proven'
        $verdicts[1].Probes[0].Sentence | Should -Be 'The probe from VM VM1 of Sales on host Host1 to VM VM7 of Sales on host Host2 was heard, as the model says.'
        $verdicts[1] | Format-List | Out-String -Width 200 | Should -Match 'Probes +: The probe from VM VM1'
    }

    It 'changes no host' {
        $states | Test-NetworkIsolation -Requirement $net -Probe -CimSession $lab -WarningAction SilentlyContinue | Out-Null
        $lab.WriteCount('Host1') + $lab.WriteCount('Host2') | Should -Be 0
    }

    It 'contradicts a document that does not describe the real switches' {
        $text = Get-Content (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json') -Raw
        $path = Join-Path $TestDrive 'cut.json'
        $cut = $text | ConvertFrom-Json
        ($cut.fabric.switches | Where-Object name -EQ SwitchC).ports | Where-Object name -EQ 48 | ForEach-Object { $_.allowed = '1,3-4' }
        $cut | ConvertTo-Json -Depth 20 | Set-Content $path
        $other = New-NetworkLab (Import-NetworkDocument $path)
        $verdicts = Get-HostNetworkState $other | Test-NetworkIsolation -Requirement $net -Probe -CimSession $other -WarningVariable warnings -WarningAction SilentlyContinue
        "$(($verdicts | Where-Object Outcome -NE Proven).ForEach({ "$($_.Tenant) $($_.Kind) $($_.Outcome)" }))" | Should -Be 'Sales Reach Unproven'
        @($warnings | Where-Object { $_ -like 'ProbeContradictsModel: *' }).Count | Should -Be 1
        Get-HostNetworkState $other | Test-NetworkIsolation -Requirement $net -Probe -CimSession $other -Quiet -WarningAction SilentlyContinue | Should -BeFalse
        Get-HostNetworkState $other | Test-NetworkIsolation -Requirement $net -Quiet | Should -BeTrue
    }

    It 'lists the probes with -WhatIf and sends none' {
        $before = $lab.OperationCount('Host1')
        $verdicts = $states | Test-NetworkIsolation -Requirement $net -Probe -CimSession $lab -WhatIf
        $lab.OperationCount('Host1') | Should -Be $before
        $verdicts.Count | Should -BeGreaterThan 4
        @($verdicts.Probes | Where-Object { $_ }).Count | Should -Be 0
    }

    It 'names the host that is not among those that are probed' {
        $states | Test-NetworkIsolation -Requirement $net -Probe -ComputerName Host9 -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        $warnings | Where-Object { $_ -like 'ProbeNotMade: *host Host1 is not among the hosts*' } | Should -Not -BeNullOrEmpty
    }

    It 'needs hosts, by one way' {
        { $states | Test-NetworkIsolation -Requirement $net -Probe } | Should -Throw -ErrorId 'ProbeNeedsHosts,*'
        { $states | Test-NetworkIsolation -Requirement $net -Probe -CimSession $lab -ComputerName Host1 } | Should -Throw -ErrorId 'SessionAndComputerName,*'
        { $states | Test-NetworkIsolation -Requirement $net -Probe -CimSession 7 } | Should -Throw -ErrorId 'SessionNotKnown,*'
    }
}
