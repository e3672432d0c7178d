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
        'Get-VM', 'Get-VMSwitch', 'Get-VMNetworkAdapter', 'Get-VMNetworkAdapterVlan', 'Get-VMNetworkAdapterIsolation', 'Get-NetAdapter', 'Where-Object', 'Sort-Object', 'Write-Verbose', 'Out-Null',
        'Get-NetLbfoTeam', 'New-NetLbfoTeam', 'Set-NetLbfoTeam', 'Remove-NetLbfoTeam', 'Get-NetLbfoTeamMember', 'Add-NetLbfoTeamMember', 'Set-NetLbfoTeamMember', 'Remove-NetLbfoTeamMember',
        'Get-NetLbfoTeamNic', 'Add-NetLbfoTeamNic', 'Set-NetLbfoTeamNic', 'Remove-NetLbfoTeamNic', 'Rename-NetAdapter', 'Get-NetIPAddress', 'New-NetIPAddress', 'Remove-NetIPAddress', 'Get-NetQosPolicy', 'New-NetQosPolicy', 'Set-NetQosPolicy', 'Remove-NetQosPolicy', 'ForEach-Object',
        'Get-NetAdapterRdma', 'Enable-NetAdapterRdma', 'Restart-NetAdapter', 'Get-SmbClientNetworkInterface', 'Start-Sleep', 'Write-Warning')

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

Describe 'Export-NetworkScript of a VLAN change under RDMA' {
    It 'restarts the adapters with RDMA one by one, each after its VLAN, and no other' {
        Set-Content TestDrive:/hosts.json @'
{ "hosts": [ { "name": "Host1", "physicalNics": [ { "name": "NIC1", "rdma": true }, { "name": "NIC2" } ],
  "switches": [ { "name": "Storage", "type": "External", "uplink": "NIC1", "allowManagementOS": true } ],
  "hostAdapters": [
    { "name": "SMB1", "switch": "Storage", "vlan": { "mode": "Access", "id": 711 }, "rdma": true },
    { "name": "SMB's 2", "switch": "Storage", "rdma": true },
    { "name": "Backup", "switch": "Storage", "rdma": false } ] } ] }
'@
        Set-Content TestDrive:/rdma.json @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [
  { "number": 1, "host": "Host1", "change": "setAdapterVlan", "adapter": { "name": "SMB1", "switch": "Storage" }, "from": { "mode": "Access", "id": 711 }, "to": { "mode": "Access", "id": 721 }, "reason": "a" },
  { "number": 2, "host": "Host1", "change": "setAdapterVlan", "adapter": { "name": "SMB's 2", "switch": "Storage" }, "from": { "mode": "Untagged" }, "to": { "mode": "Access", "id": 722 }, "reason": "b" },
  { "number": 3, "host": "Host1", "change": "setAdapterVlan", "adapter": { "name": "Backup", "switch": "Storage" }, "from": { "mode": "Untagged" }, "to": { "mode": "Access", "id": 40 }, "reason": "c" } ] } }
'@
        $plan = Import-NetworkDocument TestDrive:/rdma.json -Plan
        $state = Get-HostNetworkState -CimSession (New-NetworkLab (Import-NetworkDocument TestDrive:/hosts.json))
        $state.HostAdapters.Rdma | Should -Be @($true, $true, $false)

        Set-InboxHost $state
        & (Export-Script $plan)

        $inbox.Log | Should -Be (Get-Expected $plan.Steps)
        $inbox.Restarted | Should -Be @(
            'Host1|vEthernet (SMB1)|Host1|host adapter vEthernet (SMB1)|Access 721'
            "Host1|vEthernet (SMB's 2)|Host1|host adapter vEthernet (SMB's 2)|Access 722")
        Assert-Harmless (Export-Script $plan)
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

