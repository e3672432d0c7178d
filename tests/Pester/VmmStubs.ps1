# Stand-ins for the cmdlets of the VirtualMachineManager module: they keep what a VMM server knows in memory and log each change. They are no proof of what VMM
# does, only of what a script asks of it. A cmdlet or parameter that is not here is not found; VmmCmdlets.psd1 holds all against the public documentation.

# The hosts as Get-HostNetworkState returned them.
function Set-VmmHost([object[]] $State) {
    $global:vmm = @{ Log = [System.Collections.Generic.List[string]]::new(); Objects = [System.Collections.Generic.List[object]]::new(); Jobs = @{} }
    Add-VmmObject HostGroup 'All Hosts' @{ Path = 'All Hosts' }
    foreach ($hostState in $State) {
        $vmHost = Add-VmmObject Host "$($hostState.Name).contoso.com" @{ ComputerName = $hostState.Name } -PassThru
        foreach ($nic in $hostState.PhysicalNics) { Add-VmmObject Nic "Contoso $($nic.Name)" @{ VMHost = $vmHost; ConnectionName = $nic.Name; UplinkPortProfileSet = $null } }
        foreach ($s in $hostState.Switches) { Add-VmmObject Switch $s.Name @{ VMHost = $vmHost; LogicalSwitch = $null; BoundToVMHost = $false } }
        foreach ($machine in $hostState.Vms) {
            $vm = Add-VmmObject Vm $machine.Name @{ VMHost = $vmHost; VMId = $machine.Id } -PassThru
            foreach ($a in $machine.Adapters) {
                $access = "$($a.Vlan)" -match '^Access (\d+)$'
                Add-VmmObject Adapter $machine.Name @{ VM = $vm; VMHost = $vmHost; VirtualNetwork = $a.Switch; VLanEnabled = $access; VLanID = $(if ($access) { [int]$Matches[1] } else { 0 }); VMNetwork = $null; VMSubnet = $null; PortClassification = $null; MACAddress = "$($a.MacAddress)" -replace '(..)(?!$)', '$1:' }
            }
        }
    }
}

function Add-VmmObject([string] $Kind, [string] $Name, [hashtable] $Property = @{}, [switch] $PassThru) {
    $made = [pscustomobject](@{ Kind = $Kind; Name = $Name; Description = '' } + $Property)
    $vmm.Objects.Add($made)
    if ($PassThru) { $made }
}

function Get-VmmObject([string] $Kind) { @(foreach ($o in $vmm.Objects.ToArray()) { if ($o.Kind -eq $Kind) { $o } }) }

function Get-VmmOf([string] $Kind, [string] $Property, $Owner) { foreach ($o in $vmm.Objects.ToArray()) { if ($o.Kind -eq $Kind -and [object]::ReferenceEquals($o.$Property, $Owner)) { $o } } }

function New-VmmObject([string] $Kind, [string] $Name, [string] $Description, [hashtable] $Property = @{}) {
    $vmm.Log.Add("new $Kind $Name")
    $made = Add-VmmObject $Kind $Name $Property -PassThru
    $made.Description = $Description
    $made
}

function Remove-VmmObject($Object, [scriptblock] $InUse) {
    if ($InUse -and @($vmm.Objects | Where-Object $InUse).Count -gt 0) { throw "VMM cannot remove $($Object.Kind) $($Object.Name): it is in use." }
    $vmm.Log.Add("remove $($Object.Kind) $($Object.Name)")
    [void] $vmm.Objects.Remove($Object)
}

# Cmdlets with a job group wait for the last one, Set-SCVMHost.
function Add-VmmJob([string] $JobGroup, [hashtable] $Given, [scriptblock] $Work) {
    if (-not $JobGroup) { & $Work $Given; return }
    if (-not $vmm.Jobs.ContainsKey($JobGroup)) { $vmm.Jobs[$JobGroup] = [System.Collections.Generic.List[object]]::new() }
    $vmm.Jobs[$JobGroup].Add(@{ Work = $Work; Given = $Given })
}

