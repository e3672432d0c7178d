# Stand-ins for the inbox Hyper-V cmdlets: they keep the networks of hosts in memory, and log each change in the words of a plan's step.
# A script that calls anything else does not find it.

function New-InboxVlan([string] $Text) {
    $vlan = [pscustomobject]@{
        OperationMode = 'Untagged'; AccessVlanId = 0; NativeVlanId = 0; AllowedVlanIdListString = ''
        PrivateVlanMode = 0; PrimaryVlanId = 0; SecondaryVlanId = 0; SecondaryVlanIdListString = ''
    }
    switch -Regex ($Text) {
        '^Access (\d+)$' { $vlan.OperationMode = 'Access'; $vlan.AccessVlanId = [int]$Matches[1] }
        '^Trunk native (\d+) allowed (.*)$' { $vlan.OperationMode = 'Trunk'; $vlan.NativeVlanId = [int]$Matches[1]; $vlan.AllowedVlanIdListString = $Matches[2] }
        '^(Isolated|Community) (\d+)/(\d+)$' { $vlan.OperationMode = 'Private'; $vlan.PrivateVlanMode = $Matches[1]; $vlan.PrimaryVlanId = [int]$Matches[2]; $vlan.SecondaryVlanId = [int]$Matches[3] }
        '^Promiscuous (\d+)/(.*)$' { $vlan.OperationMode = 'Private'; $vlan.PrivateVlanMode = 'Promiscuous'; $vlan.PrimaryVlanId = [int]$Matches[1]; $vlan.SecondaryVlanIdListString = $Matches[2] }
    }
    $vlan
}

function New-InboxAdapter([string] $ComputerName, [string] $Machine, $Adapter) {
    [pscustomobject]@{
        ComputerName = $ComputerName; VMName = $Machine; Name = $Adapter.Name; Id = "Microsoft:X\$($Adapter.Id)"; SwitchName = $Adapter.Switch; SwitchId = $null
        Vlan = New-InboxVlan "$($Adapter.Vlan)"
        Isolation = [pscustomobject]@{ IsolationMode = 'None'; DefaultIsolationID = 0; AllowUntaggedTraffic = $false; MultiTenantStack = 'Off' }
        MacAddressSpoofing = 'Off'; AllowTeaming = 'Off'; DhcpGuard = 'Off'; RouterGuard = 'Off'; IeeePriorityTag = 'Off'; PortMirroringMode = 'None'
        BandwidthSetting = $null; VmqWeight = 100; IovWeight = 0
    }
}

# The hosts as Get-HostNetworkState returned them.
function Set-InboxHost([object[]] $State) {
    $global:inbox = @{ Log = [System.Collections.Generic.List[string]]::new(); Restarted = [System.Collections.Generic.List[string]]::new(); Hosts = @{} }
    foreach ($hostState in $State) {
        $name = $hostState.Name
        $inbox.Hosts[$name] = @{
            Switches = [System.Collections.Generic.List[object]]::new()
            HostAdapters = [System.Collections.Generic.List[object]]::new()
            Nics = @($hostState.PhysicalNics | ForEach-Object { [pscustomobject]@{ ComputerName = $name; Name = $_.Name; InterfaceDescription = "Contoso $($_.Name)" } }) + @($hostState.HostAdapters | ForEach-Object { [pscustomobject]@{ ComputerName = $name; Name = "vEthernet ($($_.Name))"; InterfaceDescription = 'Hyper-V Virtual Ethernet Adapter' } })
            Rdma = @($hostState.HostAdapters | Where-Object { $null -ne $_.Rdma } | ForEach-Object { [pscustomobject]@{ ComputerName = $name; Name = "vEthernet ($($_.Name))"; Enabled = $_.Rdma } })
            Teams = [System.Collections.Generic.List[object]]::new()
            Members = [System.Collections.Generic.List[object]]::new()
            TeamNics = [System.Collections.Generic.List[object]]::new()
            Policies = [System.Collections.Generic.List[object]]::new()
            Addresses = [System.Collections.Generic.List[object]]::new()
            Vms = @($hostState.Vms | ForEach-Object {
                    $vm = $_
                    [pscustomobject]@{ ComputerName = $name; Name = $vm.Name; Id = $vm.Id; Adapters = @($vm.Adapters | ForEach-Object { New-InboxAdapter $name $vm.Name $_ }) }
                })
        }
        foreach ($s in $hostState.Switches) { Add-InboxSwitch $name $s.Name "$($s.Type)" @($s.Uplinks) }
        foreach ($t in $hostState.Teams) {
            Add-InboxTeam $name $t.Name "$($t.Mode)" "$($t.LoadBalancing)" "$($t.LacpTimer)"
            foreach ($m in $t.Members) { $inbox.Hosts[$name].Members.Add([pscustomobject]@{ ComputerName = $name; Name = $m; Team = $t.Name; AdministrativeMode = 'Active' }) }
            foreach ($i in $t.EffectiveInterfaces) { Add-InboxTeamNic $name $t.Name $i.Name "$($i.Vlan)" ($i.Name -eq $t.Primary.Name)
                foreach ($text in $i.Addresses) { $inbox.Hosts[$name].Addresses.Add([pscustomobject]@{ ComputerName = $name; InterfaceAlias = $i.Name; IPAddress = $text.Split('/')[0]; PrefixLength = $text.Split('/')[1]; PrefixOrigin = 'Manual' }) }
            }
        }
        foreach ($a in $hostState.HostAdapters) { $inbox.Hosts[$name].HostAdapters.Add((New-InboxAdapter $name $null $a)) }
    }
}

