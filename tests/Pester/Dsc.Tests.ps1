# The DSC resources, driven as DSC drives them: by their manifests, through stdin and stdout; and as classes.

BeforeDiscovery {
    $resources = 'TenantNetwork', 'TeamNicSet', 'VmVlanAssignment' | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    $script:module = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking'
    Import-Module (Join-Path $module 'HyperVNetworking.psd1') -Force
    $script:samples = (Resolve-Path (Join-Path $PSScriptRoot '../../samples')).Path
    $script:sample = Join-Path $samples 'two-hosts.json'
    . (Join-Path $PSScriptRoot 'DscDriver.ps1')

    function New-Lab([string] $Document = $sample) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).lab"
        New-NetworkLab (Import-NetworkDocument $Document) -Path $path | Out-Null
        $path
    }

    function Get-Hash([string] $Lab) {
        (Get-ChildItem "$Lab.hosts" | Get-FileHash).Hash
    }

    function New-Tenants([string] $Lab, [hashtable] $More = @{}) {
        @{ document = $sample; lab = $Lab; journalPath = "$TestDrive/journal" } + $More
    }

    function Get-Errors($Answer) {
        @($Answer.Messages | Where-Object { $_.error } | ForEach-Object error)
    }
}

Describe 'The manifest of <Type>' -ForEach $resources {
    BeforeAll {
        $script:manifest = Get-ResourceManifest $Type
        $script:instance = $manifest.schema.embedded
    }

    It 'has what the published schema of manifests asks for, and no key that DSC refuses' {
        $manifest.'$schema' | Should -Be 'https://raw.githubusercontent.com/PowerShell/DSC/main/schemas/v3/bundled/resource/manifest.json'
        $manifest.type | Should -MatchExactly '^\w+(\.\w+){0,3}\/\w+$'
        $manifest.type | Should -BeExactly "HyperVNetworking/$Type"
        $manifest.version | Should -Be (Import-PowerShellDataFile (Join-Path $module 'HyperVNetworking.psd1')).ModuleVersion
        $manifest.tags | ForEach-Object { $_ | Should -MatchExactly '^\w+$' }
        $known = '$schema', 'type', 'version', 'description', 'kind', 'tags', 'get', 'set', 'whatIf', 'test', 'delete', 'export', 'validate', 'resolve', 'adapter', 'exitCodes', 'schema'
        $manifest.PSObject.Properties.Name | Where-Object { $known -cnotcontains $_ } | Should -BeNullOrEmpty
    }

    It 'runs <_> by pwsh without a profile, with the instance on stdin' -ForEach 'get', 'set', 'whatIf', 'test', 'export' {
        $command = $manifest.$_
        $command.executable | Should -BeExactly 'pwsh'
        $command.args[0..2] | Should -Be '-NoLogo', '-NoProfile', '-NonInteractive'
        $command.args[-2..-1] | Should -BeExactly $_, $Type
        $command.input | Should -BeExactly 'stdin'
        Join-Path $module 'dsc' $command.args[4] | Should -Exist
    }

    It 'says what set, what-if and test return, and that set looks first' {
        $manifest.set.return, $manifest.whatIf.return, $manifest.test.return | Should -BeExactly 'state', 'state', 'state'
        $manifest.set.implementsPretest, $manifest.whatIf.implementsPretest | Should -Be $true, $true
    }

    It 'describes the exit codes that the resource has' {
        $manifest.exitCodes.PSObject.Properties.Name | Should -Be '0', '1', '2', '3', '4'
    }

    It 'refers to the properties that DSC has the meaning of, as it asks, and brings them along' {
        foreach ($name in $instance.properties.PSObject.Properties.Name | Where-Object { $_ -in '_inDesiredState', '_exist' }) {
            $uri = $instance.properties.$name.'$ref'
            $uri | Should -BeExactly "https://raw.githubusercontent.com/PowerShell/DSC/main/schemas/v3/resource/properties/$($name.TrimStart('_')).json"
            $instance.'$defs'.$uri.'$id' | Should -BeExactly $uri
        }
    }

    It 'describes every property, and lets none be told that nobody may read' {
        foreach ($property in $instance.properties.PSObject.Properties | Where-Object { -not $_.Value.'$ref' }) {
            $property.Value.description | Should -Not -BeNullOrEmpty -Because $property.Name
        }

        $instance.properties.credential.writeOnly | Should -BeTrue
        $instance.additionalProperties | Should -BeFalse
    }

    It 'has no property that the class of the same name lacks, and the other way round' {
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $module '../HyperVNetworking.Dsc/HyperVNetworking.Dsc.psm1'), [ref] $null, [ref] $null)
        $class = $tree.Find({ param($node) $node -is [System.Management.Automation.Language.TypeDefinitionAst] -and $node.Name -eq $Type }, $true)
        $properties = @($class.Members | Where-Object { $_ -is [System.Management.Automation.Language.PropertyMemberAst] }).Name | Where-Object { $_ -ne 'Name' }
        $expected = $instance.properties.PSObject.Properties.Name | Where-Object { $_ -notin 'name', '_inDesiredState', '_metadata' } | ForEach-Object { if ($_ -eq '_exist') { 'Ensure' } else { $_ } }
        $properties | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'prints its schema' {
        $answer = Invoke-DscResource $Type 'schema'
        $answer.ExitCode | Should -Be 0
        $answer.Output.Count | Should -Be 1
        ($answer.Output[0] | ConvertFrom-Json).title | Should -Be "HyperVNetworking/$Type"
    }
}

