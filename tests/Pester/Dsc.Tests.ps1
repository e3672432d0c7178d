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

Describe 'TenantNetwork where something is wrong' {
    It 'tells hosts that were not read apart: nothing that depends on them is proven, and it is not in its desired state' {
        $lab = New-Lab (Join-Path $samples 'two-hosts-built.json')
        $opened = Get-NetworkLab $lab
        Set-NetworkLab $opened -HostName Host2 -Fault Unreachable
        $answer = Invoke-DscResource TenantNetwork test (New-Tenants $lab)
        $answer.ExitCode | Should -Be 0
        $answer.State.unreadHosts | Should -Be 'Host2'
        $answer.State.isolation | Should -Be 'Unproven'
        $answer.State._inDesiredState | Should -BeFalse
        @($answer.Messages | Where-Object { $_.warn }).warn[0] | Should -BeLike 'HostUnreachable: Host2: *'
        (Invoke-DscResource TenantNetwork set (New-Tenants $lab)).ExitCode | Should -Be 3
    }

    It 'fails with 3 where no host could be read, and names each' {
        $lab = New-Lab
        $opened = Get-NetworkLab $lab
        Set-NetworkLab $opened -HostName Host1, Host2 -Fault Unreachable
        foreach ($operation in 'get', 'set') {
            $answer = Invoke-DscResource TenantNetwork $operation (New-Tenants $lab)
            $answer.ExitCode | Should -Be 3
            $answer.Output.Count | Should -Be 0
            Get-Errors $answer | Should -BeLike '*Host*'
            (Get-Errors $answer) -like 'HostUnreachable: Host1: *' | Should -Not -BeNullOrEmpty
            (Get-Errors $answer) -like 'HostUnreachable: Host2: *' | Should -Not -BeNullOrEmpty
        }
    }

    It 'does not pass for done where a tenant is violated and nothing is left to change' {
        # The physical switch joins what the hosts keep apart: no step on a host can mend that.
        $document = (Get-Content -Raw (Join-Path $samples 'two-hosts-built.json') | ConvertFrom-Json -AsHashtable)
        $lab = New-Lab (Join-Path $samples 'two-hosts-built.json')
        $document.fabric.switches[0].ports[0] = [ordered]@{ name = "$($document.fabric.switches[0].ports[0].name)"; mode = 'Access'; vlan = 2 }
        $answer = Invoke-DscResource TenantNetwork set @{ requirement = $document; lab = $lab; journalPath = "$TestDrive/journal" }
        $answer.ExitCode | Should -Be 1
        (Get-Errors $answer) -like 'TenantViolated: Tenant *' | Should -Not -BeNullOrEmpty
    }

    It 'tells the line of a document that is wrong, by the name that the instance has for it' {
        Set-Content -LiteralPath "$TestDrive/wrong.json" -Value "{`n  `"tenants`": [ { `"nam`": `"Sales`" } ] }"
        $answer = Invoke-DscResource TenantNetwork test @{ document = "$TestDrive/wrong.json"; lab = (New-Lab) }
        $answer.ExitCode | Should -Be 2
        @(Get-Errors $answer)[0] | Should -BeLike '*wrong.json(2,16): "members" is missing*'
        $answer = Invoke-DscResource TenantNetwork test ('{ "requirement": { "tenants": [ { "nam": "Sales" } ] }, "lab": ' + (ConvertTo-Json (New-Lab)) + ' }')
        $answer.ExitCode | Should -Be 2
        @(Get-Errors $answer)[0] | Should -BeLike 'MissingKey: requirement(1,*): "members" is missing*'
    }
}

