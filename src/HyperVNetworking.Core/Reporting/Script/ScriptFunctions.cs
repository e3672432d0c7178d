namespace HyperVNetworking.Reporting;

/// <summary>What every script begins with: functions that look and do not touch. Names are compared and never matched, since they may hold wildcards.</summary>
internal static class ScriptFunctions
{
    public const string Text = """
        [CmdletBinding()]
        param()

        $ErrorActionPreference = 'Stop'
        $planVms = @{}

        # True if the host has the value that the plan found, so that the step is to be made; false if it is made already.
        function Test-PlanValue([string] $Title, [string] $Value, [string] $From, [string[]] $Done) {
            if ($Value -eq $From) { Write-Verbose "${Title}: making it."; return $true }
            if ($Done -contains $Value) { Write-Verbose "${Title}: made already."; return $false }
            throw "${Title}: the host has '$Value', and the plan expects '$From'. Neither this step nor any after it was made; plan again."
        }

        function Find-PlanOne([object[]] $Found, [string] $What) {
            if ($Found.Count -ne 1) { throw "There are $($Found.Count) of $What, and the plan means one. Plan again." }
            $Found[0]
        }

        function Find-PlanAdapter([string] $ComputerName, [string] $VMName, [string] $VMId, [string] $Name, [string] $Id) {
            if (-not $planVms.ContainsKey($ComputerName)) { $planVms[$ComputerName] = @(Get-VM -ComputerName $ComputerName) }
            $vms = @($planVms[$ComputerName] | Where-Object { if ($VMId) { "$($_.Id)" -eq $VMId } else { $_.Name -eq $VMName } })
            $vm = Find-PlanOne $vms "VM $VMName on host $ComputerName"
            $adapters = @(Get-VMNetworkAdapter -VM $vm | Where-Object { if ($Id) { "$($_.Id)".EndsWith($Id, [StringComparison]::OrdinalIgnoreCase) } else { $_.Name -eq $Name } })
            Find-PlanOne $adapters "adapter $Name of VM $VMName on host $ComputerName"
        }

        function Find-PlanHostAdapter([string] $ComputerName, [string] $Name, [string] $SwitchName) {
            $adapters = @(Get-VMNetworkAdapter -ManagementOS -ComputerName $ComputerName | Where-Object { $_.Name -eq $Name -and $_.SwitchName -eq $SwitchName })
            Find-PlanOne $adapters "host adapter $Name on virtual switch $SwitchName of host $ComputerName"
        }

        function Find-PlanSwitch([string] $ComputerName, [string] $Name) {
            $switches = @(Get-VMSwitch -ComputerName $ComputerName | Where-Object { $_.Name -eq $Name -or "$($_.Id)" -eq $Name })
            Find-PlanOne $switches "virtual switch $Name on host $ComputerName"
        }

        function Get-PlanSwitch([string] $ComputerName, [string] $Name) {
            $switches = @(Get-VMSwitch -ComputerName $ComputerName | Where-Object { $_.Name -eq $Name })
            if ($switches.Count -eq 0) { 'absent' } else { "$((Find-PlanOne $switches "virtual switch $Name on host $ComputerName").SwitchType)" }
        }

        function Get-PlanHostAdapter([string] $ComputerName, [string] $Name, [string] $SwitchName) {
            $adapters = @(Get-VMNetworkAdapter -ManagementOS -ComputerName $ComputerName | Where-Object { $_.Name -eq $Name -and $_.SwitchName -eq $SwitchName })
            if ($adapters.Count -eq 0) { 'absent' } else { 'present' }
        }

        function Join-PlanName([string[]] $Name) { ($Name | Sort-Object) -join ', ' }

        function Get-PlanUplink([string] $ComputerName, $Switch) {
            $descriptions = @($Switch.NetAdapterInterfaceDescriptions) + @($Switch.NetAdapterInterfaceDescription)
            Join-PlanName (Get-NetAdapter -CimSession $ComputerName | Where-Object { $descriptions -contains $_.InterfaceDescription }).Name
        }

        function Get-PlanConnection($Adapter, [string] $ById) {
            if ($ById -and "$($Adapter.SwitchId)" -eq $ById) { $ById } else { "$($Adapter.SwitchName)" }
        }

        function Get-PlanVlan($Adapter) {
            $vlan = Get-VMNetworkAdapterVlan -VMNetworkAdapter $Adapter
            switch ("$($vlan.OperationMode)") {
                'Untagged' { 'Untagged' }
                'Access' { "Access $($vlan.AccessVlanId)" }
                'Trunk' { "Trunk native $($vlan.NativeVlanId) allowed $($vlan.AllowedVlanIdListString)" }
                default {
                    $secondary = if ("$($vlan.PrivateVlanMode)" -eq 'Promiscuous') { $vlan.SecondaryVlanIdListString } else { $vlan.SecondaryVlanId }
                    "$($vlan.PrivateVlanMode) $($vlan.PrimaryVlanId)/$secondary"
                }
            }
        }

        function Get-PlanIsolation($Adapter) {
            $isolation = Get-VMNetworkAdapterIsolation -VMNetworkAdapter $Adapter
            if ("$($isolation.IsolationMode)" -eq 'None') { return 'None' }
            "$($isolation.IsolationMode) $($isolation.DefaultIsolationID) $($isolation.AllowUntaggedTraffic) $("$($isolation.MultiTenantStack)" -eq 'On')"
        }

        function Get-PlanSecurity($Adapter) {
            "$($Adapter.MacAddressSpoofing) $($Adapter.AllowTeaming) $($Adapter.DhcpGuard) $($Adapter.RouterGuard) $($Adapter.IeeePriorityTag) $($Adapter.PortMirroringMode)"
        }

        function Get-PlanBandwidth($Adapter) {
            $bandwidth = $Adapter.BandwidthSetting
            "$([long]$bandwidth.MinimumBandwidthWeight) $([long]$bandwidth.MinimumBandwidthAbsolute) $([long]$bandwidth.MaximumBandwidth)"
        }

        function Get-PlanOffload($Adapter) { "$($Adapter.VmqWeight) $($Adapter.IovWeight)" }

        function Find-PlanTeam([string] $ComputerName, [string] $Name) {
            Find-PlanOne @(Get-NetLbfoTeam -CimSession $ComputerName | Where-Object { $_.Name -eq $Name }) "NIC team $Name on host $ComputerName"
        }

        function Find-PlanTeamMember([string] $ComputerName, [string] $Team, [string] $Name) {
            Find-PlanOne @(Get-NetLbfoTeamMember -CimSession $ComputerName | Where-Object { $_.Team -eq $Team -and $_.Name -eq $Name }) "member $Name of NIC team $Team on host $ComputerName"
        }

        function Find-PlanTeamNic([string] $ComputerName, [string] $Team, [string] $Name) {
            Find-PlanOne @(Get-NetLbfoTeamNic -CimSession $ComputerName | Where-Object { $_.Team -eq $Team -and $_.Name -eq $Name }) "team NIC $Name of NIC team $Team on host $ComputerName"
        }

        function Get-PlanTeam([string] $ComputerName, [string] $Name) {
            if (@(Get-NetLbfoTeam -CimSession $ComputerName | Where-Object { $_.Name -eq $Name }).Count -eq 0) { 'absent' } else { 'present' }
        }

        function Get-PlanTeamSettings([string] $ComputerName, [string] $Name) {
            $team = Find-PlanTeam $ComputerName $Name
            $timer = if ("$($team.TeamingMode)" -eq 'Lacp') { " $($team.LacpTimer)" }
            "$($team.TeamingMode) $($team.LoadBalancingAlgorithm)$timer"
        }

        function Get-PlanTeamStandby([string] $ComputerName, [string] $Team) {
            Join-PlanName @(Get-NetLbfoTeamMember -CimSession $ComputerName | Where-Object { $_.Team -eq $Team -and "$($_.AdministrativeMode)" -eq 'Standby' }).Name
        }

        function Get-PlanTeamMember([string] $ComputerName, [string] $Team, [string] $Name) {
            if (@(Get-NetLbfoTeamMember -CimSession $ComputerName | Where-Object { $_.Team -eq $Team -and $_.Name -eq $Name }).Count -eq 0) { 'absent' } else { 'present' }
        }

        function Get-PlanTeamNic([string] $ComputerName, [string] $Team, [string[]] $Name) {
            $nics = @(Get-NetLbfoTeamNic -CimSession $ComputerName | Where-Object { $_.Team -eq $Team -and $Name -contains $_.Name })
            if ($nics.Count -eq 0) { return 'absent' }
            $nic = Find-PlanOne $nics "team NIC $($Name[0]) of NIC team $Team on host $ComputerName"
            $vlan = if ($nic.Default) { 'default' } else { "$($nic.VlanID)" }
            $set = @(Get-NetIPAddress -CimSession $ComputerName | Where-Object { $_.InterfaceAlias -eq $nic.Name -and "$($_.PrefixOrigin)" -eq 'Manual' } | ForEach-Object { "$($_.IPAddress)/$($_.PrefixLength)" })
            [Array]::Sort($set, [StringComparer]::Ordinal)
            "$($nic.Name) $vlan $set".TrimEnd()
        }

        function Find-PlanQosPolicy([string] $ComputerName, [string] $Name) {
            Find-PlanOne @(Get-NetQosPolicy -CimSession $ComputerName | Where-Object { $_.Name -eq $Name }) "QoS policy $Name on host $ComputerName"
        }

        function Get-PlanQosPolicy([string] $ComputerName, [string] $Name) {
            $policies = @(Get-NetQosPolicy -CimSession $ComputerName | Where-Object { $_.Name -eq $Name })
            if ($policies.Count -eq 0) { return 'absent' }
            $weight = [int](Find-PlanOne $policies "QoS policy $Name on host $ComputerName").MinBandwidthWeightAction
            if ($weight) { "$weight" } else { 'none' }
        }

        # RDMA takes another VLAN only when the adapter restarts; the next step waits until SMB Direct is back.
        function Restart-PlanRdma([string] $ComputerName, [string] $Name) {
            if (-not @(Get-NetAdapterRdma -CimSession $ComputerName | Where-Object { $_.Name -eq $Name -and $_.Enabled })) { return }
            Get-NetAdapter -CimSession $ComputerName | Where-Object { $_.Name -eq $Name } | Restart-NetAdapter
            for ($second = 0; $second -lt 60; $second++) {
                if (@(Get-SmbClientNetworkInterface -CimSession $ComputerName | Where-Object { $_.FriendlyName -eq $Name -and $_.RdmaCapable })) { return }
                Start-Sleep -Seconds 1
            }
            Write-Warning "SMB Direct did not come back on $Name of host $ComputerName within 60 s: see that the physical ports carry its VLAN tagged."
        }

        # Windows gives a team NIC with another VLAN a name of its own making; one that has the wanted name is left alone.
        function Set-PlanAlias([string] $ComputerName, [string] $Name, [string] $NewName) {
            Get-NetAdapter -CimSession $ComputerName | Where-Object { $_.Name -eq $Name -and $_.Name -cne $NewName } | Rename-NetAdapter -NewName $NewName
        }
        """;
}
