# The first ten minutes of a sceptic: what a tool for clusters is thrown out for.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # Two hosts of a cluster on one top-of-rack switch; Sales in VLAN 2, Finance in VLAN 3.
    function New-Document([scriptblock] $Change) {
        $id = '6f1c0000-0000-4000-8000-00000000000'
        $document = @{
            tenants = @(@{ name = 'Sales'; vlan = 2; members = @('S1', 'S2') }, @{ name = 'Finance'; vlan = 3; members = @('F1', 'F2') })
            hosts   = @(1, 2 | ForEach-Object {
                @{
                    name         = "HV0$_"
                    cluster      = 'CL1'
                    physicalNics = @(@{ name = 'NIC1'; port = "Top/$_" })
                    switches     = @(@{ name = 'Tenants'; type = 'External'; uplink = 'NIC1' })
                    hostAdapters = @()
                    vms          = @(
                        @{ name = "S$_"; id = "${id}$_"; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 2 } }) }
                        @{ name = "F$_"; id = "${id}$($_ + 4)"; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 3 } }) })
                }
            })
            fabric  = @{ switches = @(@{ name = 'Top'; otherPorts = 'Unused'; routedInterfaces = @(); ports = @(1, 2 | ForEach-Object { @{ name = "$_"; mode = 'Trunk'; native = 1; allowed = '2-999' } }) }) }
        }
        if ($Change) { & $Change $document }
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $document | ConvertTo-Json -Depth 12 | Set-Content -LiteralPath $path
        Import-NetworkDocument $path
    }

    # What the hosts of one document are, against what another demands.
    function Test-Document($Hosts, $Requirement = $Hosts) {
        Get-HostNetworkState (New-NetworkLab $Hosts) | Test-NetworkIsolation -Requirement $Requirement -WarningVariable script:findings -WarningAction SilentlyContinue
    }

    $script:net = New-Document
}

