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
    $global:inbox = @{ Log = [System.Collections.Generic.List[string]]::new(); Hosts = @{} }
    foreach ($hostState in $State) {
        $name = $hostState.Name
        $inbox.Hosts[$name] = @{
            Switches = [System.Collections.Generic.List[object]]::new()
            HostAdapters = [System.Collections.Generic.List[object]]::new()
            Nics = @($hostState.PhysicalNics | ForEach-Object { [pscustomobject]@{ Name = $_.Name; InterfaceDescription = "Contoso $($_.Name)" } })
            Vms = @($hostState.Vms | ForEach-Object {
                    $vm = $_
                    [pscustomobject]@{ ComputerName = $name; Name = $vm.Name; Id = $vm.Id; Adapters = @($vm.Adapters | ForEach-Object { New-InboxAdapter $name $vm.Name $_ }) }
                })
        }
        foreach ($s in $hostState.Switches) { Add-InboxSwitch $name $s.Name "$($s.Type)" @($s.Uplinks) }
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
