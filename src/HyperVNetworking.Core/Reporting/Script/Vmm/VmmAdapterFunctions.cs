namespace HyperVNetworking.Reporting;

/// <summary>The functions of a script for VMM that place adapters of VMs, and those that take away what the script made.</summary>
internal static class VmmAdapterFunctions
{
    public const string Text = """
        function Get-PlanMac([string] $Address) { $Address -replace '[^0-9A-Fa-f]' }

        # VMM does not tell the name that Hyper-V gives an adapter; the MAC address is the same for both.
        function Find-PlanVmmAdapter([string] $ComputerName, [string] $VMName, [string] $VMId, [string] $Name, [string] $Id) {
            $vms = @(Get-SCVirtualMachine -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $_.Name -eq $VMName })
            if ($vms.Count -gt 1 -and $VMId) { $vms = @($vms | Where-Object { "$($_.VMId)" -eq $VMId }) }
            $adapters = @(Get-SCVirtualNetworkAdapter -VM (Find-PlanOne $vms "VM $VMName on host $ComputerName"))
            if ($adapters.Count -gt 1) {
                $address = Get-PlanMac (Find-PlanAdapter $ComputerName $VMName $VMId $Name $Id).MacAddress
                $adapters = @($adapters | Where-Object { (Get-PlanMac $_.MACAddress) -eq $address })
            }
            Find-PlanOne $adapters "adapter $Name of VM $VMName on host $ComputerName"
        }

        function Get-PlanVmmConnection($Adapter) { "$($Adapter.VirtualNetwork)" }

        function Get-PlanVmmVlan($Adapter) { if ($Adapter.VLanEnabled) { "Access $($Adapter.VLanID)" } else { 'Untagged' } }

        function Get-PlanVmmVlanId($Adapter) { if ($Adapter.VLanEnabled) { [int]$Adapter.VLanID } else { 0 } }

        function Get-PlanPlacement($Adapter) { "$(Get-PlanVmmVlan $Adapter) on '$(Get-PlanVmmConnection $Adapter)'" }

        # A VM network where the virtual switch is an instance of a logical switch; VMM knows none on a standard switch, and sets the plain VLAN there.
        function Set-PlanPlacement([string] $ComputerName, $Adapter, [string] $SwitchName, [int] $VlanId) {
            if (-not $SwitchName) {
                if ($VlanId) { Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -NoConnection -NoLogicalNetwork -VLanEnabled $true -VLanID $VlanId | Out-Null }
                else { Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -NoConnection -NoLogicalNetwork -VLanEnabled $false | Out-Null }
                return
            }
            $of = if ((Find-PlanVmmSwitch $ComputerName $SwitchName).LogicalSwitch) { $planSubnets[$VlanId] }
            if ($of -and -not $Adapter.PortClassification) {
                Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -VMNetwork $of.Network -VMSubnet $of.Subnet -VirtualNetwork $SwitchName -VLanEnabled $true -VLanID $VlanId -PortClassification (Add-PlanPortClassification) | Out-Null
            }
            elseif ($of) { Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -VMNetwork $of.Network -VMSubnet $of.Subnet -VirtualNetwork $SwitchName -VLanEnabled $true -VLanID $VlanId | Out-Null }
            elseif ($VlanId) { Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -NoLogicalNetwork -VirtualNetwork $SwitchName -VLanEnabled $true -VLanID $VlanId | Out-Null }
            else { Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter $Adapter -NoLogicalNetwork -VirtualNetwork $SwitchName -VLanEnabled $false | Out-Null }
        }
        """;

