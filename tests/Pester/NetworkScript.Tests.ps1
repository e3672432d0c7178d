BeforeDiscovery {
    # Each would run something if it were ever more than a name. PowerShell takes typographic quotes for quotes.
    $hostile = @(
        "it's", 'say "so"', 'back`tick', '$(Invoke-Owned)', '$env:PATH', "two`nInvoke-Owned`nlines", "return`rInvoke-Owned", 'one; Invoke-Owned', '& Invoke-Owned', '| Invoke-Owned'
        "'; Invoke-Owned; '", "$([char]0x2018); Invoke-Owned; $([char]0x2019)", "a$([char]0x2019); Invoke-Owned #", "a$([char]0x201A); Invoke-Owned #", "a$([char]0x201B); Invoke-Owned #"
        "$([char]0x201C)$([char]0x201D)$([char]0x201E); Invoke-Owned", "line$([char]0x2028)Invoke-Owned", "next$([char]0x85)Invoke-Owned", '#> Invoke-Owned <#', "@'`n'@; Invoke-Owned", '-Force', '$null', '%{Invoke-Owned}'
        '[a-z]', '{Invoke-Owned}', "rtl$([char]0x202E)mark", "'", "''", "$([char]0x2019)", '`', "tab`there", ('x' * 256)
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    . (Join-Path $PSScriptRoot 'InboxStubs.ps1')
    $script:samples = Join-Path $PSScriptRoot '../../samples'
    $script:inboxCmdlets = @(
        'New-VMSwitch', 'Set-VMSwitch', 'Remove-VMSwitch', 'Set-VMSwitchTeam', 'Connect-VMNetworkAdapter', 'Disconnect-VMNetworkAdapter', 'Set-VMNetworkAdapter', 'Set-VMNetworkAdapterVlan',
        'Set-VMNetworkAdapterIsolation', 'Add-VMNetworkAdapterRoutingDomainMapping', 'Remove-VMNetworkAdapterRoutingDomainMapping', 'Add-VMNetworkAdapter', 'Remove-VMNetworkAdapter',
        'Get-VM', 'Get-VMSwitch', 'Get-VMNetworkAdapter', 'Get-VMNetworkAdapterVlan', 'Get-VMNetworkAdapterIsolation', 'Get-NetAdapter', 'Where-Object', 'Sort-Object', 'Write-Verbose', 'Out-Null')

    function Invoke-Owned { $global:owned = $true }

    function Export-Script($Plan, [switch] $Undo) {
        $Plan | Export-NetworkScript TestDrive:/script.ps1 -Undo:$Undo
        (Resolve-Path TestDrive:/script.ps1).ProviderPath
    }

    # Parsed without an error, and calling nothing but inbox cmdlets and its own functions by their literal names.
    function Assert-Harmless([string] $Path) {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $own = $tree.FindAll({ param($n) $n -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $called = $tree.FindAll({ param($n) $n -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        $called | Where-Object { $_ -notin $inboxCmdlets -and $_ -notin $own } | Should -BeNullOrEmpty
    }

    function Get-Expected($Steps) { @($Steps | ForEach-Object { "$($_.Host)|$($_.Change.Target)|$($_.Change.NewValue)" }) }

    function Get-ExpectedUndo($Steps) {
        $undo = @($Steps | ForEach-Object { "$($_.Host)|$($_.Inverse.Target)|$($_.Inverse.NewValue)" })
        [array]::Reverse($undo)
        $undo
    }
}

Describe 'Export-NetworkScript of <_>' -ForEach 'two-hosts.json', 'backup-tenant.json' {
    BeforeAll {
        $net = Import-NetworkDocument (Join-Path $samples $_)
        $lab = New-NetworkLab $net
        $script:plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
        $script:state = Get-HostNetworkState -CimSession $lab
    }

    It 'is parsed without an error and calls inbox cmdlets only, as the undo does' {
        Assert-Harmless (Export-Script $plan)
        Assert-Harmless (Export-Script $plan -Undo)
    }

    It 'makes exactly the changes of the plan in its order, nothing when it runs again, and the undo takes all back' {
        Set-InboxHost $state
        $path = Export-Script $plan
        & $path
        $inbox.Log | Should -Be (Get-Expected $plan.Steps)

        $inbox.Log.Clear()
        & $path
        $inbox.Log | Should -BeNullOrEmpty

        & (Export-Script $plan -Undo)
        $inbox.Log | Should -Be (Get-ExpectedUndo $plan.Steps)
        $inbox.Log.Clear()
        & (Export-Script $plan -Undo)
        $inbox.Log | Should -BeNullOrEmpty
    }

    It 'goes on where it stopped' {
        Set-InboxHost $state
        $path = Export-Script $plan
        $lines = Get-Content $path
        $cut = ($lines | Select-String '^# Step 9 on ').LineNumber - 1
        $lines[0..($cut - 1)] | Set-Content TestDrive:/half.ps1
        & (Resolve-Path TestDrive:/half.ps1).ProviderPath
        $inbox.Log.Count | Should -Be 8
        & $path
        $inbox.Log | Should -Be (Get-Expected $plan.Steps)
    }

    It 'stops before the first step whose value is not what the plan found' {
        Set-InboxHost $state
        $step = $plan.Steps | Where-Object { $_.Change.GetType().Name -eq 'SetAdapterVlan' } | Select-Object -First 1
        $adapter = ($inbox.Hosts[$step.Host].Vms | Where-Object Name -EQ $step.Change.Adapter.VmName).Adapters[0]
        $adapter.Vlan = New-InboxVlan 'Access 999'
        { & (Export-Script $plan) } | Should -Throw "Step $($step.Number) on *the host has 'Access 999', and the plan expects 'Untagged'*"
        $inbox.Log.Count | Should -Be ($step.Number - 1)
    }

    It 'says of each step what it does and why' {
        $text = Get-Content (Export-Script $plan)
        foreach ($step in $plan.Steps) {
            $text | Should -Contain "# Step $($step.Number) on $($step.Host), $($step.Change.Target): $($step.Change.OldValue) -> $($step.Change.NewValue)"
            $text | Should -Contain "# Because: $($step.Reason)"
        }
    }
}

Describe 'Every kind of change' {
    BeforeAll {
        $json = @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [
  { "number": 1, "host": "Host1", "change": "createSwitch", "switch": { "name": "Set", "type": "External", "uplink": ["NIC1", "NIC2"], "allowManagementOS": false, "bandwidthMode": "Weight" }, "reason": "a" },
  { "number": 2, "host": "Host1", "change": "createSwitch", "switch": { "name": "In", "type": "Internal" }, "reason": "b" },
  { "number": 3, "host": "Host1", "change": "setUplinks", "switch": "Set", "from": ["NIC1", "NIC2"], "to": ["NIC3", "NIC1"], "reason": "c" },
  { "number": 4, "host": "Host1", "change": "addHostAdapter", "adapter": { "name": "Live", "switch": "Set", "vlan": { "mode": "Access", "id": 12 } }, "reason": "d" },
  { "number": 5, "host": "Host1", "change": "setAdapterVlan", "adapter": { "name": "Live", "switch": "Set" }, "from": { "mode": "Access", "id": 12 }, "to": { "mode": "Untagged" }, "reason": "e" },
  { "number": 6, "host": "Host1", "change": "setAdapterVlan", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "from": { "mode": "Untagged" }, "to": { "mode": "Trunk", "native": 0, "allowed": "5-7,9" }, "reason": "f" },
  { "number": 7, "host": "Host1", "change": "setAdapterIsolation", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "to": { "mode": "Vlan", "defaultId": 711, "allowUntagged": true }, "reason": "g" },
  { "number": 8, "host": "Host1", "change": "setAdapterSecurity", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "to": { "macSpoofing": true, "mirroring": "Source" }, "reason": "h" },
  { "number": 9, "host": "Host1", "change": "setAdapterBandwidth", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "to": { "weight": 20, "maximumBitsPerSecond": 5000000000 }, "reason": "i" },
  { "number": 10, "host": "Host1", "change": "setAdapterOffload", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "to": { "vmqWeight": 0 }, "reason": "j" },
  { "number": 11, "host": "Host1", "change": "removeHostAdapter", "adapter": { "name": "Old", "switch": "Old" }, "reason": "k" }
] } }
'@
        Set-Content TestDrive:/kinds.json $json
        $script:plan = Import-NetworkDocument TestDrive:/kinds.json -Plan
        $hosts = @'
{ "hosts": [ { "name": "Host1", "physicalNics": [ { "name": "NIC1" }, { "name": "NIC2" }, { "name": "NIC3" } ],
  "switches": [ { "name": "Old", "type": "Internal" } ], "hostAdapters": [ { "name": "Old", "switch": "Old" } ],
  "vms": [ { "name": "VM1", "adapters": [ { "name": "Network Adapter" } ] } ] } ] }
'@
        Set-Content TestDrive:/kinds-hosts.json $hosts
        $script:before = (Import-NetworkDocument TestDrive:/kinds-hosts.json).Hosts
    }

    It 'is made by its inbox cmdlet, once, and taken back' {
        Assert-Harmless (Export-Script $plan)
        Set-InboxHost $before
        & (Export-Script $plan)
        $inbox.Log | Should -Be @(
            'Host1|virtual switch Set|External on NIC1, NIC2, not shared with the management OS'
            'Host1|virtual switch In|Internal'
            'Host1|virtual switch Set|uplink NIC3, NIC1'
            'Host1|host adapter vEthernet (Live)|on virtual switch Set'
            'Host1|host adapter vEthernet (Live)|Access 12'
            'Host1|host adapter vEthernet (Live)|Untagged'
            "Host1|VM VM1 'Network Adapter'|Trunk native 0 allowed 5-7,9"
            "Host1|VM VM1 'Network Adapter'|isolation Vlan 711"
            "Host1|VM VM1 'Network Adapter'|MacAddressSpoofing=On PortMirroring=Source"
            "Host1|VM VM1 'Network Adapter'|MinimumBandwidthWeight=20 MaximumBandwidth=5000000000"
            "Host1|VM VM1 'Network Adapter'|VmqWeight=0"
            'Host1|host adapter vEthernet (Old)|absent')
        $inbox.Log.Clear()
        & (Export-Script $plan)
        $inbox.Log | Should -BeNullOrEmpty

        Assert-Harmless (Export-Script $plan -Undo)
        & (Export-Script $plan -Undo)
        $inbox.Log[0] | Should -Be 'Host1|host adapter vEthernet (Old)|on virtual switch Old'
        $inbox.Log[-1] | Should -Be 'Host1|virtual switch Set|absent'
        $inbox.Hosts.Host1.Switches.Name | Should -Be 'Old'
        $inbox.Hosts.Host1.HostAdapters.Name | Should -Be 'Old'
        Get-VMNetworkAdapterVlan $inbox.Hosts.Host1.Vms[0].Adapters[0] | ForEach-Object OperationMode | Should -Be 'Untagged'
    }
}

Describe 'A hostile name' {
    It 'is a name and nothing else: <_>' -ForEach $hostile {
        $name = $_
        $document = @{
            tenants = @(@{ name = $name; members = @('VM1', "B$name") })
            hosts   = @(@{
                    name = 'Host1'; newSwitches = @{ external = $name }
                    physicalNics = @(@{ name = $name })
                    vms = @(@{ name = 'VM1'; adapters = @(@{ name = $name }) }, @{ name = "B$name"; adapters = @(@{}) })
                })
        }
        $document | ConvertTo-Json -Depth 9 | Set-Content TestDrive:/hostile.json
        $net = Import-NetworkDocument TestDrive:/hostile.json
        $state = $net.Hosts
        $plan = $net | New-TenantVlanPlan -State $state -WarningAction SilentlyContinue
        $plan.Steps.Count | Should -Be 5
        $path = Export-Script $plan
        Assert-Harmless $path
        Assert-Harmless (Export-Script $plan -Undo)

        $global:owned = $false
        Set-InboxHost $state
        & (Export-Script $plan)
        $inbox.Log | Should -Be (Get-Expected $plan.Steps)
        & (Export-Script $plan -Undo)
        $global:owned | Should -BeFalse
        $inbox.Hosts.Host1.Switches | Should -BeNullOrEmpty
    }
}

Describe 'The file of Export-NetworkScript' {
    BeforeAll {
        $net = Import-NetworkDocument (Join-Path $samples 'two-hosts.json')
        $script:plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
    }

    It 'begins with the mark that Windows PowerShell needs' {
        $file = $plan | Export-NetworkScript -LiteralPath TestDrive:/mark.ps1 -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        [System.IO.File]::ReadAllBytes($file.FullName)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
    }

    It 'is kept with -NoClobber, and not written with -WhatIf' {
        { $plan | Export-NetworkScript TestDrive:/mark.ps1 -NoClobber } | Should -Throw -ErrorId 'FileExists,*'
        $plan | Export-NetworkScript TestDrive:/none.ps1 -WhatIf
        'TestDrive:/none.ps1' | Should -Not -Exist
    }

    It 'takes one plan' {
        { $plan, $plan | Export-NetworkScript TestDrive:/two.ps1 } | Should -Throw -ErrorId 'SeveralDocuments,*'
    }
}