function Add-InboxSwitch([string] $ComputerName, [string] $Name, [string] $Type, [string[]] $Uplink) {
    $inbox.Hosts[$ComputerName].Switches.Add([pscustomobject]@{
            ComputerName = $ComputerName; Name = $Name; Id = [guid]::NewGuid(); SwitchType = $Type; NetAdapterInterfaceDescriptions = @($Uplink | ForEach-Object { "Contoso $_" })
        })
}

function Write-InboxLog([string] $ComputerName, [string] $Target, [string] $Value) { $inbox.Log.Add("$ComputerName|$Target|$Value") }

function Get-InboxTarget($Adapter) { if ($Adapter.VMName) { "VM $($Adapter.VMName) '$($Adapter.Name)'" } else { "host adapter vEthernet ($($Adapter.Name))" } }

function Get-VM { param([Parameter(Mandatory)] $ComputerName) $inbox.Hosts[$ComputerName].Vms }

function Get-VMSwitch { param([Parameter(Mandatory)] $ComputerName) $inbox.Hosts[$ComputerName].Switches }

function Get-NetAdapter { param([Parameter(Mandatory)] $CimSession) $inbox.Hosts[$CimSession].Nics }

function Get-NetAdapterRdma { param($CimSession) if ($CimSession) { $inbox.Hosts[$CimSession].Rdma } }

function Restart-NetAdapter { param([Parameter(Mandatory, ValueFromPipeline)] $InputObject) process { $inbox.Restarted.Add("$($InputObject.ComputerName)|$($InputObject.Name)|$($inbox.Log[-1])") } }

function Enable-NetAdapterRdma { param([Parameter(Mandatory, ValueFromPipeline)] $InputObject) process { $InputObject.Enabled = $true } }

function Get-SmbClientNetworkInterface { param($CimSession) $inbox.Hosts[$CimSession].Rdma | ForEach-Object { [pscustomobject]@{ FriendlyName = $_.Name; RdmaCapable = $_.Enabled } } }

function Get-VMNetworkAdapter {
    param($VM, [switch] $ManagementOS, $ComputerName)
    if ($ManagementOS) { $inbox.Hosts[$ComputerName].HostAdapters } else { $VM.Adapters }
}

function Get-VMNetworkAdapterVlan { param([Parameter(Mandatory)] $VMNetworkAdapter) $VMNetworkAdapter.Vlan }

function Get-VMNetworkAdapterIsolation { param([Parameter(Mandatory)] $VMNetworkAdapter) $VMNetworkAdapter.Isolation }

