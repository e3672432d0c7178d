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

    Context '(a) Read a cluster while draining a node: is any VM twice or lost?' {
        It 'finds each VM once while <Node> drains, a move every <Every> operations' -ForEach @(
            @{ Node = 'HV01'; Every = 11 }
            @{ Node = 'HV02'; Every = 47 }
            @{ Node = 'HV02'; Every = 90 }
        ) {
            $lab = New-NetworkLab $net
            Move-NetworkLabVm $lab -DrainHost $_.Node -EveryOperation $Every
            for ($reading = 1; $reading -le 30 -and $lab.Migrations.Drains; $reading++) {
                $states = Get-HostNetworkState $lab
                $states.Vms.Name | Sort-Object | Should -Be @('F1', 'F2', 'S1', 'S2')
                ($states | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue).Outcome | Should -Be @('Proven', 'Proven', 'Proven', 'Proven')
            }
            $lab.Migrations.Drains | Should -BeNullOrEmpty
        }

        It 'says of a VM on its way that it moves, and counts it where it still runs' {
            $lab = New-NetworkLab $net
            Move-NetworkLabVm $lab S1 HV02 -Begin
            $states = Get-HostNetworkState $lab
            ($states.Vms | Where-Object Moving).Name | Should -Be 'S1'
            $states[0].Vms.Name | Should -Contain 'S1'
            $states[1].Vms.Name | Should -Not -Contain 'S1'
            $states[1].Dormant.VmName | Should -Be 'S1'
        }

        It 'proves nothing of a VM that is on two hosts while a node is drained' {
            $verdicts = Test-Document (New-Document { param($d) $d.hosts[1].vms += $d.hosts[0].vms[0] }) $net
            ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Be @('Unproven', 'Unproven')
            ($verdicts | Where-Object Tenant -EQ 'Sales')[0].MissingFacts | Should -Contain 'VM S1 of Sales is on two hosts at once.'
            ($verdicts | Where-Object Tenant -EQ 'Finance').Outcome | Should -Be @('Proven', 'Proven')
            "$findings" | Should -BeLike '*VmOnTwoHosts: VM S1 (6f1c0000-0000-4000-8000-000000000001) is on HV01 and HV02 at once.*'
        }

        It 'proves nothing of a VM that is on no host while a node is drained' {
            $verdicts = Test-Document (New-Document { param($d) $d.tenants = @(); $d.hosts[0].vms = @($d.hosts[0].vms[1]) }) $net
            ($verdicts | Where-Object Tenant -EQ 'Sales').Outcome | Should -Not -Contain 'Proven'
            ($verdicts | Where-Object Tenant -EQ 'Finance').Outcome | Should -Be @('Proven', 'Proven')
        }

        It 'takes a VM that has moved for the same VM' {
            $moved = New-Document { param($d) $d.hosts[1].vms += $d.hosts[0].vms[0]; $d.hosts[0].vms = @($d.hosts[0].vms[1]) }
            (Test-Document $moved $net).Outcome | Should -Be @('Proven', 'Proven', 'Proven', 'Proven')
        }
    }

    Context '(b) Stop WinRM on one host: still Proven?' {
        It 'leaves nothing Proven with one dead host, and -Quiet false' {
            $lab = New-NetworkLab $net
            Set-NetworkLab $lab -HostName HV02 -Fault Unreachable
            $states = Get-HostNetworkState $lab -ErrorAction SilentlyContinue
            $verdicts = $states | Test-NetworkIsolation -Requirement $net -WarningAction SilentlyContinue
            $verdicts.Outcome | Should -Be @('Unproven', 'Unproven', 'Unproven', 'Unproven')
            $verdicts[0].Reason | Should -BeLike 'HV02 was not read*'
            $states | Test-NetworkIsolation -Requirement $net -Quiet -WarningAction SilentlyContinue | Should -BeFalse
        }
    }

    Context '(c) Add an unlisted VM in VLAN 2: silence?' {
        It 'takes an unlisted VM in VLAN 2 for a violation, or a finding where that is asked for' {
            $strayed = New-Document { param($d) $d.hosts[1].vms += @{ name = 'Unlisted'; adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 2 } }) } }
            $verdict = Test-Document $strayed $net | Where-Object { $_.Tenant -eq 'Sales' -and $_.Kind -eq 'Separation' }
            $verdict.Outcome | Should -Be 'Violated'
            $verdict.Reason | Should -BeLike 'Unlisted, in no tenant, hears S* of Sales; fix HV02 VM Unlisted ''Network Adapter'' Access 2*'
            $states = Get-HostNetworkState (New-NetworkLab $strayed)
            $report = $states | Test-NetworkIsolation -Requirement $net -UnlistedEndpoint Report -WarningVariable told -WarningAction SilentlyContinue
            $report.Outcome | Should -Not -Contain 'Violated'
            "$told" | Should -BeLike '*UnlistedEndpointHears: Unlisted, in no tenant, hears S* of Sales.*'
        }
    }

    Context '(d) Set 711 only in the isolation store of a host vNIC: seen?' {
        It 'sees VLAN 711 that is in the isolation store of a host adapter alone' {
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
    }

    Context '(e) Set a VLAN on a VM with two adapters, or from a CSV with a blank cell: what is changed?' {
        It 'asks which adapter is meant, takes a blank cell for an error and never for Untagged, and writes nothing' {
            $lab = New-NetworkLab (New-Document { param($d) $d.hosts[0].vms[0].adapters = @(@{ name = 'A'; switch = 'Tenants' }, @{ name = 'B'; switch = 'Tenants' }) })
            Set-VmVlanAssignment -VMName S1 -VlanId 20 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'AdapterAmbiguous*'
            "VMName,VMNetworkAdapterName,VlanId`nS1,A," | ConvertFrom-Csv | Set-VmVlanAssignment -CimSession $lab -ErrorVariable blank -ErrorAction SilentlyContinue
            $blank[0].FullyQualifiedErrorId | Should -BeLike 'VlanIdBlank*'
            ($lab.HostNames | ForEach-Object { $lab.WriteCount($_) } | Measure-Object -Sum).Sum | Should -Be 0
        }
    }

    Context '(f) Routed interfaces of VLAN 2 and 3 in one VRF: does it say isolated?' {
        It 'says layer 2 and names the routed interfaces that join two tenants, and proves no mustNotRoute' {
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
    }

    Context '(g) Checkpoint, move the VLAN, revert: predicted before, found after?' {
        It 'predicts what a checkpoint would bring back, and finds it afterwards' {
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
    }

    Context '(h) A host of Network ATC or VMM: does it refuse, and say why?' {
        It 'refuses a host that <Manager> manages, says why before and when it is asked to, and writes nothing' -ForEach @(
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

    Context '(i) A plan that removes the only management adapter, non-interactive: zero writes, exit not 0?' {
        It 'writes nothing and ends with an exit code that is not 0, whatever -Force silences' -ForEach @('-Confirm:$false', '-Force', '-Force -Confirm:$false -Adopt -AllowDisconnect') {
            $site = New-Document {
                param($d)
                $d.hosts[0].physicalNics[0].use = 'Management'
                $d.hosts[0].switches = @()
                $d.hosts[0].vms | ForEach-Object { $_.adapters = @(@{}) }
            }
            $document = Join-Path $TestDrive "$([guid]::NewGuid()).json"
            Export-NetworkDocument -InputObject $site -Path $document
            New-NetworkLab $site -Path "$document.lab" | Out-Null
            $before = Get-ChildItem "$document.lab.hosts" | Get-FileHash
            $told = pwsh -NoProfile -NonInteractive -Command "
                Import-Module '$PSScriptRoot/../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
                `$lab = Get-NetworkLab '$document.lab'
                Import-NetworkDocument '$document' | New-TenantVlanPlan -CimSession `$lab -UplinkNic NIC1 -WarningAction SilentlyContinue |
                    Invoke-NetworkPlan -CimSession `$lab -JournalPath '$TestDrive/nobody' $_" 2>&1
            $LASTEXITCODE | Should -Not -Be 0
            "$told" | Should -BeLike '*HV01*managed over*'
            (Get-ChildItem "$document.lab.hosts" | Get-FileHash).Hash | Should -Be $before.Hash
            Get-NetworkChange -JournalPath $TestDrive/nobody | Should -BeNullOrEmpty
        }
    }

    Context '(j) Cut the uplink of the top-of-rack switch, not that of the host: does resilience see it?' {
        It 'sees that no host of that switch is heard, though every host has its links' {
            $racks = New-Document {
                param($d)
                $d.hosts[1].physicalNics[0].port = 'Other/2'
                $ports = @('1', '2', 'up' | ForEach-Object { @{ name = $_; mode = 'Trunk'; native = 1; allowed = '2-999' } })
                $d.fabric.switches = @('Top', 'Other' | ForEach-Object { @{ name = $_; otherPorts = 'Unused'; ports = $ports } })
                $d.fabric.links = @(, @('Top/up', 'Other/up'))
            }
            $cut = Get-HostNetworkState (New-NetworkLab $racks) | Test-NetworkResilience -Requirement $racks -Failure SwitchUplink -WarningAction SilentlyContinue
            $cut.Verdict | Should -Be 'Fails'
            $cut.Sentence | Should -BeLike '*tenant Sales no longer reaches from there to HV02*'
            $cut.Where | Should -BeLike '*physical switch Top*'
        }
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