Describe 'TenantNetwork' {
    Context 'from bare hosts to proven ones' {
        BeforeAll {
            $script:lab = New-Lab
            $script:wanted = New-Tenants $lab @{ allowManagementPathChange = @('Host2') }
        }

        It 'gets what holds and what is open' {
            $state = (Invoke-DscResource TenantNetwork get $wanted).State
            $state.isolation | Should -Be 'Violated'
            ($state.tenants | Where-Object name -EQ Sales).outcome | Should -Be 'Violated'
            ($state.tenants | Where-Object name -EQ Management).outcome | Should -Be 'Proven'
            $state.changes.Count | Should -Be 19
            $state.changes[0] | Should -BeLike "Host1 1/19 virtual switch Switch A: absent -> External on P-NIC1*"
            $state.unreadHosts.Count | Should -Be 0
            $state.PSObject.Properties.Name | Should -Not -Contain '_inDesiredState'
        }

        It 'tests that it is not so yet' {
            (Invoke-DscResource TenantNetwork test $wanted).State._inDesiredState | Should -BeFalse
        }

        It 'tells with what-if the steps and what they lead to, and changes nothing' {
            $before = Get-Hash $lab
            $state = (Invoke-DscResource TenantNetwork whatIf $wanted).State
            $state._metadata.whatIf.Count | Should -Be 19
            $state._metadata.whatIf[18] | Should -BeLike 'Host2 19/19 VM VM9 *'
            $state.isolation | Should -Be 'Proven'
            $state.changes.Count | Should -Be 0
            Get-Hash $lab | Should -Be $before
        }

        It 'sets it as one change, tells the state that came of it, and then finds nothing to do' {
            $answer = Invoke-DscResource TenantNetwork set $wanted
            $answer.ExitCode | Should -Be 0
            $answer.State.isolation | Should -Be 'Proven'
            $answer.State.changes.Count | Should -Be 0
            @($answer.Messages | Where-Object { $_.info }).info | Should -BeLike '*Done: 19 steps on 2 hosts*'
            @(Get-NetworkChange -JournalPath "$TestDrive/journal").Count | Should -Be 1
            (Invoke-DscResource TenantNetwork test $wanted).State._inDesiredState | Should -BeTrue
            $before = Get-Hash $lab
            (Invoke-DscResource TenantNetwork set $wanted).ExitCode | Should -Be 0
            Get-Hash $lab | Should -Be $before
        }

        It 'exports what there is as an instance that is in its desired state' {
            $exported = Invoke-DscResource TenantNetwork export @{ lab = $lab }
            $exported.Output.Count | Should -Be 1
            $exported.State.requirement.tenants.Count | Should -Be 4
            $answer = Invoke-DscResource TenantNetwork test $exported.Output[0]
            $answer.ExitCode | Should -Be 0
            $answer.State.changes.Count | Should -Be 0
        }
    }

    It 'refuses what is not allowed, and no host is touched; what-if and test say so beforehand' {
        $lab = New-Lab
        $before = Get-Hash $lab
        $whatIf = Invoke-DscResource TenantNetwork whatIf (New-Tenants $lab)
        $whatIf.ExitCode | Should -Be 0
        $whatIf.State._metadata.whatIf[-1] | Should -BeLike 'Would be refused: *-AllowManagementPathChange Host2.'
        $answer = Invoke-DscResource TenantNetwork set (New-Tenants $lab)
        $answer.ExitCode | Should -Be 1
        $answer.Output.Count | Should -Be 0
        Get-Errors $answer | Should -BeLike 'ManagementPathChangeNotAllowed: *'
        Get-Hash $lab | Should -Be $before
    }

    It 'undoes a change that fails, on every host, and fails' {
        $lab = New-Lab
        Set-NetworkLab (Get-NetworkLab $lab) -HostName Host2 -Fault ProviderError
        $answer = Invoke-DscResource TenantNetwork set (New-Tenants $lab @{ allowManagementPathChange = @('Host2') })
        $answer.ExitCode | Should -BeIn 1, 3
        (Get-Errors $answer).Count | Should -BeGreaterThan 0
        $opened = Get-NetworkLab $lab
        Set-NetworkLab $opened -ClearFault
        (Get-HostNetworkState $opened).Switches | Should -BeNullOrEmpty
    }
}