function Get-SCVMMServer { param([Parameter(Mandatory)] [string] $ComputerName) [pscustomobject]@{ Name = $ComputerName } }
function Get-SCVMHost { param() Get-VmmObject Host }
function Read-SCVMHost { param([Parameter(Mandatory)] $VMHost) $VMHost }
function Read-SCVirtualMachine { param([Parameter(Mandatory)] $VMHost) $VMHost }
function Get-SCVMHostGroup { param() Get-VmmObject HostGroup }
function Get-SCVMHostNetworkAdapter { param([Parameter(Mandatory)] $VMHost) Get-VmmOf Nic VMHost $VMHost }
function Get-SCVirtualMachine { param([Parameter(Mandatory)] $VMHost) Get-VmmOf Vm VMHost $VMHost }
function Get-SCVirtualNetwork { param([Parameter(Mandatory)] $VMHost) Get-VmmOf Switch VMHost $VMHost }
function Get-SCLogicalNetwork { param() Get-VmmObject LogicalNetwork }
function Get-SCLogicalNetworkDefinition { param([Parameter(Mandatory)] $LogicalNetwork) Get-VmmOf Site LogicalNetwork $LogicalNetwork }
function Get-SCVMNetwork { param([Parameter(Mandatory)] $LogicalNetwork) Get-VmmOf VMNetwork LogicalNetwork $LogicalNetwork }
function Get-SCVMSubnet { param([Parameter(Mandatory)] $VMNetwork) Get-VmmOf VMSubnet VMNetwork $VMNetwork }
function Get-SCLogicalSwitch { param() Get-VmmObject LogicalSwitch }
function Get-SCNativeUplinkPortProfile { param() Get-VmmObject UplinkProfile }
function Get-SCUplinkPortProfileSet { param([Parameter(Mandatory)] $LogicalSwitch) Get-VmmOf UplinkSet LogicalSwitch $LogicalSwitch }
function Get-SCPortClassification { param() Get-VmmObject Classification }
function Get-SCVirtualNetworkAdapterPortProfileSet { param([Parameter(Mandatory)] $LogicalSwitch) Get-VmmOf PortProfileSet LogicalSwitch $LogicalSwitch }

function Get-SCVirtualNetworkAdapter {
    param($VM, $VMHost)
    if ($VM) { Get-VmmOf Adapter VM $VM } else { Get-VmmOf HostAdapter VMHost $VMHost }
}

function New-SCLogicalNetwork {
    param([Parameter(Mandatory)] [string] $Name, [string] $Description, [bool] $LogicalNetworkDefinitionIsolation, [bool] $EnableNetworkVirtualization, [bool] $UseGRE, [bool] $IsPVLAN)
    New-VmmObject LogicalNetwork $Name $Description @{ Isolation = $LogicalNetworkDefinitionIsolation }
}

function New-SCSubnetVLan { param([int] $VLanID, [string] $Subnet) [pscustomobject]@{ VLanID = $VLanID; Subnet = $Subnet } }

function New-SCLogicalNetworkDefinition {
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] $LogicalNetwork, [Parameter(Mandatory)] [object[]] $SubnetVLan, [Parameter(Mandatory)] [object[]] $VMHostGroup)
    New-VmmObject Site "$Name with $($SubnetVLan.VLanID -join ',')" '' @{ LogicalNetwork = $LogicalNetwork; SubnetVLans = $SubnetVLan } | ForEach-Object { $_.Name = $Name; $_ }
}

function Set-SCLogicalNetworkDefinition {
    param([Parameter(Mandatory)] $LogicalNetworkDefinition, [object[]] $SubnetVLan)
    $LogicalNetworkDefinition.SubnetVLans = $SubnetVLan
    $vmm.Log.Add("set Site $($LogicalNetworkDefinition.Name) with $($SubnetVLan.VLanID -join ',')")
}

function New-SCVMNetwork {
    param([Parameter(Mandatory)] [string] $Name, [string] $Description, [Parameter(Mandatory)] $LogicalNetwork, [ValidateSet('NoIsolation', 'WindowsNetworkVirtualization', 'External', 'VLANNetwork')] [string] $IsolationType)
    New-VmmObject VMNetwork $Name $Description @{ LogicalNetwork = $LogicalNetwork }
}

function New-SCVMSubnet {
    param([Parameter(Mandatory)] [string] $Name, [string] $Description, [Parameter(Mandatory)] $LogicalNetworkDefinition, [Parameter(Mandatory)] [object[]] $SubnetVLan, [Parameter(Mandatory)] $VMNetwork)
    foreach ($one in $SubnetVLan) { if ($LogicalNetworkDefinition.SubnetVLans -notcontains $one) { throw "The network site has no such subnet-VLAN." } }
    New-VmmObject VMSubnet $Name $Description @{ VMNetwork = $VMNetwork; SubnetVLans = $SubnetVLan }
}

function New-SCLogicalSwitch {
    param(
        [Parameter(Mandatory)] [string] $Name, [string] $Description, [ValidateSet('NoTeam', 'Team', 'EmbeddedTeam')] [string] $SwitchUplinkMode,
        [ValidateSet('Default', 'Weight', 'Absolute', 'None')] [string] $MinimumBandwidthMode, [bool] $EnableSriov)
    New-VmmObject LogicalSwitch $Name $Description @{ UplinkMode = $SwitchUplinkMode; BandwidthMode = $MinimumBandwidthMode }
}