    public const string Removal = """
        # True for what this script made; VMM refuses to remove what is in use, and then it stays.
        function Test-PlanOwn($Object, [string] $What) {
            if (-not $Object) { Write-Verbose "${What}: removed already."; return $false }
            if ($Object.Description -ne $planMark) { Write-Verbose "${What}: not made by this script, so it stays."; return $false }
            $true
        }

        function Remove-PlanHostSwitch([string] $ComputerName, [string] $Name, [string[]] $Nic) {
            Remove-SCVirtualNetwork -VirtualNetwork (Find-PlanVmmSwitch $ComputerName $Name) -Confirm:$false | Out-Null
            foreach ($one in @(Get-SCVMHostNetworkAdapter -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $Nic -contains $_.ConnectionName })) {
                Set-SCVMHostNetworkAdapter -VMHostNetworkAdapter $one -RemoveUplinkPortProfileSet | Out-Null
            }
        }

        function Remove-PlanVmmHostAdapter([string] $ComputerName, [string] $Name) {
            $adapter = Find-PlanOne @(Get-SCVirtualNetworkAdapter -VMHost (Find-PlanVMHost $ComputerName) | Where-Object { $_.Name -eq $Name }) "host adapter $Name on host $ComputerName"
            Remove-SCVirtualNetworkAdapter -VirtualNetworkAdapter $adapter -Confirm:$false | Out-Null
        }

        function Remove-PlanLogicalSwitch([string] $Name) {
            $logicalSwitch = Get-SCLogicalSwitch | Where-Object { $_.Name -eq $Name }
            if (-not (Test-PlanOwn $logicalSwitch "Logical switch $Name")) { return }
            try {
                Get-SCVirtualNetworkAdapterPortProfileSet -LogicalSwitch $logicalSwitch | ForEach-Object { Remove-SCVirtualNetworkAdapterPortProfileSet -VirtualNetworkAdapterPortProfileSet $_ -Confirm:$false | Out-Null }
                Get-SCUplinkPortProfileSet -LogicalSwitch $logicalSwitch | ForEach-Object { Remove-SCUplinkPortProfileSet -UplinkPortProfileSet $_ -Confirm:$false | Out-Null }
                Remove-SCLogicalSwitch -LogicalSwitch $logicalSwitch -Confirm:$false | Out-Null
            }
            catch { Write-Warning "Logical switch $Name stays: $_" }
        }

        function Remove-PlanUplinkProfile([string] $Name) {
            $uplinkProfile = Get-SCNativeUplinkPortProfile | Where-Object { $_.Name -eq $Name }
            if (-not (Test-PlanOwn $uplinkProfile "Uplink port profile $Name")) { return }
            try { Remove-SCNativeUplinkPortProfile -NativeUplinkPortProfile $uplinkProfile -Confirm:$false | Out-Null } catch { Write-Warning "Uplink port profile $Name stays: $_" }
        }

        function Remove-PlanVMNetwork([string] $Name) {
            $network = Get-SCLogicalNetwork | Where-Object { $_.Name -eq $LogicalNetwork }
            if (-not $network) { return }
            $vmNetwork = Get-SCVMNetwork -LogicalNetwork $network | Where-Object { $_.Name -eq $Name }
            if (-not (Test-PlanOwn $vmNetwork "VM network $Name")) { return }
            try {
                Get-SCVMSubnet -VMNetwork $vmNetwork | ForEach-Object { Remove-SCVMSubnet -VMSubnet $_ -Confirm:$false | Out-Null }
                Remove-SCVMNetwork -VMNetwork $vmNetwork -Confirm:$false | Out-Null
            }
            catch { Write-Warning "VM network $Name stays: $_" }
        }

        function Remove-PlanLogicalNetwork {
            $network = Get-SCLogicalNetwork | Where-Object { $_.Name -eq $LogicalNetwork }
            if (Test-PlanOwn $network "Logical network $LogicalNetwork") {
                try {
                    Get-SCLogicalNetworkDefinition -LogicalNetwork $network | ForEach-Object { Remove-SCLogicalNetworkDefinition -LogicalNetworkDefinition $_ -Confirm:$false | Out-Null }
                    Remove-SCLogicalNetwork -LogicalNetwork $network -Confirm:$false | Out-Null
                }
                catch { Write-Warning "Logical network $LogicalNetwork stays: $_" }
            }
            $classification = Get-SCPortClassification | Where-Object { $_.Name -eq $PortClassification }
            if (Test-PlanOwn $classification "Port classification $PortClassification") {
                try { Remove-SCPortClassification -PortClassification $classification -Confirm:$false | Out-Null } catch { Write-Warning "Port classification $PortClassification stays: $_" }
            }
        }
        """;
}