function New-VMSwitch {
    param([Parameter(Mandatory)] $ComputerName, [Parameter(Mandatory)] $Name, [string[]] $NetAdapterName, $SwitchType, [bool] $AllowManagementOS, [bool] $EnableEmbeddedTeaming, [bool] $EnableIov, $MinimumBandwidthMode, $Notes)
    $type = if ($NetAdapterName) { 'External' } else { "$SwitchType" }
    Add-InboxSwitch $ComputerName $Name $type $NetAdapterName
    if ($AllowManagementOS -or $type -eq 'Internal') { $inbox.Hosts[$ComputerName].HostAdapters.Add((New-InboxAdapter $ComputerName $null ([pscustomobject]@{ Name = $Name; Switch = $Name; Vlan = 'Untagged'; Id = '' }))) }
    $value = if ($NetAdapterName) { "External on $($NetAdapterName -join ', '), $(if ($AllowManagementOS) { 'shared with' } else { 'not shared with' }) the management OS" } else { $type }
    Write-InboxLog $ComputerName "virtual switch $Name" $value
    Get-VMSwitch -ComputerName $ComputerName | Where-Object Name -EQ $Name
}

function Remove-VMSwitch {
    param([Parameter(Mandatory)] $VMSwitch, [switch] $Force)
    $h = $inbox.Hosts[$VMSwitch.ComputerName]
    [void] $h.Switches.Remove($VMSwitch)
    [void] $h.HostAdapters.RemoveAll({ param($a) $a.SwitchName -eq $VMSwitch.Name })
    Write-InboxLog $VMSwitch.ComputerName "virtual switch $($VMSwitch.Name)" 'absent'
}

function Set-VMSwitch {
    param([Parameter(Mandatory)] $VMSwitch, [string[]] $NetAdapterName)
    $VMSwitch.NetAdapterInterfaceDescriptions = @($NetAdapterName | ForEach-Object { "Contoso $_" })
    Write-InboxLog $VMSwitch.ComputerName "virtual switch $($VMSwitch.Name)" "uplink $($NetAdapterName -join ', ')"
}

function Set-VMSwitchTeam { param([Parameter(Mandatory)] $VMSwitch, [string[]] $NetAdapterName) Set-VMSwitch $VMSwitch $NetAdapterName }

function Connect-VMNetworkAdapter {
    param([Parameter(Mandatory)] $VMNetworkAdapter, [Parameter(Mandatory)] $VMSwitch)
    $VMNetworkAdapter.SwitchName = $VMSwitch.Name
    $VMNetworkAdapter.SwitchId = $VMSwitch.Id
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) "on virtual switch $($VMSwitch.Name)"
}

function Disconnect-VMNetworkAdapter {
    param([Parameter(Mandatory)] $VMNetworkAdapter)
    $VMNetworkAdapter.SwitchName = $null
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) 'disconnected'
}

function Set-VMNetworkAdapterVlan {
    param(
        [Parameter(Mandatory)] $VMNetworkAdapter, [switch] $Untagged, [switch] $Access, [int] $VlanId, [switch] $Trunk, [int] $NativeVlanId, [string] $AllowedVlanIdList,
        [switch] $Isolated, [switch] $Community, [switch] $Promiscuous, [int] $PrimaryVlanId, [int] $SecondaryVlanId, [string] $SecondaryVlanIdList)
    $text = if ($Access) { "Access $VlanId" }
    elseif ($Trunk) { "Trunk native $NativeVlanId allowed $AllowedVlanIdList" }
    elseif ($Isolated) { "Isolated $PrimaryVlanId/$SecondaryVlanId" }
    elseif ($Community) { "Community $PrimaryVlanId/$SecondaryVlanId" }
    elseif ($Promiscuous) { "Promiscuous $PrimaryVlanId/$SecondaryVlanIdList" }
    elseif ($Untagged) { 'Untagged' }
    else { throw 'Set-VMNetworkAdapterVlan needs a mode.' }
    $VMNetworkAdapter.Vlan = New-InboxVlan $text
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) $text
}

function Set-VMNetworkAdapterIsolation {
    param([Parameter(Mandatory)] $VMNetworkAdapter, [string] $IsolationMode, [int] $DefaultIsolationID, [bool] $AllowUntaggedTraffic, [string] $MultiTenantStack = 'Off')
    $VMNetworkAdapter.Isolation = [pscustomobject]@{ IsolationMode = $IsolationMode; DefaultIsolationID = $DefaultIsolationID; AllowUntaggedTraffic = $AllowUntaggedTraffic; MultiTenantStack = $MultiTenantStack }
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) "isolation $IsolationMode $DefaultIsolationID"
}