function New-SCNativeUplinkPortProfile {
    param(
        [Parameter(Mandatory)] [string] $Name, [string] $Description, [object[]] $LogicalNetworkDefinition, [bool] $EnableNetworkVirtualization,
        [ValidateSet('Static', 'SwitchIndependent', 'Lacp')] [string] $LBFOTeamMode, [ValidateSet('TransportPorts', 'IPAddresses', 'MacAddresses', 'HyperVPort', 'Dynamic', 'HostDefault')] [string] $LBFOLoadBalancingAlgorithm)
    New-VmmObject UplinkProfile $Name $Description @{ Sites = $LogicalNetworkDefinition }
}

function New-SCUplinkPortProfileSet {
    param([Parameter(Mandatory)] [string] $Name, [string] $Description, [Parameter(Mandatory)] $LogicalSwitch, $NativeUplinkPortProfile)
    New-VmmObject UplinkSet $Name $Description @{ LogicalSwitch = $LogicalSwitch; Profile = $NativeUplinkPortProfile }
}

function New-SCPortClassification { param([Parameter(Mandatory)] [string] $Name, [string] $Description) New-VmmObject Classification $Name $Description }

function New-SCVirtualNetworkAdapterPortProfileSet {
    param([string] $Name, [string] $Description, [Parameter(Mandatory)] $PortClassification, [Parameter(Mandatory)] $LogicalSwitch)
    New-VmmObject PortProfileSet $Name $Description @{ LogicalSwitch = $LogicalSwitch; Classification = $PortClassification }
}

function Set-SCVMHostNetworkAdapter {
    param([Parameter(Mandatory)] $VMHostNetworkAdapter, $UplinkPortProfileSet, [switch] $RemoveUplinkPortProfileSet, [string] $JobGroup)
    Add-VmmJob $JobGroup $PSBoundParameters { param($g) $g.VMHostNetworkAdapter.UplinkPortProfileSet = $g.UplinkPortProfileSet }
}

function New-SCVirtualNetwork {
    param([Parameter(Mandatory)] $VMHost, [string] $Name, [bool] $BoundToVMHost, $LogicalSwitch, [object[]] $VMHostNetworkAdapters, [switch] $CreateManagementAdapter, [string] $ManagementAdapterName, [string] $JobGroup)
    Add-VmmJob $JobGroup $PSBoundParameters {
        param($g)
        $called = if ($g.LogicalSwitch) { $g.LogicalSwitch.Name } else { $g.Name }
        foreach ($nic in $g.VMHostNetworkAdapters) { if ($g.LogicalSwitch -and $nic.UplinkPortProfileSet.LogicalSwitch -ne $g.LogicalSwitch) { throw "$($nic.ConnectionName) has no uplink port profile of the logical switch." } }
        Add-VmmObject Switch $called @{ VMHost = $g.VMHost; LogicalSwitch = $g.LogicalSwitch; BoundToVMHost = $g.BoundToVMHost }
        if ($g.CreateManagementAdapter) { Add-VmmObject HostAdapter $g.ManagementAdapterName @{ VMHost = $g.VMHost; Switch = $called } }
        $vmm.Log.Add("$($g.VMHost.ComputerName)|virtual switch $called|$(if ($g.LogicalSwitch) { 'logical' } else { 'standard' }) $($g.VMHostNetworkAdapters.ConnectionName -join ',')".TrimEnd())
    }
}

function New-SCVirtualNetworkAdapter {
    param(
        [Parameter(Mandatory)] $VMHost, [Parameter(Mandatory)] $LogicalSwitch, [string] $Name, $VMNetwork, $VMSubnet, [bool] $VLanEnabled, [uint16] $VLanID, [string] $MACAddressType, [string] $MACAddress, [string] $JobGroup)
    Add-VmmJob $JobGroup $PSBoundParameters {
        param($g)
        Add-VmmObject HostAdapter $g.Name @{ VMHost = $g.VMHost; Switch = $g.LogicalSwitch.Name }
        $vmm.Log.Add("$($g.VMHost.ComputerName)|host adapter $($g.Name)|VLAN $($g.VLanID) of '$($g.VMNetwork.Name)' on $($g.LogicalSwitch.Name) $($g.MACAddress)".TrimEnd())
    }
}

