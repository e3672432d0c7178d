BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts-built.json')
    $script:lab = New-NetworkLab $net
    $script:state = Get-HostNetworkState $lab
    $script:verdicts = $state | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
}

Describe 'Export-NetworkReport' {
    It 'writes <Extension> by the extension' -ForEach @(
        @{ Extension = 'html'; Begins = '<!DOCTYPE html>' }
        @{ Extension = 'svg'; Begins = '<svg ' }
        @{ Extension = 'mmd'; Begins = 'flowchart TB' }
        @{ Extension = 'json'; Begins = '{' }
        @{ Extension = 'sarif'; Begins = '{' }
        @{ Extension = 'xml'; Begins = '<?xml ' }
    ) {
        $file = $verdicts | Export-NetworkReport "TestDrive:/report.$Extension" -Requirement $net -State $state -PassThru
        $file.Name | Should -Be "report.$Extension"
        (Get-Content -Raw $file).StartsWith($Begins) | Should -BeTrue
    }

    It 'takes failures and findings of the other cmdlets too, and a plan' {
        $failures = $state | Test-NetworkResilience -Requirement $net -Failure Nic -WarningAction SilentlyContinue
        $findings = $state | Test-NetworkBestPractice -WarningAction SilentlyContinue
        $plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
        @($verdicts) + @($failures) + @($findings) | Export-NetworkReport TestDrive:/all.html -Plan $plan -State $state
        $page = Get-Content -Raw TestDrive:/all.html
        $page | Should -BeLike '*10 proven (layer 2)*2 of 2 hosts read*When a part fails*Findings*'
        $page | Should -BeLike '*physical switch SwitchA*host Host1: 6 VMs*'
    }

    It 'tells what changed since the report before, and warns where there is none' {
        $verdicts | Export-NetworkReport TestDrive:/first.json -PreviousPath TestDrive:/none.json -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*there is no report to compare with yet*'
        $verdicts | Select-Object -Skip 1 | Export-NetworkReport TestDrive:/second.html -PreviousPath TestDrive:/first.json
        Get-Content -Raw TestDrive:/second.html | Should -BeLike "*$($verdicts[0].Requirement.TrimEnd('.')): is asked for no more; it was Proven.*"
    }

    It 'says which host was not read' {
        Set-NetworkLab $lab -HostName Host2 -Fault Unreachable
        $some = Get-HostNetworkState $lab -ErrorAction SilentlyContinue
        Set-NetworkLab $lab -ClearFault
        $some | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue | Export-NetworkReport TestDrive:/one.html -Requirement $net -State $some
        Get-Content -Raw TestDrive:/one.html | Should -BeLike '*unproven, 0 proven (layer 2)*1 of 2 hosts read, Host2*'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'ReportFormatUnknown'; Call = { Export-NetworkReport TestDrive:/report.doc } }
        @{ Id = 'ReportInputUnknown'; Call = { 42 | Export-NetworkReport TestDrive:/x.html -ErrorAction Stop } }
        @{ Id = 'ReportRequirementUnknown'; Call = { Export-NetworkReport TestDrive:/x.html -Requirement 42 } }
        @{ Id = 'ReportNotRead'; Call = { Set-Content TestDrive:/text.json 'no report'; Export-NetworkReport TestDrive:/x.html -PreviousPath TestDrive:/text.json } }
        @{ Id = 'FileExists'; Call = { Set-Content TestDrive:/there.html 'x'; Export-NetworkReport TestDrive:/there.html -NoClobber } }
    ) {
        $Call | Should -Throw -ErrorId "$Id,*"
    }

    It 'writes nothing with -WhatIf' {
        $verdicts | Export-NetworkReport TestDrive:/whatif.html -WhatIf
        Test-Path TestDrive:/whatif.html | Should -BeFalse
    }
}
