# The two ways in which a fleet is run that we show: samples/fleet.dsc.yaml and samples/runbook.ps1.

BeforeAll {
    $script:module = (Resolve-Path (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking')).Path
    Import-Module (Join-Path $module 'HyperVNetworking.psd1') -Force
    $script:samples = (Resolve-Path (Join-Path $PSScriptRoot '../../samples')).Path
    . (Join-Path $PSScriptRoot 'DscDriver.ps1')

    # What the sample's instructions make: documents and labs in one folder.
    function New-Folder([string[]] $Name) {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        foreach ($one in $Name) {
            Copy-Item (Join-Path $samples "$one.json") $folder
            New-NetworkLab (Import-NetworkDocument (Join-Path $samples "$one.json")) -Path (Join-Path $folder "$one.lab") | Out-Null
        }

        $folder
    }
}

Describe 'samples/fleet.dsc.yaml' {
    BeforeAll {
        $script:folder = New-Folder 'two-hosts', 'four-nics', 'converged-team-built'
        $script:fleet = ConvertFrom-SimpleYaml (Join-Path $samples 'fleet.dsc.yaml')

        # The one function of DSC that the sample's properties use.
        function Resolve-Expression($Value) {
            if ($Value -is [System.Collections.IDictionary]) {
                $resolved = [ordered]@{}
                foreach ($name in $Value.Keys) {
                    $resolved[$name] = Resolve-Expression $Value[$name]
                }

                return $resolved
            }

            if ($Value -is [array]) {
                return , @($Value | ForEach-Object { Resolve-Expression $_ })
            }

            if ($Value -is [string] -and $Value.StartsWith('[')) {
                $Value | Should -Match "^\[path\(parameters\('folder'\), '([^']+)'\)\]$"
                return Join-Path $folder ($Value -replace "^.*, '([^']+)'\)\]$", '$1')
            }

            $Value
        }
    }

    It 'is a configuration document whose instances have names, types and an order' {
        $fleet.'$schema' | Should -Be 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json'
        $fleet.Keys | Should -Be '$schema', 'parameters', 'resources'
        $fleet.parameters.folder.type | Should -Be 'string'
        $fleet.resources.name | Select-Object -Unique | Should -HaveCount $fleet.resources.Count
        $earlier = @()
        foreach ($resource in $fleet.resources) {
            $resource.Keys | Where-Object { $_ -notin 'name', 'type', 'properties', 'dependsOn' } | Should -BeNullOrEmpty
            foreach ($needed in $resource.dependsOn) {
                $needed | Should -BeIn $earlier
            }

            $earlier += "[resourceId('$($resource.type)', '$($resource.name)')]"
        }

        $fleet.resources.type | Select-Object -Unique | Should -HaveCount 3
        Get-Content -Raw (Join-Path $samples 'fleet.dsc.yaml') | Should -Not -Match 'password'
    }

    It 'brings every instance into its desired state, each through its manifest, and then finds nothing to do' {
        foreach ($resource in $fleet.resources) {
            $type = ($resource.type -split '/')[1]
            $properties = Resolve-Expression $resource.properties
            $whatIf = Invoke-DscResource $type whatIf $properties
            $whatIf.ExitCode | Should -Be 0 -Because $resource.name
            $set = Invoke-DscResource $type set $properties
            $set.ExitCode | Should -Be 0 -Because "$($resource.name): $($set.Text)"
            $test = Invoke-DscResource $type test $properties
            $test.State._inDesiredState | Should -BeTrue -Because "$($resource.name): $($test.Text)"
        }

        (Get-TeamNicSet Mgmt -CimSession (Get-NetworkLab (Join-Path $folder 'four-nics.lab')))[1].Vlans | Should -Be '10, 11, 12'
    }
}

Describe 'samples/runbook.ps1' {
    BeforeAll {
        $script:folder = New-Folder 'two-hosts'
        $script:lab = Join-Path $folder 'two-hosts.lab'
        $script:out = Join-Path $folder 'out'

        # As a scheduled task starts it.
        function Invoke-Runbook {
            $path = $env:PSModulePath
            try {
                $env:PSModulePath = Split-Path $module
                $printed = pwsh -NoProfile -NonInteractive -File (Join-Path $samples 'runbook.ps1') -LabPath $lab -Folder $out @args 2>&1
                [pscustomobject]@{ ExitCode = $LASTEXITCODE; Printed = $printed; Log = @(Get-Content -LiteralPath (Join-Path $out 'runbook.log')) }
            }
            finally {
                $env:PSModulePath = $path
            }
        }

        function Get-Hash {
            (Get-ChildItem "$lab.hosts" | Get-FileHash).Hash
        }

        $script:document = Join-Path $folder 'two-hosts.json'
    }

    It 'reports and changes nothing without -Apply' {
        $before = Get-Hash
        $run = Invoke-Runbook -Document $document
        $run.ExitCode | Should -Be 1
        $run.Printed | Should -BeNullOrEmpty
        @($run.Log -match ' STEP ').Count | Should -Be 19
        $run.Log -match ' VIOLATED ' | Should -HaveCount 4
        $run.Log[-1] | Should -Match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ INFO  The run ends with 1\.$'
        Get-Content -Raw (Join-Path $out 'report.html') | Should -BeLike '*<html*'
        Get-Hash | Should -Be $before
    }

    It 'is refused what nobody allowed, and says how to allow it' {
        $before = Get-Hash
        $run = Invoke-Runbook -Document $document -Apply
        $run.ExitCode | Should -Be 1
        $run.Log -match ' ERROR ManagementPathChangeNotAllowed: .*-AllowManagementPathChange Host2' | Should -Not -BeNullOrEmpty
        Get-Hash | Should -Be $before
    }

    It 'makes no change that is larger than it may be' {
        $before = Get-Hash
        $run = Invoke-Runbook -Document $document -Apply -AllowManagementPathChange Host2 -MaximumChange 18
        $run.ExitCode | Should -Be 1
        Get-Hash | Should -Be $before
    }

    It 'applies as one change, ends with 0, and does nothing the second time; lists come as "pwsh -File" hands them on' {
        $run = Invoke-Runbook -Document $document -Apply -AllowManagementPathChange 'Host1,Host2'
        $run.ExitCode | Should -Be 0
        $run.Log -match 'Done: 19 steps on 2 hosts.* Undo-NetworkChange \S+ takes it back\.' | Should -Not -BeNullOrEmpty
        $run.Log[-2] | Should -BeLike '*10 of 10 requirements are proven at layer 2, 0 steps are open.'
        $before = Get-Hash
        (Invoke-Runbook -Document $document -Apply).ExitCode | Should -Be 0
        Get-Hash | Should -Be $before
        @(Get-NetworkChange -JournalPath (Join-Path $out 'journal')).Count | Should -Be 1
    }

    It 'ends with 3 where a host cannot be read, and changes nothing then' {
        $opened = Get-NetworkLab $lab
        Set-VmVlanAssignment VM1 -VlanId 99 -CimSession $opened
        Set-NetworkLab $opened -HostName Host2 -Fault Unreachable
        $before = Get-Hash
        $run = Invoke-Runbook -Document $document -Apply
        $run.ExitCode | Should -Be 3
        $run.Log -match ' ERROR HostUnreachable: Host2: ' | Should -Not -BeNullOrEmpty
        Get-Hash | Should -Be $before
    }

    It 'ends with 2 where a document cannot be used' {
        Set-Content -LiteralPath "$folder/wrong.json" -Value '{ "tenants": [ { "name": 1 } ] }'
        $run = Invoke-Runbook -Document "$folder/wrong.json"
        $run.ExitCode | Should -Be 2
        $run.Log -match ' ERROR .*wrong\.json\(1,' | Should -Not -BeNullOrEmpty
    }

    It 'holds no password' {
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $samples 'runbook.ps1'), [ref] $null, [ref] $null)
        $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -in 'ConvertTo-SecureString', 'Get-Credential' }, $true) | Should -BeNullOrEmpty
        $tree.Extent.Text | Should -Match 'Get-Secret -Name \$CredentialSecret'
    }
}