function Set-SCVMHost {
    param([Parameter(Mandatory)] $VMHost, [string] $JobGroup)
    foreach ($job in $vmm.Jobs[$JobGroup]) { & $job.Work $job.Given }
    [void] $vmm.Jobs.Remove($JobGroup)
}

function Set-SCVirtualNetworkAdapter {
    param(
        [Parameter(Mandatory)] $VirtualNetworkAdapter, $VMNetwork, $VMSubnet, [string] $VirtualNetwork, [bool] $VLanEnabled, [uint16] $VLanID, [switch] $NoConnection, [switch] $NoLogicalNetwork, $PortClassification)
    $a = $VirtualNetworkAdapter
    if ($VMSubnet -and @($VMSubnet.SubnetVLans | ForEach-Object VLanID) -notcontains $VLanID) { throw 'The VLAN is not one of the VM subnet.' }
    $a.VMNetwork = $VMNetwork
    $a.VMSubnet = $VMSubnet
    $a.VirtualNetwork = if ($NoConnection) { $null } else { $VirtualNetwork }
    $a.VLanEnabled = $VLanEnabled
    $a.VLanID = if ($VLanEnabled) { $VLanID } else { 0 }
    if ($PortClassification) { $a.PortClassification = $PortClassification }
    $vmm.Log.Add("$($a.VMHost.ComputerName)|$($a.VM.Name)|VLAN $($a.VLanID) of '$($VMNetwork.Name)' on '$($a.VirtualNetwork)'")
}

function Remove-SCVirtualNetwork {
    param([Parameter(Mandatory)] $VirtualNetwork, [switch] $Confirm)
    Remove-VmmObject $VirtualNetwork { $_.Kind -eq 'Adapter' -and $_.VMHost -eq $Object.VMHost -and $_.VirtualNetwork -eq $Object.Name }
    [void] $vmm.Objects.RemoveAll({ param($o) $o.Kind -eq 'HostAdapter' -and $o.VMHost -eq $VirtualNetwork.VMHost -and $o.Switch -eq $VirtualNetwork.Name })
}

function Remove-SCVirtualNetworkAdapter { param([Parameter(Mandatory)] $VirtualNetworkAdapter, [switch] $Confirm) Remove-VmmObject $VirtualNetworkAdapter }
function Remove-SCVirtualNetworkAdapterPortProfileSet { param([Parameter(Mandatory)] $VirtualNetworkAdapterPortProfileSet, [switch] $Confirm) Remove-VmmObject $VirtualNetworkAdapterPortProfileSet }
function Remove-SCUplinkPortProfileSet { param([Parameter(Mandatory)] $UplinkPortProfileSet, [switch] $Confirm) Remove-VmmObject $UplinkPortProfileSet { $_.Kind -eq 'Nic' -and $_.UplinkPortProfileSet -eq $Object } }
function Remove-SCLogicalSwitch { param([Parameter(Mandatory)] $LogicalSwitch, [switch] $Confirm) Remove-VmmObject $LogicalSwitch { $_.Kind -eq 'Switch' -and $_.LogicalSwitch -eq $Object } }
function Remove-SCNativeUplinkPortProfile { param([Parameter(Mandatory)] $NativeUplinkPortProfile, [switch] $Confirm) Remove-VmmObject $NativeUplinkPortProfile { $_.Kind -eq 'UplinkSet' -and $_.Profile -eq $Object } }
function Remove-SCVMSubnet { param([Parameter(Mandatory)] $VMSubnet, [switch] $Confirm) Remove-VmmObject $VMSubnet { $_.Kind -eq 'Adapter' -and $_.VMSubnet -eq $Object } }
function Remove-SCVMNetwork { param([Parameter(Mandatory)] $VMNetwork, [switch] $Confirm) Remove-VmmObject $VMNetwork { $_.Kind -eq 'VMSubnet' -and $_.VMNetwork -eq $Object } }
function Remove-SCLogicalNetworkDefinition { param([Parameter(Mandatory)] $LogicalNetworkDefinition, [switch] $Confirm) Remove-VmmObject $LogicalNetworkDefinition { $_.Kind -eq 'UplinkProfile' -and $_.Sites -contains $Object } }
function Remove-SCLogicalNetwork { param([Parameter(Mandatory)] $LogicalNetwork, [switch] $Confirm) Remove-VmmObject $LogicalNetwork { $_.Kind -in 'VMNetwork', 'Site' -and $_.LogicalNetwork -eq $Object } }
function Remove-SCPortClassification { param([Parameter(Mandatory)] $PortClassification, [switch] $Confirm) Remove-VmmObject $PortClassification { $_.Kind -eq 'PortProfileSet' -and $_.Classification -eq $Object } }