Describe 'Every kind of change to teams' {
    BeforeAll {
        $json = @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [
  { "number": 1, "host": "Host1", "change": "addTeam", "team": { "name": "Mgmt", "members": ["NIC1", "NIC[2]"], "standby": "NIC[2]", "interfaces": [ { "name": "Management", "vlan": 10, "addresses": ["192.0.2.10/24"] }, { "name": "Mgmt - VLAN 11", "vlan": 11 } ] }, "reason": "a" },
  { "number": 2, "host": "Host1", "change": "addTeamNic", "team": "Mgmt", "teamNic": { "name": "Mgmt - VLAN 12", "vlan": 12, "addresses": ["192.0.2.12/24", "DHCP"] }, "reason": "b" },
  { "number": 3, "host": "Host1", "change": "setTeamNic", "team": "Keep", "from": { "name": "Keep - VLAN 7", "vlan": 7, "addresses": ["192.0.2.7/24"] }, "to": { "name": "CSV", "vlan": 8, "addresses": ["192.0.2.8/24"] }, "reason": "c" },
  { "number": 4, "host": "Host1", "change": "setTeamStandby", "team": "Mgmt", "from": "NIC[2]", "reason": "d" },
  { "number": 5, "host": "Host1", "change": "addTeamMember", "team": "Mgmt", "nic": "NIC3", "reason": "e" },
  { "number": 6, "host": "Host1", "change": "setTeam", "team": "Mgmt", "from": { "mode": "SwitchIndependent", "loadBalancing": "Dynamic" }, "to": { "mode": "Lacp", "loadBalancing": "Dynamic", "lacpTimer": "Slow" }, "reason": "f" },
  { "number": 7, "host": "Host1", "change": "removeTeamMember", "team": "Mgmt", "nic": "NIC1", "reason": "g" },
  { "number": 8, "host": "Host1", "change": "removeTeamNic", "team": "Mgmt", "teamNic": { "name": "Mgmt - VLAN 11", "vlan": 11 }, "reason": "h" },
  { "number": 9, "host": "Host1", "change": "removeTeam", "team": { "name": "Old", "members": ["NIC4"] }, "reason": "i" }
] } }
'@
        Set-Content TestDrive:/teams.json $json
        $script:plan = Import-NetworkDocument TestDrive:/teams.json -Plan
        $hosts = @'
{ "hosts": [ { "name": "Host1", "physicalNics": [ { "name": "NIC1" }, { "name": "NIC[2]" }, { "name": "NIC2" }, { "name": "NIC3" }, { "name": "NIC4" }, { "name": "NIC5" } ],
  "teams": [ { "name": "Keep", "members": ["NIC5"], "interfaces": [ { "name": "Keep" }, { "name": "Keep - VLAN 7", "vlan": 7, "addresses": ["192.0.2.7/24"] } ] }, { "name": "Old", "members": ["NIC4"], "mode": "SwitchIndependent", "loadBalancing": "Dynamic" } ] } ] }
'@
        Set-Content TestDrive:/teams-hosts.json $hosts
        $script:before = (Import-NetworkDocument TestDrive:/teams-hosts.json).Hosts
    }

    It 'is made by its inbox cmdlets, once, and taken back' {
        Assert-Harmless (Export-Script $plan)
        Set-InboxHost $before
        & (Export-Script $plan)
        $inbox.Log | Should -Be @(
            'Host1|NIC team Mgmt|of NIC1, NIC[2], SwitchIndependent Dynamic'
            'Host1|member NIC[2]|Standby'
            'Host1|team NIC Management|VLAN 10'
            'Host1|adapter Mgmt - VLAN 10|named Management'
            'Host1|adapter Management|192.0.2.10/24'
            'Host1|team NIC Mgmt - VLAN 11|VLAN 11'
            'Host1|team NIC Mgmt - VLAN 12|VLAN 12'
            'Host1|adapter Mgmt - VLAN 12|192.0.2.12/24'
            'Host1|team NIC Keep - VLAN 7|VLAN 8'
            'Host1|adapter Keep - VLAN 7|named CSV'
            'Host1|adapter CSV|without 192.0.2.7'
            'Host1|adapter CSV|192.0.2.8/24'
            'Host1|member NIC[2]|Active'
            'Host1|NIC team Mgmt|with NIC3'
            'Host1|NIC team Mgmt|Lacp Dynamic Slow'
            'Host1|NIC team Mgmt|without NIC1'
            'Host1|team NIC Mgmt - VLAN 11|absent'
            'Host1|NIC team Old|absent')
        $inbox.Log.Clear()
        & (Export-Script $plan)
        $inbox.Log | Should -BeNullOrEmpty

        Assert-Harmless (Export-Script $plan -Undo)
        & (Export-Script $plan -Undo)
        $inbox.Log[0] | Should -Be 'Host1|NIC team Old|of NIC4, SwitchIndependent Dynamic'
        $inbox.Log[-1] | Should -Be 'Host1|NIC team Mgmt|absent'
        $inbox.Hosts.Host1.Teams.Name | Sort-Object | Should -Be 'Keep', 'Old'
        $inbox.Hosts.Host1.TeamNics.Name | Should -Contain 'Keep - VLAN 7'
    }
}