function Set-VMNetworkAdapter {
    param(
        [Parameter(Mandatory)] $VMNetworkAdapter, $MacAddressSpoofing, $AllowTeaming, $DhcpGuard, $RouterGuard, $IeeePriorityTag, $PortMirroring,
        [long] $MinimumBandwidthWeight, [long] $MinimumBandwidthAbsolute, [long] $MaximumBandwidth, [int] $VmqWeight, [int] $IovWeight)
    $value = foreach ($key in $PSBoundParameters.Keys | Where-Object { $_ -ne 'VMNetworkAdapter' }) {
        if ($key -like '*Bandwidth*') {
            $old = $VMNetworkAdapter.BandwidthSetting
            $VMNetworkAdapter.BandwidthSetting = [pscustomobject]@{ MinimumBandwidthWeight = $old.MinimumBandwidthWeight; MinimumBandwidthAbsolute = $old.MinimumBandwidthAbsolute; MaximumBandwidth = $old.MaximumBandwidth }
            $VMNetworkAdapter.BandwidthSetting.$key = $PSBoundParameters[$key]
        }
        else {
            $property = if ($key -eq 'PortMirroring') { 'PortMirroringMode' } else { $key }
            $VMNetworkAdapter.$property = $PSBoundParameters[$key]
        }

        "$key=$($PSBoundParameters[$key])"
    }
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) ($value -join ' ')
}

function Add-VMNetworkAdapter {
    param([switch] $ManagementOS, [Parameter(Mandatory)] $ComputerName, [Parameter(Mandatory)] $Name, [Parameter(Mandatory)] $SwitchName, $StaticMacAddress)
    $inbox.Hosts[$ComputerName].HostAdapters.Add((New-InboxAdapter $ComputerName $null ([pscustomobject]@{ Name = $Name; Switch = $SwitchName; Vlan = 'Untagged'; Id = '' })))
    Write-InboxLog $ComputerName "host adapter vEthernet ($Name)" "on virtual switch $SwitchName"
}

function Remove-VMNetworkAdapter {
    param([Parameter(Mandatory)] $VMNetworkAdapter)
    [void] $inbox.Hosts[$VMNetworkAdapter.ComputerName].HostAdapters.Remove($VMNetworkAdapter)
    Write-InboxLog $VMNetworkAdapter.ComputerName (Get-InboxTarget $VMNetworkAdapter) 'absent'
}

function Add-InboxTeam([string] $ComputerName, [string] $Name, [string] $Mode, [string] $Algorithm, [string] $Timer) {
    $inbox.Hosts[$ComputerName].Teams.Add([pscustomobject]@{ ComputerName = $ComputerName; Name = $Name; TeamingMode = $Mode; LoadBalancingAlgorithm = $Algorithm; LacpTimer = $Timer })
}

function Add-InboxTeamNic([string] $ComputerName, [string] $Team, [string] $Name, [string] $Vlan, [bool] $Primary) {
    $inbox.Hosts[$ComputerName].TeamNics.Add([pscustomobject]@{ ComputerName = $ComputerName; Name = $Name; Team = $Team; VlanID = $Vlan; Default = -not $Vlan; Primary = $Primary })
    $inbox.Hosts[$ComputerName].Nics += [pscustomobject]@{ ComputerName = $ComputerName; Name = $Name; InterfaceDescription = "Multiplexor $Name" }
}

function Get-NetLbfoTeam { param([Parameter(Mandatory)] $CimSession) @($inbox.Hosts[$CimSession].Teams) }

function Get-NetLbfoTeamMember { param([Parameter(Mandatory)] $CimSession) @($inbox.Hosts[$CimSession].Members) }

function Get-NetLbfoTeamNic { param([Parameter(Mandatory)] $CimSession) @($inbox.Hosts[$CimSession].TeamNics) }

function Get-NetIPAddress { param([Parameter(Mandatory)] $CimSession) @($inbox.Hosts[$CimSession].Addresses) }

# -TeamMembers and the -Name of a new member are patterns (facts B1.2).
function Find-InboxNic([string] $ComputerName, [string[]] $Pattern) {
    foreach ($one in $Pattern) {
        $found = @($inbox.Hosts[$ComputerName].Nics | Where-Object { ([WildcardPattern] $one).IsMatch($_.Name) -or $_.Name -eq [WildcardPattern]::Unescape($one) })
        if ($found.Count -ne 1) { throw "The pattern $one means $($found.Count) adapters." }
        $found[0]
    }
}

