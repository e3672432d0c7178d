# Scripts for System Center VMM. No VMM server is to be had here: every cmdlet, parameter and parameter set is held against a table of the public documentation, and
# the script runs against stand-ins.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    . (Join-Path $PSScriptRoot 'InboxStubs.ps1')
    . (Join-Path $PSScriptRoot 'VmmStubs.ps1')
    $script:samples = Join-Path $PSScriptRoot '../../samples'
    $script:documented = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'VmmCmdlets.psd1')
    $script:sets = @{}
    foreach ($name in $documented.Keys) {
        $sets[$name] = @(foreach ($set in $documented[$name]) {
                $parameters = @($set -split ' ' | Where-Object { $_ })
                @{
                    Known  = [System.Collections.Generic.HashSet[string]]::new([string[]] ($parameters -replace '!?:.*'), [StringComparer]::OrdinalIgnoreCase)
                    Needed = [System.Collections.Generic.HashSet[string]]::new([string[]] (@($parameters -match '!:') -replace '!.*'), [StringComparer]::OrdinalIgnoreCase)
                }
            })
    }
    $script:inboxCalls = 'Where-Object', 'ForEach-Object', 'Select-Object', 'Sort-Object', 'Out-Null', 'Write-Verbose', 'Write-Warning', 'Restart-NetAdapter', 'Get-SmbClientNetworkInterface', 'Start-Sleep'

    function Invoke-Owned { $global:owned = $true }

    function Export-Script($Plan, [switch] $Undo) {
        $Plan | Export-NetworkScript TestDrive:/vmm.ps1 -Dialect Vmm -Undo:$Undo
        (Resolve-Path TestDrive:/vmm.ps1).ProviderPath
    }

    function Get-Calls([string] $Path) {
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $script:own = $tree.FindAll({ param($n) $n -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $tree.FindAll({ param($n) $n -is [System.Management.Automation.Language.CommandAst] }, $true)
    }

    # Every call of VMM fits one parameter set of the documentation: no parameter that it lacks, none missing that it needs.
    function Assert-Documented([string] $Path) {
        $wrong = foreach ($call in Get-Calls $Path) {
            $name = $call.GetCommandName()
            if (-not $name) { "'$($call.Extent.Text)' has no literal name" }
            if ($name -notmatch '-SC[A-Z]') { continue }
            $given = @(foreach ($e in $call.CommandElements) { if ($e -is [System.Management.Automation.Language.CommandParameterAst] -and $e.ParameterName -ne 'Confirm') { $e.ParameterName } })
            $fits = $false
            foreach ($set in $sets[$name]) { if ($set.Needed.IsSubsetOf([string[]] $given) -and $set.Known.IsSupersetOf([string[]] $given)) { $fits = $true } }
            if (-not $fits) { "the documentation has no parameter set for '$($call.Extent.Text)'" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    function Get-PlacedAdapter { Get-VmmObject Adapter | ForEach-Object { "$($_.VMHost.ComputerName)|$($_.VM.Name)|$(if ($_.VLanEnabled) { "Access $($_.VLanID)" } else { 'Untagged' })|$($_.VirtualNetwork)" } }

    function Get-PlannedAdapter($State, $Plan) {
        foreach ($h in $State) {
            foreach ($vm in $h.Vms) {
                foreach ($a in $vm.Adapters) {
                    $mine = $Plan.Steps | Where-Object { $_.Host -eq $h.Name -and $_.Change.Adapter.VmName -eq $vm.Name }
                    $vlan = @("$($a.Vlan)"; $mine | Where-Object { $_.Change.GetType().Name -eq 'SetAdapterVlan' } | ForEach-Object { "$($_.Change.To)" })[-1]
                    $switch = @($a.Switch; $mine | Where-Object { $_.Change.GetType().Name -eq 'ConnectAdapter' } | ForEach-Object { $_.Change.To })[-1]
                    "$($h.Name)|$($vm.Name)|$vlan|$switch"
                }
            }
        }
    }
}

Describe 'Two hosts for VMM' {
    BeforeAll {
        $script:net = Import-NetworkDocument (Join-Path $samples 'two-hosts.json')
        $script:plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
    }

    It 'calls cmdlets and parameters of the documentation only, as the undo does' {
        foreach ($undo in $false, $true) {
            $path = Export-Script $plan -Undo:$undo
            Assert-Documented $path
            $calls = Get-Calls $path | ForEach-Object { $_.GetCommandName() }
            Get-Content $path -Raw | Should -Not -Match 'RunAsynchronously'
            $calls | Where-Object { $_ -notin $own -and $_ -notin $inboxCalls -and $_ -notin $documented.Keys -and $_ -notmatch '^(Get|Set|New|Add|Remove|Connect|Disconnect|Rename)-(VM|Net)' } | Should -BeNullOrEmpty
        }
    }

    It 'makes logical network, site, VM networks, switches and profiles, and places every adapter as the plan does' {
        Set-VmmHost @($net.Hosts)
        & (Export-Script $plan)
        $vmm.Log[0..6] | Should -Be @(
            'new LogicalNetwork Tenant networks', 'new Site Tenant networks site with 2,3,4', 'new VMNetwork Sales', 'new VMSubnet Sales VLAN 2', 'new VMNetwork Finance', 'new VMSubnet Finance VLAN 3', 'new VMNetwork HR')
        (Get-VmmObject LogicalSwitch).Name | Should -Be 'Switch A', 'Switch C'
        (Get-VmmObject LogicalSwitch).UplinkMode | Should -Be 'NoTeam', 'NoTeam'
        (Get-VmmObject Classification).Name | Should -Be 'Tenant VMs'
        $vmm.Log | Should -Contain 'Host1|virtual switch Switch A|logical P-NIC1'
        $vmm.Log | Should -Contain 'Host1|virtual switch Switch B|standard'
        (Get-VmmObject HostAdapter).Name | Should -Be 'Switch C'
        Get-PlacedAdapter | Should -Be (Get-PlannedAdapter $net.Hosts $plan)
        $vmm.Log | Should -Contain "Host1|VM1|VLAN 2 of 'Sales' on 'Switch A'"
        $vmm.Log | Should -Contain "Host1|VM5|VLAN 0 of '' on 'Switch B'"
    }

    It 'makes nothing when it runs again, and the undo leaves nothing' {
        Set-VmmHost @($net.Hosts)
        $before = Get-PlacedAdapter
        $path = Export-Script $plan
        & $path
        $vmm.Log.Clear()
        & $path
        $vmm.Log | Should -BeNullOrEmpty

        $undo = Export-Script $plan -Undo
        & $undo
        Get-PlacedAdapter | Should -Be $before
        $vmm.Objects.Kind | Where-Object { $_ -notin 'HostGroup', 'Host', 'Nic', 'Vm', 'Adapter' } | Should -BeNullOrEmpty
        $vmm.Log.Clear()
        & $undo
        $vmm.Log | Should -BeNullOrEmpty
    }

    It 'leaves what was there before: a site with IP subnets gains VLANs, and the undo removes nothing of others' {
        Set-VmmHost @($net.Hosts)
        $network = Add-VmmObject LogicalNetwork 'Tenant networks' -PassThru
        Add-VmmObject Site 'Tenant networks site' @{ LogicalNetwork = $network; SubnetVLans = @([pscustomobject]@{ VLanID = 2; Subnet = '192.0.2.0/24' }) }
        Add-VmmObject VMNetwork 'HR' @{ LogicalNetwork = $network }
        & (Export-Script $plan)
        $vmm.Log[0] | Should -Be 'set Site Tenant networks site with 2,3,4'
        (Get-VmmObject VMSubnet | Where-Object Name -EQ 'Sales VLAN 2').SubnetVLans.Subnet | Should -Be '192.0.2.0/24'
        & (Export-Script $plan -Undo)
        (Get-VmmObject LogicalNetwork).Name | Should -Be 'Tenant networks'
        (Get-VmmObject VMNetwork).Name | Should -Be 'HR'
    }

    It 'keeps what something else uses, and warns' {
        Set-VmmHost @($net.Hosts)
        & (Export-Script $plan)
        $subnet = Get-VmmObject VMSubnet | Where-Object Name -EQ 'Sales VLAN 2'
        Add-VmmObject Adapter 'Other' @{ VM = [pscustomobject]@{ Name = 'Other' }; VMHost = $null; VMSubnet = $subnet; VirtualNetwork = $null; VLanEnabled = $true; VLanID = 2 }
        & (Export-Script $plan -Undo) -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*VM network Sales stays: *in use*'
        (Get-VmmObject VMNetwork).Name | Should -Be 'Sales'
    }

    It 'stops before the first adapter whose value is not what the plan found' {
        Set-VmmHost @($net.Hosts)
        $adapter = Get-VmmObject Adapter | Where-Object Name -EQ 'VM3'
        $adapter.VLanEnabled = $true
        $adapter.VLanID = 999
        { & (Export-Script $plan) } | Should -Throw "Steps 5, 9 on Host1*the host has 'Access 999 on ''', and the plan expects 'Untagged on '''*"
        (Get-PlacedAdapter | Select-String 'VM4').Line | Should -Be 'Host1|VM4|Untagged|'
    }

    It 'names a host that VMM does not manage' {
        Set-VmmHost @($net.Hosts)[0]
        { & (Export-Script $plan) } | Should -Throw 'There are 0 of host Host2 that VMM server localhost manages*'
    }

    It 'tells two adapters of a VM apart by the MAC address' {
        Set-VmmHost @($net.Hosts)
        Set-InboxHost @($net.Hosts)
        $vm = Get-VmmObject Vm | Where-Object Name -EQ 'VM1'
        $first = Get-VmmObject Adapter | Where-Object { $_.VM -eq $vm }
        $first.MACAddress = '00:15:5D:00:00:01'
        Add-VmmObject Adapter 'VM1' @{ VM = $vm; VMHost = $vm.VMHost; VirtualNetwork = $null; VLanEnabled = $false; VLanID = 0; VMNetwork = $null; VMSubnet = $null; PortClassification = $null; MACAddress = '00:15:5D:00:00:02' }
        ($inbox.Hosts.Host1.Vms | Where-Object Name -EQ 'VM1').Adapters[0] | Add-Member MacAddress '00155D000001'
        & (Export-Script $plan)
        $first.VirtualNetwork | Should -Be 'Switch A'
        (Get-VmmObject Adapter | Where-Object MACAddress -EQ '00:15:5D:00:00:02').VirtualNetwork | Should -BeNullOrEmpty
    }

    It 'sets the plain VLAN on a standard switch, which has no VM networks' {
        $json = @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [ { "number": 1, "host": "Host1", "change": "setAdapterVlan", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "from": { "mode": "Access", "id": 7 }, "to": { "mode": "Access", "id": 8 }, "reason": "a" } ] } }
'@
        Set-Content TestDrive:/standard.json $json
        $one = Import-NetworkDocument TestDrive:/standard.json -Plan
        Set-Content TestDrive:/standard-hosts.json '{ "hosts": [ { "name": "Host1", "switches": [ { "name": "Old", "type": "Private" } ], "vms": [ { "name": "VM1", "adapters": [ { "name": "Network Adapter", "switch": "Old", "vlan": { "mode": "Access", "id": 7 } } ] } ] } ] }'
        Set-VmmHost @((Import-NetworkDocument TestDrive:/standard-hosts.json).Hosts)
        & (Export-Script $one)
        $vmm.Log[-1] | Should -Be "Host1|VM1|VLAN 8 of '' on 'Old'"
        & (Export-Script $one -Undo)
        Get-PlacedAdapter | Should -Be 'Host1|VM1|Access 7|Old'
    }
}

Describe 'What VMM cannot express' {
    BeforeAll {
        $json = @'
{ "plan": { "createdAt": "2026-01-02T03:00:04Z", "hosts": ["Host1"], "steps": [
  { "number": 1, "host": "Host1", "change": "addTeam", "team": { "name": "VMs", "members": ["NIC1", "NIC2"], "mode": "SwitchIndependent", "loadBalancing": "HyperVPort" }, "reason": "a" },
  { "number": 2, "host": "Host1", "change": "createSwitch", "switch": { "name": "Tenants", "type": "External", "uplink": "VMs", "bandwidthMode": "Weight" }, "reason": "b" },
  { "number": 3, "host": "Host1", "change": "addTeam", "team": { "name": "Mgmt", "members": ["NIC3", "NIC4"], "mode": "SwitchIndependent", "loadBalancing": "Dynamic", "interfaces": [ { "name": "Management", "vlan": 10 }, { "name": "CSV", "vlan": 11 } ] }, "reason": "c" },
  { "number": 4, "host": "Host1", "change": "addHostAdapter", "adapter": { "name": "Live", "switch": "Tenants", "vlan": { "mode": "Access", "id": 12 } }, "reason": "d" },
  { "number": 5, "host": "Host1", "change": "setAdapterVlan", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "from": { "mode": "Untagged" }, "to": { "mode": "Access", "id": 5 }, "reason": "e" },
  { "number": 6, "host": "Host1", "change": "connectAdapter", "adapter": { "vm": "VM1", "name": "Network Adapter" }, "to": "Tenants", "reason": "f" },
  { "number": 7, "host": "Host1", "change": "setAdapterVlan", "adapter": { "vm": "VM2", "name": "Network Adapter" }, "from": { "mode": "Untagged" }, "to": { "mode": "Trunk", "native": 0, "allowed": "5-7" }, "reason": "g" },
  { "number": 8, "host": "Host1", "change": "connectAdapter", "adapter": { "vm": "VM2", "name": "Network Adapter" }, "to": "Tenants", "reason": "h" },
  { "number": 9, "host": "Host1", "change": "addQosPolicy", "policy": { "name": "Live Migration policy", "template": "LiveMigration", "weight": 50 }, "reason": "i" }
] } }
'@
        Set-Content TestDrive:/teams.json $json
        $script:plan = Import-NetworkDocument TestDrive:/teams.json -Plan
        $hosts = @'
{ "hosts": [ { "name": "Host1", "physicalNics": [ { "name": "NIC1" }, { "name": "NIC2" }, { "name": "NIC3" }, { "name": "NIC4" } ],
  "vms": [ { "name": "VM1", "adapters": [ { "name": "Network Adapter" } ] }, { "name": "VM2", "adapters": [ { "name": "Network Adapter" } ] } ] } ] }
'@
        Set-Content TestDrive:/teams-hosts.json $hosts
        $script:before = (Import-NetworkDocument TestDrive:/teams-hosts.json).Hosts
    }

    It 'is a post-deployment part of inbox cmdlets that says so at each step, with the reason' {
        $path = Export-Script $plan
        Assert-Documented $path
        $text = Get-Content $path
        $text[0] | Should -BeLike '*5 of its 9 steps in VMM, 4 by inbox cmdlets in the post-deployment part, since VMM cannot express them.'
        ($text | Select-String 'VMM cannot express this: ').Count | Should -Be 4
        $text | Should -Contain '    # VMM cannot express this: VMM knows no team NICs: it makes a NIC team only as part of a logical switch, with nothing else on it.'
        $text | Should -Contain '    # VMM cannot express this: an adapter has one VLAN in VMM, and a trunk has several.'
        $text | Should -Contain '    # VMM makes the team of these members together with its logical switch, and chooses its name itself.'
        ($text | Select-String 'never ran against a VMM server').Count | Should -Be 1
    }

    It 'is made on the hosts, and the team under the virtual switch by the logical switch' {
        Set-VmmHost @($before)
        Set-InboxHost @($before)
        # The instance of the logical switch, as Hyper-V has it.
        Add-InboxSwitch 'Host1' 'Tenants' 'External' @('VMs')
        $path = Export-Script $plan
        & $path
        (Get-VmmObject LogicalSwitch).UplinkMode | Should -Be 'Team'
        (Get-VmmObject UplinkProfile).Name | Should -Be 'Tenants uplink, SwitchIndependent HyperVPort'
        $vmm.Log | Should -Contain 'Host1|virtual switch Tenants|logical NIC1,NIC2'
        $vmm.Log | Should -Contain "Host1|host adapter Live|VLAN 12 of 'VLAN 12' on Tenants"
        Get-PlacedAdapter | Should -Be 'Host1|VM1|Access 5|Tenants', 'Host1|VM2|Untagged|'
        $inbox.Hosts.Host1.Teams.Name | Should -Be 'Mgmt'
        $inbox.Log | Should -Contain "Host1|VM VM2 'Network Adapter'|Trunk native 0 allowed 5-7"
        $inbox.Log[-1] | Should -Be 'Host1|QoS policy Live Migration policy|LiveMigration=True MinBandwidthWeightAction=50'

        $vmm.Log.Clear()
        $inbox.Log.Clear()
        & $path
        $vmm.Log | Should -BeNullOrEmpty
        $inbox.Log | Should -BeNullOrEmpty

        & (Export-Script $plan -Undo)
        Get-PlacedAdapter | Should -Be 'Host1|VM1|Untagged|', 'Host1|VM2|Untagged|'
        $inbox.Hosts.Host1.Teams | Should -BeNullOrEmpty
        $vmm.Objects.Kind | Where-Object { $_ -notin 'HostGroup', 'Host', 'Nic', 'Vm', 'Adapter' } | Should -BeNullOrEmpty
    }

    It 'runs in parts: -Part Vmm asks nothing of the hosts, -Part PostDeployment nothing of VMM' {
        Set-VmmHost @($before)
        Set-InboxHost @($before)
        & (Export-Script $plan) -Part Vmm
        $inbox.Log | Should -BeNullOrEmpty
        $vmm.Log.Clear()
        Add-InboxSwitch 'Host1' 'Tenants' 'External' @('VMs')
        & (Export-Script $plan) -Part PostDeployment
        $vmm.Log | Should -BeNullOrEmpty
        $inbox.Log.Count | Should -BeGreaterThan 3
    }

    It 'is nothing for hosts of one plan that want one virtual switch with two kinds of uplink: the first kind is the logical switch, the other is not VMM''s' {
        $step = '}, { "number": 10, "host": "Host2", "change": "createSwitch", "switch": { "name": "Tenants", "type": "External", "uplink": "NIC1", "bandwidthMode": "Weight" }, "reason": "j" } ] } }'
        Set-Content TestDrive:/other.json ($json.Replace('["Host1"]', '["Host1", "Host2"]') -replace '\}\s*\] \} \}\s*$', $step)
        $two = Import-NetworkDocument TestDrive:/other.json -Plan
        Get-Content (Export-Script $two) | Should -Contain '    # VMM cannot express this: logical switch Tenants has other settings for another host, and all hosts of a logical switch have the same.'
    }
}

Describe 'A hostile name for VMM' {
    It 'is a name and nothing else' {
        # Each would run something if it were ever more than a name. PowerShell takes typographic quotes for quotes.
        $hostile = @(
            "it's", '$(Invoke-Owned)', "two`nInvoke-Owned`nlines", "'; Invoke-Owned; '", "a$([char]0x2019); Invoke-Owned #", "line$([char]0x2028)Invoke-Owned", '#> Invoke-Owned <#'
            "@'`n'@; Invoke-Owned", '-Force', '[a-z]*', "rtl$([char]0x202E)mark \\ ]]> %_ ``", ('x' * 256)
        )
        # One host for each name: of its tenant, its virtual switch, its NIC, its VMs and their adapters.
        $n = 0
        $document = @{ tenants = @(); hosts = @() }
        foreach ($name in $hostile) {
            $n++
            $document.tenants += @{ name = $name; vlan = 100 + $n; members = @("Host$n/$name", "Host$n/B$name") }
            $document.hosts += @{ name = "Host$n"; newSwitches = @{ external = $name }; physicalNics = @(@{ name = $name }); vms = @(@{ name = $name; adapters = @(@{ name = $name }) }, @{ name = "B$name"; adapters = @(@{}) }) }
        }
        $document | ConvertTo-Json -Depth 9 | Set-Content TestDrive:/hostile-vmm.json
        $net = Import-NetworkDocument TestDrive:/hostile-vmm.json
        $plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
        $plan.Steps.Count | Should -Be (5 * $hostile.Count)
        $path = Export-Script $plan
        Assert-Documented $path

        $global:owned = $false
        Set-VmmHost @($net.Hosts)
        & $path
        Get-PlacedAdapter | Should -Be (Get-PlannedAdapter $net.Hosts $plan)
        (Get-VmmObject LogicalSwitch).Name | Sort-Object | Should -Be ($hostile | Sort-Object)
        (Get-VmmObject VMNetwork).Name | Should -Be $hostile
        & (Export-Script $plan -Undo)
        $global:owned | Should -BeFalse
        Get-VmmObject LogicalSwitch | Should -BeNullOrEmpty
    }
}

Describe 'The table of VMM cmdlets' {
    It 'holds what scripts call and nothing else' {
        $net = Import-NetworkDocument (Join-Path $samples 'two-hosts.json')
        $plan = $net | New-TenantVlanPlan -State $net.Hosts -WarningAction SilentlyContinue
        $called = foreach ($undo in $false, $true) { Get-Calls (Export-Script $plan -Undo:$undo) | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ -match '-SC[A-Z]' } }
        $called | Sort-Object -Unique | Should -Be ($documented.Keys | Sort-Object -Unique)
    }
}