Describe 'Input that cannot be used' {
    It 'ends with 2 and says <Message>' -ForEach @(
        @{ Json = '{ "document": '; Message = 'InputNotJson: The input is not JSON: line 1, byte *' }
        @{ Json = '[1]'; Message = 'InputNotJson: The input is a JSON array and not an object.' }
        @{ Json = '{"Document":"/a"}'; Message = "PropertyUnknown: The property 'Document' is unknown; known are name, document, *" }
        @{ Json = '{"document":7}'; Message = "PropertyTypeInvalid: The property 'document' is of type integer and must be of type string or array." }
        @{ Json = '{"document":["/a",{}]}'; Message = "PropertyTypeInvalid: The property 'document?1?' is of type object and must be of type string." }
        @{ Json = '{"lab":"/a","lab":"/b"}'; Message = "PropertyTwice: The property 'lab' is given twice." }
        @{ Json = '{"onFailure":"undoall"}'; Message = "PropertyValueInvalid: The property 'onFailure' must be one of UndoAll, UndoHost, Stop." }
        @{ Json = '{"maximumChange":-1}'; Message = "PropertyValueInvalid: The property 'maximumChange' must be a whole number from 0 *" }
        @{ Json = '{"credential":{"userName":"u"}}'; Message = 'CredentialIncomplete: credential needs userName and password.' }
        @{ Json = '{"document":"rel.json"}'; Message = "PathNotAbsolute: document 'rel.json' is a relative path*" }
        @{ Json = '{}'; Message = 'RequirementMissing: *' }
        @{ Json = '{"document":"/a.json","lab":"/no.lab","computerName":["X"]}'; Message = '*: *' }
    ) {
        $answer = Invoke-DscResource TenantNetwork test $Json
        $answer.ExitCode | Should -Be 2
        $answer.Output.Count | Should -Be 0
        @(Get-Errors $answer)[0] | Should -BeLike $Message
    }

    It 'ends with 2 for an operation and a resource that there is not' {
        (Invoke-DscResource TenantNetwork 'nonsense' '{}').ExitCode | Should -Be 2
    }

    It 'takes what only a resource tells as no wish, as DSC hands it back' {
        $lab = New-Lab (Join-Path $samples 'two-hosts-built.json')
        $answer = Invoke-DscResource TenantNetwork test (New-Tenants $lab @{ isolation = 'Violated'; changes = @('x'); _inDesiredState = $false; credential = $null })
        $answer.ExitCode | Should -Be 0
        $answer.State._inDesiredState | Should -BeTrue
    }
}

Describe 'A secret' {
    It 'is in no output and no message, whatever goes wrong: <Why>' -ForEach @(
        @{ Why = 'a host that cannot be reached'; More = @{ computerName = @('HV-NOWHERE') } }
        @{ Why = 'a lab that takes no account'; More = @{ lab = 'LAB' } }
        @{ Why = 'a secure string of DSC'; More = @{ computerName = @('HV-NOWHERE') }; Secure = $true }
        @{ Why = 'a secure object of DSC'; More = @{ computerName = @('HV-NOWHERE') }; Object = $true }
        @{ Why = 'a property beside it that is unknown'; More = @{ nonsense = 1 } }
        @{ Why = 'a password in the wrong place'; More = @{ computerName = 'Pa$$w0rd-7' } }
    ) {
        $password = if ($Secure) { @{ secureString = 'Pa$$w0rd-7' } } else { 'Pa$$w0rd-7' }
        $instance = @{ document = $sample; credential = @{ userName = 'CONTOSO\hv'; password = $password } } + $More
        if ($Object) {
            $instance.credential = @{ secureObject = $instance.credential }
        }

        if ($instance.lab) {
            $instance.lab = New-Lab
        }

        $answer = Invoke-DscResource TenantNetwork set $instance
        $answer.ExitCode | Should -BeIn 2, 3
        $answer.Text | Should -Not -BeLike '*w0rd-7*'
    }
}