function New-NetLbfoTeam {
    param([Parameter(Mandatory)] $CimSession, [Parameter(Mandatory)] $Name, [Parameter(Mandatory)] [string[]] $TeamMembers, $TeamNicName, $TeamingMode, $LoadBalancingAlgorithm, $LacpTimer, [switch] $Confirm)
    Add-InboxTeam $CimSession $Name $TeamingMode $LoadBalancingAlgorithm $LacpTimer
    $members = @(Find-InboxNic $CimSession $TeamMembers)
    foreach ($m in $members) { $inbox.Hosts[$CimSession].Members.Add([pscustomobject]@{ ComputerName = $CimSession; Name = $m.Name; Team = $Name; AdministrativeMode = 'Active' }) }
    Add-InboxTeamNic $CimSession $Name $TeamNicName '' $true
    Write-InboxLog $CimSession "NIC team $Name" "of $($members.Name -join ', '), $TeamingMode $LoadBalancingAlgorithm"
}

function Set-NetLbfoTeam {
    param([Parameter(ValueFromPipeline)] $InputObject, $TeamingMode, $LoadBalancingAlgorithm, $LacpTimer, [switch] $Confirm)
    process {
        $InputObject.TeamingMode = $TeamingMode
        $InputObject.LoadBalancingAlgorithm = $LoadBalancingAlgorithm
        $InputObject.LacpTimer = $LacpTimer
        Write-InboxLog $InputObject.ComputerName "NIC team $($InputObject.Name)" "$TeamingMode $LoadBalancingAlgorithm $LacpTimer".TrimEnd()
    }
}

function Remove-NetLbfoTeam {
    param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Confirm)
    process {
        $h = $inbox.Hosts[$InputObject.ComputerName]
        [void] $h.Teams.Remove($InputObject)
        [void] $h.Members.RemoveAll({ param($m) $m.Team -eq $InputObject.Name })
        $h.Nics = @($h.Nics | Where-Object { $_.Name -notin @($h.TeamNics | Where-Object Team -EQ $InputObject.Name).Name })
        [void] $h.TeamNics.RemoveAll({ param($n) $n.Team -eq $InputObject.Name })
        Write-InboxLog $InputObject.ComputerName "NIC team $($InputObject.Name)" 'absent'
    }
}

function Add-NetLbfoTeamMember {
    param([Parameter(Mandatory)] $CimSession, [Parameter(Mandatory)] $Name, [Parameter(Mandatory)] $Team, [switch] $Confirm)
    $nic = Find-InboxNic $CimSession $Name
    $inbox.Hosts[$CimSession].Members.Add([pscustomobject]@{ ComputerName = $CimSession; Name = $nic.Name; Team = $Team; AdministrativeMode = 'Active' })
    Write-InboxLog $CimSession "NIC team $Team" "with $($nic.Name)"
}

function Set-NetLbfoTeamMember {
    param([Parameter(ValueFromPipeline)] $InputObject, $AdministrativeMode, [switch] $Confirm)
    process {
        $InputObject.AdministrativeMode = $AdministrativeMode
        Write-InboxLog $InputObject.ComputerName "member $($InputObject.Name)" $AdministrativeMode
    }
}

function Remove-NetLbfoTeamMember {
    param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Confirm)
    process {
        [void] $inbox.Hosts[$InputObject.ComputerName].Members.Remove($InputObject)
        Write-InboxLog $InputObject.ComputerName "NIC team $($InputObject.Team)" "without $($InputObject.Name)"
    }
}

function Add-NetLbfoTeamNic {
    param([Parameter(Mandatory)] $CimSession, [Parameter(Mandatory)] $Team, [Parameter(Mandatory)] $VlanID, $Name, [switch] $Confirm)
    Add-InboxTeamNic $CimSession $Team $Name "$VlanID" $false
    Write-InboxLog $CimSession "team NIC $Name" "VLAN $VlanID"
}

function Rename-InboxNic([string] $ComputerName, [string] $Name, [string] $NewName) {
    $h = $inbox.Hosts[$ComputerName]
    foreach ($known in @($h.Nics; $h.TeamNics) | Where-Object Name -EQ $Name) { $known.Name = $NewName }
    foreach ($address in $h.Addresses | Where-Object InterfaceAlias -EQ $Name) { $address.InterfaceAlias = $NewName }
}