Describe 'Every kind of change to QoS policies' {
    BeforeAll {
        $json = @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [
  { "number": 1, "host": "Host1", "change": "addQosPolicy", "policy": { "name": "Live Migration policy", "template": "LiveMigration", "weight": 50 }, "reason": "a" },
  { "number": 2, "host": "Host1", "change": "addQosPolicy", "policy": { "name": "it's; Invoke-Owned", "protocol": "Udp", "destinationPort": 3343, "weight": 40 }, "reason": "b" },
  { "number": 3, "host": "Host1", "change": "addQosPolicy", "policy": { "name": "Management", "destinationPrefix": "192.0.2.0/24'; Invoke-Owned", "weight": 10 }, "reason": "c" },
  { "number": 4, "host": "Host1", "change": "setQosWeight", "name": "Live Migration policy", "from": 50, "to": 45, "reason": "d" }
] } }
'@
        Set-Content TestDrive:/qos.json $json
        $script:plan = Import-NetworkDocument TestDrive:/qos.json -Plan
    }

    It 'is made by its inbox cmdlet, once, and taken back, and a name is only a name' {
        Assert-Harmless (Export-Script $plan)
        $global:owned = $false
        Set-InboxHost ([pscustomobject]@{ Name = 'Host1' })
        & (Export-Script $plan)
        $inbox.Log | Should -Be @(
            'Host1|QoS policy Live Migration policy|LiveMigration=True MinBandwidthWeightAction=50'
            "Host1|QoS policy it's; Invoke-Owned|IPProtocolMatchCondition=UDP IPDstPortMatchCondition=3343 MinBandwidthWeightAction=40"
            "Host1|QoS policy Management|IPDstPrefixMatchCondition=192.0.2.0/24'; Invoke-Owned MinBandwidthWeightAction=10"
            'Host1|QoS policy Live Migration policy|45')
        $inbox.Log.Clear()
        & (Export-Script $plan)
        $inbox.Log | Should -BeNullOrEmpty
        Assert-Harmless (Export-Script $plan -Undo)
        & (Export-Script $plan -Undo)
        $inbox.Hosts.Host1.Policies | Should -BeNullOrEmpty
        $global:owned | Should -BeFalse
    }
}

Describe 'A hostile name in a team' {
    It 'is a name and nothing else: <_>' -ForEach $hostile {
        $name = $_
        @{ plan = @{ createdAt = '2026-01-02T03:00:04Z'; hosts = @('Host1'); steps = @(
                    @{ number = 1; host = 'Host1'; change = 'addTeam'; reason = $name; team = @{ name = "T$name"; members = @($name); mode = 'SwitchIndependent'; loadBalancing = 'Dynamic'; interfaces = @(@{ name = "P$name"; vlan = 9; addresses = @("$name/24") }) } }
                    @{ number = 2; host = 'Host1'; change = 'addTeamNic'; reason = $name; team = "T$name"; teamNic = @{ name = "N$name"; vlan = 10 } }
                    @{ number = 3; host = 'Host1'; change = 'setTeamNic'; reason = $name; team = "T$name"; from = @{ name = "N$name"; vlan = 10 }; to = @{ name = "M$name"; vlan = 11 } }) } } |
            ConvertTo-Json -Depth 9 | Set-Content TestDrive:/hostile-team.json
        $plan = Import-NetworkDocument TestDrive:/hostile-team.json -Plan
        Assert-Harmless (Export-Script $plan)
        Assert-Harmless (Export-Script $plan -Undo)

        $global:owned = $false
        $state = [pscustomobject]@{ Name = 'Host1'; PhysicalNics = @([pscustomobject]@{ Name = $name }); Teams = @(); Vms = @(); Switches = @(); HostAdapters = @() }
        Set-InboxHost $state
        & (Export-Script $plan)
        $inbox.Hosts.Host1.Teams[0].Name | Should -Be "T$name"
        $inbox.Hosts.Host1.TeamNics.Name | Should -Be "P$name", "M$name"
        $inbox.Hosts.Host1.Members.Name | Should -Be $name
        & (Export-Script $plan -Undo)
        $global:owned | Should -BeFalse
        $inbox.Hosts.Host1.Teams | Should -BeNullOrEmpty
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