Describe 'Hostile names' {
    It 'goes through <_> unharmed, both ways' -ForEach 'R&D "x" \', "O'Brien; `$(Get-Date) | %{}", ']]> <b>&amp;', "tab`t and `u{202e}rtl ü✓", '[a-z]* ?' {
        $vm = $_
        $document = @{ hosts = @(@{ name = 'HV1'; switches = @(@{ name = 'LAN'; type = 'Private' }); vms = @(@{ name = $vm; adapters = @(@{ name = 'A'; switch = 'LAN' }) }, @{ name = 'other'; adapters = @(@{ name = 'A'; switch = 'LAN' }) }) }) }
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        ConvertTo-Json -Depth 12 $document | Set-Content -LiteralPath $file
        $lab = New-Lab $file
        $answer = Invoke-DscResource VmVlanAssignment set @{ vmName = $vm; vlanId = 33; lab = $lab }
        $answer.ExitCode | Should -Be 0
        $answer.State.vmName | Should -BeExactly $vm
        $answer.State.adapters[0].vmName | Should -BeExactly $vm
        $answer.State.adapters[0].vlan | Should -Be 'Access 33'
        $changed = @((Get-HostNetworkState (Get-NetworkLab $lab)).Vms | Where-Object { "$($_.Adapters[0].Vlan)" -eq 'Access 33' })
        $changed.Name | Should -BeExactly $vm
    }
}

Describe 'TeamNicSet' {
    BeforeAll {
        $script:lab = New-Lab (Join-Path $samples 'four-nics.json')
        $script:wanted = @{ team = 'Mgmt'; member = @('NIC1', 'NIC2'); lab = $lab; clusterName = @('CL1'); teamNic = @(@{ vlanId = 10; traffic = 'Management' }, @{ vlanId = 11 }) }
    }

    It 'is made with its team NICs, and what-if tells the steps' {
        $whatIf = Invoke-DscResource TeamNicSet whatIf $wanted
        $whatIf.State._metadata.whatIf.Count | Should -Be 4
        $whatIf.State._exist | Should -BeTrue
        Get-TeamNicSet -CimSession (Get-NetworkLab $lab) | Should -BeNullOrEmpty
        (Invoke-DscResource TeamNicSet get $wanted).State._exist | Should -BeFalse
        $set = Invoke-DscResource TeamNicSet set $wanted
        $set.ExitCode | Should -Be 0
        $set.State.teams.computerName | Should -Be 'HV01', 'HV02'
        $set.State.teams[0].teamNic.vlanId | Should -Be 10, 11
        (Invoke-DscResource TeamNicSet test $wanted).State._inDesiredState | Should -BeTrue
    }

    It 'is changed where it has other settings, and gets the team NICs that it lacks' {
        $other = $wanted + @{ loadBalancingAlgorithm = 'HyperVPort' }
        $other.member = @('NIC1', 'NIC2', 'NIC3')
        $other.teamNic = $wanted.teamNic + @{ vlanId = 12 }
        $test = (Invoke-DscResource TeamNicSet test $other).State
        $test._inDesiredState | Should -BeFalse
        $test.changes[0] | Should -BeLike 'HV01 1/4 NIC team Mgmt: without member NIC3 -> with member NIC3*'
        $set = Invoke-DscResource TeamNicSet set $other
        $set.ExitCode | Should -Be 0
        $set.State.teams[1].member | Should -Be 'NIC1', 'NIC2', 'NIC3'
        $set.State.teams[1].teamNic.vlanId | Should -Be 10, 11, 12
        (Invoke-DscResource TeamNicSet test $other).State._inDesiredState | Should -BeTrue
    }

    It 'is exported as instances that are in their desired state' {
        $exported = Invoke-DscResource TeamNicSet export @{ lab = $lab }
        $exported.Output.Count | Should -Be 2
        (Invoke-DscResource TeamNicSet test $exported.Output[1]).State._inDesiredState | Should -BeTrue
    }

    It 'goes where it is not to be, and then is in its desired state' {
        $gone = @{ team = 'Mgmt'; _exist = $false; lab = $lab }
        (Invoke-DscResource TeamNicSet test $gone).State._inDesiredState | Should -BeFalse
        $set = Invoke-DscResource TeamNicSet set $gone
        $set.ExitCode | Should -Be 0
        $set.State._exist | Should -BeFalse
        (Invoke-DscResource TeamNicSet test $gone).State._inDesiredState | Should -BeTrue
    }

    It 'says what it would be refused, and that a team needs members' {
        $path = Invoke-DscResource TeamNicSet test @{ team = 'Host'; member = @('Setup'); lab = $lab }
        $path.ExitCode | Should -Be 0
        $path.State._inDesiredState | Should -BeFalse
        @($path.Messages | Where-Object { $_.warn }).warn[0] | Should -BeLike '*-AllowManagementPathChange HV01.'
        (Invoke-DscResource TeamNicSet set @{ team = 'Host'; member = @('Setup'); lab = $lab }).ExitCode | Should -Be 1
        Get-Errors (Invoke-DscResource TeamNicSet test @{ lab = $lab }) | Should -BeLike "PropertyMissing: The property 'team' is missing*"
        Get-Errors (Invoke-DscResource TeamNicSet test @{ team = 'X'; lab = $lab }) | Should -BeLike "PropertyMissing: The property 'member' is missing*"
    }
}

Describe 'VmVlanAssignment' {
    BeforeAll {
        $script:lab = New-Lab (Join-Path $samples 'two-hosts-built.json')
    }

    It 'foresees, sets and tests <mode>' -ForEach @(
        @{ mode = 'Access'; With = @{ vlanId = 30 }; Expected = 'Access 30' }
        @{ mode = 'Trunk'; With = @{ nativeVlanId = 0; allowedVlanIdList = '5-7,9' }; Expected = 'Trunk native 0 allowed 5-7,9' }
        @{ mode = 'Community'; With = @{ primaryVlanId = 40; secondaryVlanId = 41 }; Expected = 'Community 40/41' }
        @{ mode = 'Untagged'; With = @{}; Expected = 'Untagged' }
    ) {
        $instance = @{ vmName = 'VM1'; mode = $mode; lab = $lab; allowDisconnect = $true } + $With
        $whatIf = (Invoke-DscResource VmVlanAssignment whatIf $instance).State
        $whatIf._metadata.whatIf[-1] | Should -BeLike "Host1 *VM VM1 *-> $Expected;*"
        $whatIf.adapters[0].vlan | Should -Be $Expected
        (Invoke-DscResource VmVlanAssignment set $instance).State.adapters[0].vlan | Should -Be $Expected
        (Invoke-DscResource VmVlanAssignment test $instance).State._inDesiredState | Should -BeTrue
    }

    It 'only looks where no VLAN is given, and refuses to set nothing' {
        $writes = Get-Hash $lab
        (Invoke-DscResource VmVlanAssignment get @{ vmName = 'VM3'; lab = $lab }).State.adapters[0].vlan | Should -Be 'Access 3'
        $set = Invoke-DscResource VmVlanAssignment set @{ vmName = 'VM3'; lab = $lab }
        $set.ExitCode | Should -Be 2
        Get-Errors $set | Should -BeLike 'VlanNotGiven: *'
        Get-Hash $lab | Should -Be $writes
    }

    It 'exports every adapter, each in its desired state' {
        $exported = Invoke-DscResource VmVlanAssignment export @{ lab = $lab }
        $exported.Output.Count | Should -Be 10
        (Invoke-DscResource VmVlanAssignment test $exported.Output[2]).State._inDesiredState | Should -BeTrue
        @($exported.State | Where-Object { $_.managementOS }).Count | Should -Be 1
    }

    It 'names a VM that is nowhere' {
        $answer = Invoke-DscResource VmVlanAssignment test @{ vmName = 'NoSuch'; vlanId = 3; lab = $lab }
        $answer.ExitCode | Should -Be 2
        Get-Errors $answer | Should -BeLike 'VmNotFound: VM NoSuch: *'
    }
}

Describe 'The classes' {
    BeforeAll {
        # As PSDesiredStateConfiguration does it: by the name of the module, in a process of its own.
        function Invoke-Class([string] $Script) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
            Set-Content -LiteralPath $file -Value "using module HyperVNetworking.Dsc`n`$WarningPreference = 'SilentlyContinue'`n$Script"
            $path = $env:PSModulePath
            try {
                $env:PSModulePath = Split-Path (Resolve-Path $module)
                $output = pwsh -NoProfile -NonInteractive -File $file *>&1
            }
            finally {
                $env:PSModulePath = $path
            }

            $output
        }
    }

    It 'tests, sets and gets tenants' {
        $lab = New-Lab
        $before = Get-Hash $lab
        $output = Invoke-Class "
            `$instance = [TenantNetwork]@{ Name = 'x'; Document = '$sample'; Lab = '$lab'; AllowManagementPathChange = 'Host2'; JournalPath = '$TestDrive/classes' }
            `$instance.Test()
            `$instance.Get().Changes.Count
            `$instance.Set()
            `$instance.Test()
            `$now = `$instance.Get()
            `$now.Isolation
            `$now.Changes.Count
            `$now.Document
            `$now.Tenants"
        $output[0..5] | Should -Be 'False', '19', 'True', 'Proven', '0', $sample
        $output[6..10] | Should -BeLike '*: Proven. *'
        $output.Count | Should -Be 11
        Get-Hash $lab | Should -Not -Be $before
    }

    It 'throws what the command tells as an error, by the same id, and keeps the account to itself' {
        $lab = New-Lab
        $output = Invoke-Class "
            `$account = [pscredential]::new('u', (ConvertTo-SecureString 'Pa`$`$w0rd-7' -AsPlainText -Force))
            foreach (`$instance in [TenantNetwork]@{ Name = 'x'; Document = '$sample'; Lab = '$lab' }, [TenantNetwork]@{ Name = 'y'; Document = 'rel.json' }, [TenantNetwork]@{ Name = 'z'; Document = '$sample'; ComputerName = 'HV-NOWHERE'; Credential = `$account }) {
                try { `$instance.Set() } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }
            }"
        $output[0] | Should -Be 'ManagementPathChangeNotAllowed'
        $output[1] | Should -BeLike '*-AllowManagementPathChange Host2.*'
        $output[2] | Should -Be 'PathNotAbsolute'
        $output[4] | Should -Be 'HostNotSupported' -Because 'this is not Windows'
        "$output" | Should -Not -BeLike '*w0rd-7*'
    } -Skip:($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows)

    It 'makes teams, changes them, removes them, and exports them' {
        $lab = New-Lab (Join-Path $samples 'four-nics.json')
        $output = Invoke-Class "
            `$instance = [TeamNicSet]@{ Name = 'x'; Team = 'Mgmt'; Member = 'NIC1', 'NIC2'; Lab = '$lab'; TeamNic = @([TeamNicRow]@{ VlanId = 10; Traffic = 'Management' }, [TeamNicRow]@{ VlanId = 11 }) }
            `$instance.Test()
            `$instance.Get().Ensure
            `$instance.Set()
            `$instance.Test()
            (`$instance.Get().Teams[0] | ConvertFrom-Json).teamNic.vlanId
            `$all = [TeamNicSet]::Export([TeamNicSet]@{ Lab = '$lab' })
            `$all.Count
            `$all[0].Test()
            `$instance.Ensure = 'Absent'
            `$instance.Test()
            `$instance.Set()
            `$instance.Test()"
        $output | Should -Be 'False', 'Absent', 'True', '10', '11', '2', 'True', 'False', 'True'
    }

    It 'sets VLANs, native 0 and modes included, and exports them' {
        $lab = New-Lab (Join-Path $samples 'two-hosts-built.json')
        $output = Invoke-Class "
            foreach (`$instance in [VmVlanAssignment]@{ Name = 'a'; VMName = 'VM1'; VlanId = 30; Lab = '$lab' }, [VmVlanAssignment]@{ Name = 'b'; VMName = 'VM2'; Mode = 'Trunk'; NativeVlanId = 0; AllowedVlanIdList = '5-7'; Lab = '$lab'; AllowDisconnect = `$true }) {
                `$instance.Test()
                `$instance.Set()
                `$instance.Test()
                (`$instance.Get().Adapters[0] | ConvertFrom-Json).vlan
            }
            `$all = [VmVlanAssignment]::Export([VmVlanAssignment]@{ Lab = '$lab' })
            `$all.Count
            (`$all | Where-Object Mode -EQ Trunk).AllowedVlanIdList
            (`$all | Where-Object Mode -EQ Trunk).Test()"
        $output | Should -Be 'False', 'True', 'Access 30', 'False', 'True', 'Trunk native 0 allowed 5-7', '10', '5-7', 'True'
    }

    It 'are a module of their own, so that importing HyperVNetworking does not compile them' {
        $manifest = Join-Path $module '../HyperVNetworking.Dsc/HyperVNetworking.Dsc.psd1'
        (Import-PowerShellDataFile $manifest).DscResourcesToExport | Should -Be 'TenantNetwork', 'TeamNicSet', 'VmVlanAssignment'
        (Import-PowerShellDataFile $manifest).ModuleVersion | Should -Be (Import-PowerShellDataFile (Join-Path $module 'HyperVNetworking.psd1')).ModuleVersion
        (Get-Module HyperVNetworking).NestedModules | Should -BeNullOrEmpty
        Invoke-Class "(Get-Command -Module HyperVNetworking.Dsc).Count" | Should -Be '0'
    }

    It 'keep to the syntax of Windows PowerShell 5.1: <_>' -ForEach 'Operation.psm1', 'Worker.ps1', 'Worker.Cmdlets.ps1', 'TenantNetwork.ps1', 'TeamNicSet.ps1', 'VmVlanAssignment.ps1', '../../HyperVNetworking.Dsc/HyperVNetworking.Dsc.psm1', '../../../../samples/runbook.ps1' {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Resolve-Path (Join-Path $module 'dsc' $_)).Path, [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $newer = 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
        $tokens | Where-Object { "$($_.Kind)" -cin $newer } | Should -BeNullOrEmpty
        $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandParameterAst] -and $node.ParameterName -in 'AsHashtable', 'Parallel', 'DateKind', 'AsByteStream' }, $true) | Should -BeNullOrEmpty
        # Without a byte order mark 5.1 reads the code page of the system.
        [System.IO.File]::ReadAllBytes($tree.Extent.File) | Where-Object { $_ -gt 127 } | Should -BeNullOrEmpty
    }
}

Describe 'The topic' {
    It 'explains every error id of the resources, and none that is gone' {
        $sources = (Get-ChildItem (Join-Path $module 'dsc') -Filter *.ps1 | Get-Content -Raw) -join "`n"
        $ids = [regex]::Matches($sources, "(?:Stop-Operation|Add-Failure \d|Add-Message '\w+'|InstanceException\]::new\(|Write-Message '\w+') ?'([A-Z]\w+)'") | ForEach-Object { $_.Groups[1].Value }
        $ids += [regex]::Matches($sources, "new\('([A-Z]\w+)', ") | ForEach-Object { $_.Groups[1].Value }
        $topic = Get-Content -Raw (Join-Path $module 'en-US/about_HyperVNetworking_Dsc.help.txt')
        $documented = [regex]::Matches($topic, '(?m)^    ([A-Z][a-z]+[A-Z]\w+)  +\S') | ForEach-Object { $_.Groups[1].Value }
        $documented | Sort-Object -Unique | Should -Be ($ids | Sort-Object -Unique)
    }
}
