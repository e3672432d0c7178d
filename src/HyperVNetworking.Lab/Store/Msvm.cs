namespace HyperVNetworking.Lab;

/// <summary>The classes that the lab's own code names; a test holds each against the schema.</summary>
internal static class Msvm
{
    public const string ComputerSystem = "Msvm_ComputerSystem";
    public const string VmSettings = "Msvm_VirtualSystemSettingData";
    public const string SyntheticPort = "Msvm_SyntheticEthernetPort";
    public const string EmulatedPort = "Msvm_EmulatedEthernetPort";
    public const string SyntheticPortSettings = "Msvm_SyntheticEthernetPortSettingData";
    public const string EmulatedPortSettings = "Msvm_EmulatedEthernetPortSettingData";
    public const string Allocation = "Msvm_EthernetPortAllocationSettingData";
    public const string Switch = "Msvm_VirtualEthernetSwitch";
    public const string SwitchSettings = "Msvm_VirtualEthernetSwitchSettingData";
    public const string SwitchPort = "Msvm_EthernetSwitchPort";
    public const string SwitchExtension = "Msvm_EthernetSwitchExtension";
    public const string ExternalPort = "Msvm_ExternalEthernetPort";
    public const string WiFiPort = "Msvm_WiFiPort";
    public const string InternalPort = "Msvm_InternalEthernetPort";
    public const string LanEndpoint = "Msvm_LANEndpoint";
    public const string VmService = "Msvm_VirtualSystemManagementService";
    public const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";
    public const string PortFeature = "Msvm_EthernetSwitchPortFeatureSettingData";
    public const string SwitchFeature = "Msvm_EthernetSwitchFeatureSettingData";
    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Bandwidth = "Msvm_EthernetSwitchPortBandwidthSettingData";
    public const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";
    public const string Acl = "Msvm_EthernetSwitchPortAclSettingData";
    public const string ExtendedAcl = "Msvm_EthernetSwitchPortExtendedAclSettingData";
    public const string TeamMapping = "Msvm_EthernetSwitchPortTeamMappingSettingData";
    public const string SwitchBandwidth = "Msvm_VirtualEthernetSwitchBandwidthSettingData";
    public const string SwitchOffload = "Msvm_EthernetSwitchHardwareOffloadSettingData";
    public const string Isolation = "Msvm_EthernetSwitchPortIsolationSettingData";
    public const string RoutingDomain = "Msvm_EthernetSwitchPortRoutingDomainSettingData";
    public const string SwitchTeaming = "Msvm_VirtualEthernetSwitchNicTeamingSettingData";
    public const string FeatureCapabilities = "Msvm_EthernetSwitchFeatureCapabilities";
    public const string ResourcePool = "Msvm_ResourcePool";
    public const string Heartbeat = "Msvm_HeartbeatComponent";
    public const string Shutdown = "Msvm_ShutdownComponent";
    public const string GuestAdapter = "Msvm_GuestNetworkAdapterConfiguration";
    public const string OffloadData = "Msvm_EthernetSwitchPortOffloadData";
    public const string BandwidthData = "Msvm_EthernetSwitchPortBandwidthData";
    public const string PlannedSystem = "Msvm_PlannedComputerSystem";
    public const string VlanEndpoint = "Msvm_VLANEndpoint";
    public const string AllocationCapabilities = "Msvm_AllocationCapabilities";
    public const string Job = "Msvm_ConcreteJob";
    public const string Error = "Msvm_Error";
    public const string AffectedJobElement = "Msvm_AffectedJobElement";
    public const string NetAdapter = "MSFT_NetAdapter";
    public const string IPAddress = "MSFT_NetIPAddress";
    public const string Team = "MSFT_NetLbfoTeam";
    public const string TeamMember = "MSFT_NetLbfoTeamMember";
    public const string TeamNic = "MSFT_NetLbfoTeamNic";
    public const string OperatingSystem = "Win32_OperatingSystem";
    public const string Machine = "Win32_ComputerSystem";
    public const string ScheduledTask = "MSFT_ScheduledTask";
    public const string ScheduledTasks = "PS_ScheduledTask";
}