function Set-NetLbfoTeamNic {
    param([Parameter(ValueFromPipeline)] $InputObject, $VlanID, [switch] $Default, [switch] $Confirm)
    process {
        Write-InboxLog $InputObject.ComputerName "team NIC $($InputObject.Name)" $(if ($Default) { 'default mode' } else { "VLAN $VlanID" })
        $InputObject.VlanID = "$VlanID"
        $InputObject.Default = [bool] $Default
        if ($InputObject.Primary) { Rename-InboxNic $InputObject.ComputerName $InputObject.Name $(if ($Default) { $InputObject.Team } else { "$($InputObject.Team) - VLAN $VlanID" }) }
    }
}

function Remove-NetLbfoTeamNic {
    param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Confirm)
    process {
        $h = $inbox.Hosts[$InputObject.ComputerName]
        [void] $h.TeamNics.Remove($InputObject)
        [void] $h.Addresses.RemoveAll({ param($a) $a.InterfaceAlias -eq $InputObject.Name })
        $h.Nics = @($h.Nics | Where-Object Name -NE $InputObject.Name)
        Write-InboxLog $InputObject.ComputerName "team NIC $($InputObject.Name)" 'absent'
    }
}

function Rename-NetAdapter {
    param([Parameter(ValueFromPipeline)] $InputObject, $NewName)
    process {
        Write-InboxLog $InputObject.ComputerName "adapter $($InputObject.Name)" "named $NewName"
        Rename-InboxNic $InputObject.ComputerName $InputObject.Name $NewName
    }
}

function New-NetIPAddress {
    param([Parameter(Mandatory)] $CimSession, [Parameter(Mandatory)] $InterfaceAlias, [Parameter(Mandatory)] $IPAddress, $PrefixLength, [switch] $Confirm)
    $inbox.Hosts[$CimSession].Addresses.Add([pscustomobject]@{ ComputerName = $CimSession; InterfaceAlias = $InterfaceAlias; IPAddress = $IPAddress; PrefixLength = $PrefixLength; PrefixOrigin = 'Manual' })
    Write-InboxLog $CimSession "adapter $InterfaceAlias" "$IPAddress/$PrefixLength"
}

function Remove-NetIPAddress {
    param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Confirm)
    process {
        [void] $inbox.Hosts[$InputObject.ComputerName].Addresses.Remove($InputObject)
        Write-InboxLog $InputObject.ComputerName "adapter $($InputObject.InterfaceAlias)" "without $($InputObject.IPAddress)"
    }
}

function Get-NetQosPolicy { param([Parameter(Mandatory)] $CimSession) @($inbox.Hosts[$CimSession].Policies) }

function New-NetQosPolicy {
    param(
        [Parameter(Mandatory)] $CimSession, [Parameter(Mandatory)] $Name, [switch] $LiveMigration, [switch] $Cluster, [switch] $SMB, [switch] $NFS, [switch] $iSCSI, [switch] $Default,
        [ValidateSet('TCP', 'UDP', 'Both')] $IPProtocolMatchCondition, [uint16] $IPDstPortMatchCondition, $IPDstPrefixMatchCondition, [ValidateRange(1, 100)] [byte] $MinBandwidthWeightAction, [switch] $Confirm)
    $inbox.Hosts[$CimSession].Policies.Add([pscustomobject]@{ ComputerName = $CimSession; Name = $Name; MinBandwidthWeightAction = $MinBandwidthWeightAction })
    $value = foreach ($key in $PSBoundParameters.Keys | Where-Object { $_ -notin 'CimSession', 'Name', 'Confirm' }) { "$key=$($PSBoundParameters[$key])" }
    Write-InboxLog $CimSession "QoS policy $Name" ($value -join ' ')
}

function Set-NetQosPolicy {
    param([Parameter(ValueFromPipeline)] $InputObject, [byte] $MinBandwidthWeightAction, [switch] $Confirm)
    process {
        $InputObject.MinBandwidthWeightAction = $MinBandwidthWeightAction
        Write-InboxLog $InputObject.ComputerName "QoS policy $($InputObject.Name)" "$MinBandwidthWeightAction"
    }
}

function Remove-NetQosPolicy {
    param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Confirm)
    process {
        [void] $inbox.Hosts[$InputObject.ComputerName].Policies.Remove($InputObject)
        Write-InboxLog $InputObject.ComputerName "QoS policy $($InputObject.Name)" 'absent'
    }
}
