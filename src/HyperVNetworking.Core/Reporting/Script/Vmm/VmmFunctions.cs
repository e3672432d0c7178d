namespace HyperVNetworking.Reporting;

/// <summary>
/// The functions of a script for VMM: each looks before it makes, and passes what is there. Cmdlets and parameters are those of the public documentation of the
/// VirtualMachineManager module (System Center 2016); the tests hold them against a table of it. Names are compared and never matched, since they may hold wildcards.
/// </summary>
internal static class VmmFunctions
{
    public const string Parameters = """
        [CmdletBinding()]
        param(
            # The VMM management server.
            [string] $VMMServer = 'localhost',
            # The path of the host group that the network site is for.
            [string] $HostGroup = 'All Hosts',
            # The logical network that holds the tenants' VLANs.
            [string] $LogicalNetwork = 'Tenant networks',
            # The port classification of VM adapters that have none. Made without a port profile, it names them and sets nothing.
            [string] $PortClassification = 'Tenant VMs',
            # Vmm is for a machine with the VMM console (and the Hyper-V module, where VMs have several adapters), PostDeployment for one with the inbox modules, All for one with both.
            [ValidateSet('All', 'Vmm', 'PostDeployment')] [string] $Part = 'All'
        )
        """;

    public const string Text = """
        # What this script made says so in its description, so that the undo takes away nothing else.
        $planMark = 'Made by HyperVNetworking'
        $planVMHosts = @{}
        $planSubnets = @{}

        function Find-PlanVMHost([string] $ComputerName) {
            if (-not $planVMHosts.ContainsKey($ComputerName)) {
                $found = @(Get-SCVMHost | Where-Object { $_.ComputerName -eq $ComputerName -or $_.Name -eq $ComputerName })
                $planVMHosts[$ComputerName] = Find-PlanOne $found "host $ComputerName that VMM server $VMMServer manages"
                # VMM answers with what it last read of a host.
                Read-SCVMHost -VMHost $planVMHosts[$ComputerName] | Out-Null
                Read-SCVirtualMachine -VMHost $planVMHosts[$ComputerName] | Out-Null
            }
            $planVMHosts[$ComputerName]
        }

        function Add-PlanLogicalNetwork {
            $network = Get-SCLogicalNetwork | Where-Object { $_.Name -eq $LogicalNetwork }
            if ($network) { Write-Verbose "Logical network ${LogicalNetwork}: made already."; return $network }
            New-SCLogicalNetwork -Name $LogicalNetwork -Description $planMark -LogicalNetworkDefinitionIsolation $true -EnableNetworkVirtualization $false -UseGRE $false -IsPVLAN $false
        }

        # The network site (VMM's logical network definition) with a subnet-VLAN for each VLAN; IP subnets are not part of the plan.
        function Add-PlanSite($Network, [int[]] $VlanId) {
            $name = "$LogicalNetwork site"
            $site = Get-SCLogicalNetworkDefinition -LogicalNetwork $Network | Where-Object { $_.Name -eq $name }
            $known = @($site.SubnetVLans | Where-Object { $_ })
            $missing = @($VlanId | Where-Object { @($known | ForEach-Object { [int]$_.VLanID }) -notcontains $_ } | ForEach-Object { New-SCSubnetVLan -VLanID $_ })
            if ($site -and $missing.Count -eq 0) { Write-Verbose "Network site ${name}: made already."; return $site }
            if ($site) {
                Set-SCLogicalNetworkDefinition -LogicalNetworkDefinition $site -SubnetVLan ($known + $missing) | Out-Null
                return Get-SCLogicalNetworkDefinition -LogicalNetwork $Network | Where-Object { $_.Name -eq $name }
            }
            $group = Find-PlanOne @(Get-SCVMHostGroup | Where-Object { $_.Path -eq $HostGroup }) "host group $HostGroup"
            New-SCLogicalNetworkDefinition -Name $name -LogicalNetwork $Network -VMHostGroup $group -SubnetVLan $missing
        }

        function Add-PlanVMNetwork($Network, $Site, [string] $Name, [int] $VlanId) {
            $vmNetwork = Get-SCVMNetwork -LogicalNetwork $Network | Where-Object { $_.Name -eq $Name }
            if (-not $vmNetwork) { $vmNetwork = New-SCVMNetwork -Name $Name -Description $planMark -LogicalNetwork $Network -IsolationType 'VLANNetwork' }
            $subnet = Get-SCVMSubnet -VMNetwork $vmNetwork | Where-Object { @($_.SubnetVLans | ForEach-Object { [int]$_.VLanID }) -contains $VlanId } | Select-Object -First 1
            if ($subnet) { Write-Verbose "VM network ${Name}: made already." }
            else {
                $subnetVlan = @($Site.SubnetVLans | Where-Object { [int]$_.VLanID -eq $VlanId })
                $subnet = New-SCVMSubnet -Name "$Name VLAN $VlanId" -Description $planMark -LogicalNetworkDefinition $Site -SubnetVLan $subnetVlan -VMNetwork $vmNetwork
            }
            $planSubnets[$VlanId] = @{ Network = $vmNetwork; Subnet = $subnet }
        }

        function Add-PlanLogicalSwitch([string] $Name, [string] $UplinkMode, [string] $BandwidthMode, [bool] $Sriov) {
            $logicalSwitch = Get-SCLogicalSwitch | Where-Object { $_.Name -eq $Name }
            if ($logicalSwitch) { Write-Verbose "Logical switch ${Name}: made already." }
            else { $logicalSwitch = New-SCLogicalSwitch -Name $Name -Description $planMark -SwitchUplinkMode $UplinkMode -MinimumBandwidthMode $BandwidthMode -EnableSriov $Sriov }
            $classification = Add-PlanPortClassification
            if (-not (Get-SCVirtualNetworkAdapterPortProfileSet -LogicalSwitch $logicalSwitch | Where-Object { $_.Name -eq $PortClassification })) {
                New-SCVirtualNetworkAdapterPortProfileSet -Name $PortClassification -Description $planMark -PortClassification $classification -LogicalSwitch $logicalSwitch | Out-Null
            }
            $logicalSwitch
        }

        function Add-PlanPortClassification {
            $classification = Get-SCPortClassification | Where-Object { $_.Name -eq $PortClassification }
            if ($classification) { $classification } else { New-SCPortClassification -Name $PortClassification -Description $planMark }
        }

        function Add-PlanUplinkSet($LogicalSwitch, $Site, [string] $Name, [string] $TeamMode, [string] $LoadBalancing) {
            $uplinkProfile = Get-SCNativeUplinkPortProfile | Where-Object { $_.Name -eq $Name }
            if (-not $uplinkProfile -and $Site) {
                $uplinkProfile = New-SCNativeUplinkPortProfile -Name $Name -Description $planMark -LogicalNetworkDefinition $Site -EnableNetworkVirtualization $false -LBFOTeamMode $TeamMode -LBFOLoadBalancingAlgorithm $LoadBalancing
            }
            elseif (-not $uplinkProfile) {
                $uplinkProfile = New-SCNativeUplinkPortProfile -Name $Name -Description $planMark -EnableNetworkVirtualization $false -LBFOTeamMode $TeamMode -LBFOLoadBalancingAlgorithm $LoadBalancing
            }
            $set = Get-SCUplinkPortProfileSet -LogicalSwitch $LogicalSwitch | Where-Object { $_.Name -eq $Name }
            if ($set) { Write-Verbose "Uplink port profile ${Name}: made already."; return $set }
            New-SCUplinkPortProfileSet -Name $Name -Description $planMark -LogicalSwitch $LogicalSwitch -NativeUplinkPortProfile $uplinkProfile
        }

        function Find-PlanVmmSwitch([string] $ComputerName, [string] $Name) {
            Find-PlanOne @(Get-SCVirtualNetwork -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $_.Name -eq $Name }) "virtual switch $Name on host $ComputerName"
        }

        function Get-PlanVmmSwitch([string] $ComputerName, [string] $Name) {
            $found = @(Get-SCVirtualNetwork -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $_.Name -eq $Name })
            if ($found.Count -eq 0) { 'absent' } elseif ((Find-PlanOne $found "virtual switch $Name on host $ComputerName").LogicalSwitch) { 'logical' } else { 'standard' }
        }

        # One job of VMM: the uplink port profile for each network adapter, the instance of the logical switch on them, and the host with both.
        function Add-PlanHostSwitch([string] $ComputerName, $LogicalSwitch, $UplinkSet, [string[]] $Nic, [string] $ManagementAdapter) {
            $vmHost = Find-PlanVMHost $ComputerName
            $nics = @(foreach ($name in $Nic) {
                    Find-PlanOne @(Get-SCVMHostNetworkAdapter -VMHost $vmHost | Where-Object { $_.ConnectionName -eq $name }) "network adapter $name on host $ComputerName"
                })
            $job = [guid]::NewGuid()
            foreach ($one in $nics) { Set-SCVMHostNetworkAdapter -VMHostNetworkAdapter $one -UplinkPortProfileSet $UplinkSet -JobGroup $job | Out-Null }
            if ($ManagementAdapter) {
                New-SCVirtualNetwork -VMHost $vmHost -LogicalSwitch $LogicalSwitch -VMHostNetworkAdapters $nics -CreateManagementAdapter -ManagementAdapterName $ManagementAdapter -JobGroup $job | Out-Null
            }
            else { New-SCVirtualNetwork -VMHost $vmHost -LogicalSwitch $LogicalSwitch -VMHostNetworkAdapters $nics -JobGroup $job | Out-Null }
            Set-SCVMHost -VMHost $vmHost -JobGroup $job | Out-Null
        }

        function Get-PlanVmmHostAdapter([string] $ComputerName, [string] $Name) {
            if (@(Get-SCVirtualNetworkAdapter -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $_.Name -eq $Name }).Count -eq 0) { 'absent' } else { 'present' }
        }

        # In one job with the host, as the instance of a logical switch is.
        function Add-PlanVmmHostAdapter([string] $ComputerName, $LogicalSwitch, [string] $Name, [int] $VlanId, [string] $MacAddress) {
            $vmHost = Find-PlanVMHost $ComputerName
            $job = [guid]::NewGuid()
            $of = $planSubnets[$VlanId]
            $address = (Get-PlanMac $MacAddress) -replace '(..)(?!$)', '$1-'
            if ($VlanId -and $address) {
                New-SCVirtualNetworkAdapter -VMHost $vmHost -LogicalSwitch $LogicalSwitch -Name $Name -VMNetwork $of.Network -VMSubnet $of.Subnet -VLanEnabled $true -VLanID $VlanId -MACAddressType 'Static' -MACAddress $address -JobGroup $job | Out-Null
            }
            elseif ($VlanId) {
                New-SCVirtualNetworkAdapter -VMHost $vmHost -LogicalSwitch $LogicalSwitch -Name $Name -VMNetwork $of.Network -VMSubnet $of.Subnet -VLanEnabled $true -VLanID $VlanId -JobGroup $job | Out-Null
            }
            elseif ($address) { New-SCVirtualNetworkAdapter -VMHost $vmHost -LogicalSwitch $LogicalSwitch -Name $Name -VLanEnabled $false -MACAddressType 'Static' -MACAddress $address -JobGroup $job | Out-Null }
            else { New-SCVirtualNetworkAdapter -VMHost $vmHost -LogicalSwitch $LogicalSwitch -Name $Name -VLanEnabled $false -JobGroup $job | Out-Null }
            Set-SCVMHost -VMHost $vmHost -JobGroup $job | Out-Null
        }
        """;
}