Describe 'What a sceptic asks in the first ten minutes' {
    It 'proves the network that the others are made of' {
        (Test-Document $net).Outcome | Should -Be @('Proven', 'Proven', 'Proven', 'Proven')
        $findings | Should -BeNullOrEmpty
    }

    It '(a) proves nothing of a VM that is on two hosts while a node is drained' {
        $verdicts = Test-Document (New-Document { param($d) $d.hosts[1].vms += $d.hosts[0].vms[0] }) $net
        ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Be @('Unproven', 'Unproven')
        ($verdicts | Where-Object Tenant -EQ 'Sales')[0].MissingFacts | Should -Contain 'VM S1 of Sales is on two hosts at once.'
        ($verdicts | Where-Object Tenant -EQ 'Finance').Outcome | Should -Be @('Proven', 'Proven')
        "$findings" | Should -BeLike '*VmOnTwoHosts: VM S1 (6f1c0000-0000-4000-8000-000000000001) is on HV01 and HV02 at once.*'
    }

    It '(a) proves nothing of a VM that is on no host while a node is drained' {
        $verdicts = Test-Document (New-Document { param($d) $d.tenants = @(); $d.hosts[0].vms = @($d.hosts[0].vms[1]) }) $net
        ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Not -Contain 'Proven'
        ($verdicts | Where-Object Tenant -EQ 'Finance').Outcome | Should -Be @('Proven', 'Proven')
    }

    It '(a) takes a VM that has moved for the same VM' {
        $moved = New-Document { param($d) $d.hosts[1].vms += $d.hosts[0].vms[0]; $d.hosts[0].vms = @($d.hosts[0].vms[1]) }
        (Test-Document $moved $net).Outcome | Should -Be @('Proven', 'Proven', 'Proven', 'Proven')
    }

    It '(b) leaves nothing Proven with one dead host, and -Quiet false' {
        $lab = New-NetworkLab $net
        Set-NetworkLab $lab -HostName HV02 -Fault Unreachable
        $states = Get-HostNetworkState $lab -ErrorAction SilentlyContinue
        $verdicts = $states | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
        $verdicts.Outcome | Should -Be @('Unproven', 'Unproven', 'Unproven', 'Unproven')
        $verdicts[0].Reason | Should -BeLike 'HV02 was not read*'
        $states | Test-NetworkIsolation -Requirement $net -Quiet -WarningAction SilentlyContinue | Should -BeFalse
    }

    It '(c) takes an unlisted VM in VLAN 2 for a violation, or a finding where that is asked for' {
        $strayed = New-Document { param($d) $d.hosts[1].vms += @{ name = 'Unlisted'; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 2 } }) } }
        $verdict = Test-Document $strayed $net | Where-Object { $_.Tenant -eq 'Sales' -and $_.Kind -eq 'Separation' }
        $verdict.Outcome | Should -Be 'Violated'
        $verdict.Reason | Should -BeLike 'Unlisted, in no tenant, hears S* of Sales; fix HV02 VM Unlisted ''Network Adapter'' Access 2*'
        $states = Get-HostNetworkState (New-NetworkLab $strayed)
        $report = $states | Test-NetworkIsolation -Requirement $net -UnlistedEndpoint Report -WarningVariable told -WarningAction SilentlyContinue
        $report.Outcome | Should -Not -Contain 'Violated'
        "$told" | Should -BeLike '*UnlistedEndpointHears: Unlisted, in no tenant, hears S* of Sales.*'
    }

    It '(d) sees VLAN 711 that is in the isolation store of a host adapter alone' {
        $storage = New-Document {
            param($d)
            $d.tenants += @{ name = 'Storage'; vlan = 711; members = @('Array') }
            $d.hosts[0].switches[0].allowManagementOS = $true
            $d.hosts[0].hostAdapters = @(@{ name = 'SMB1'; switch = 'Tenants'; isolation = @{ mode = 'Vlan'; defaultId = 711; allowUntagged = $true } })
            $d.hosts[0].vms += @{ name = 'Array'; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 711 } }) }
        }
        $verdict = Test-Document $storage | Where-Object { $_.Tenant -eq 'Storage' -and $_.Kind -eq 'Separation' }
        $verdict.Outcome | Should -Be 'Violated'
        $verdict.Reason | Should -BeLike 'HV01/vEthernet (SMB1), in no tenant, hears Array of Storage*'
        $states = Get-HostNetworkState (New-NetworkLab $storage)
        ($states | Get-NetworkReachability -Requirement $storage -VlanId 711 -From Array).Hearer | Should -Be 'HV01/vEthernet (SMB1)'
    }

    It '(f) says layer 2 and names the routed interfaces that join two tenants, and proves no mustNotRoute' {
        $routed = New-Document {
            param($d)
            $d.tenants[0].layer3 = 'mustNotRoute'
            $d.fabric.switches[0].routedInterfaces = @(@{ vlan = 2; vrf = 'blue' }, @{ vlan = 3; vrf = 'BLUE' })
        }
        $verdicts = Test-Document $routed
        "$findings" | Should -BeLike '*RoutedBetweenTenants: The routed interfaces of physical switch Top in VRF blue join Sales, Finance at layer 3.*'
        ($verdicts | Where-Object { $_.Tenant -eq 'Sales' -and $_.Kind -eq 'Separation' }).Outcome | Should -Be 'Unproven'
        "$($verdicts | Where-Object { $_.Tenant -eq 'Finance' -and $_.Kind -eq 'Separation' })" | Should -BeLike 'Proven (layer 2)*'
    }

    It '(g) predicts what a checkpoint would bring back, and finds it afterwards' {
        $checkpoint = New-Document { param($d) $d.hosts[0].dormant = @(@{ vm = 'S1'; kind = 'Checkpoint'; name = 'Monday'; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 3 } }) }) }
        $lab = New-NetworkLab $checkpoint
        $before = Get-HostNetworkState $lab -IncludeCheckpoint | Test-NetworkIsolation -Requirement $checkpoint -WarningVariable told -WarningAction SilentlyContinue
        $before.Outcome | Should -Be @('Proven', 'Proven', 'Proven', 'Proven')
        "$told" | Should -BeLike "*CheckpointCarriesOldVlan: Checkpoint Monday of VM S1 would bring adapter 'Network Adapter' back as Access 3 on virtual switch Tenants, in the VLAN of Finance.*"
        Set-VmVlanAssignment -VMName S1 -Access -VlanId 3 -CimSession $lab -Confirm:$false
        $after = Get-HostNetworkState $lab | Test-NetworkIsolation -Requirement $checkpoint -WarningAction SilentlyContinue
        ($after | Where-Object { $_.Tenant -eq 'Finance' -and $_.Kind -eq 'Separation' }).Outcome | Should -Be 'Violated'
        ($after | Where-Object { $_.Tenant -eq 'Sales' -and $_.Kind -eq 'Reach' }).Outcome | Should -Be 'Violated'
    }

    It '(h) refuses a host that <Manager> manages, says why before and when it is asked to, and writes nothing' -ForEach @(
        @{ Manager = 'Network ATC'; Word = 'NetworkAtc'; Why = 'what Network ATC keeps as its intents say (service NetworkATC runs on HV01)' }
        @{ Manager = 'VMM'; Word = 'Vmm'; Why = 'what System Center Virtual Machine Manager sets (service SCVMMAgent runs on HV01)' }
    ) {
        $bare = New-Document { param($d) $d.hosts | ForEach-Object { $_.networkOwners = @($Word); $_.switches = @(); $_.vms | ForEach-Object { $_.adapters = @(@{}) } } }
        $managed = New-NetworkLab $bare
        $plan = New-TenantVlanPlan $bare -CimSession $managed -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*HostManagedElsewhere: The network of host HV01 is set by another tool*'
        { Invoke-NetworkPlan $plan -CimSession $managed -Confirm:$false -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw "*$Why*" -ErrorId 'HostManagedElsewhere,*'
        (Get-HostNetworkState $managed).Switches | Should -BeNullOrEmpty
        Invoke-NetworkPlan $plan -CimSession $managed -Adopt -MaxHostPerCluster 2 -Confirm:$false -WarningAction SilentlyContinue | Out-Null
        (Get-HostNetworkState $managed).Switches.Name | Should -Be @('Tenant Switch', 'Tenant Switch')
    }
}

Describe 'What hosts tell besides VLANs' {
    It 'reads port ACLs and leaves unproven what must be heard' {
        $filtered = New-Document { param($d) $d.hosts[0].vms[0].adapters[0].acls = @(@{ kind = 'Extended'; action = 'Deny'; direction = 'Inbound'; remote = '10.0.0.0/8'; weight = 1 }) }
        $verdicts = Test-Document $filtered
        ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Be @('Proven', 'Unproven')
        "$findings" | Should -BeLike '*PortAclFilters: S1 has 1 port ACL that may stop frames*'
    }

    It 'reads the VLAN of a NIC under a virtual switch and proves nothing through it' {
        $tagged = New-Document { param($d) $d.hosts[0].physicalNics[0].vlan = 7 }
        $verdicts = Test-Document $tagged
        $verdicts.Outcome | Should -Not -Contain 'Proven'
        "$findings" | Should -BeLike '*NicVlanUnderSwitch: HV01 physical NIC NIC1 has VLAN 7 of its own, under virtual switch Tenants*'
    }
}
