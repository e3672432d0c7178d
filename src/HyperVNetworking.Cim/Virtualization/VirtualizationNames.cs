namespace HyperVNetworking.Cim.Virtualization;

/// <summary>The names of <c>root\virtualization\v2</c> that more than one file needs (facts A0, A1).</summary>
internal static class VirtualizationNames
{
    /// <summary>The namespace.</summary>
    public const string Namespace = @"root\virtualization\v2";

    /// <summary>Hosts and VMs.</summary>
    public const string ComputerSystem = "Msvm_ComputerSystem";

    /// <summary>Base of the configurations of VMs and of virtual switches: one enumeration returns both.</summary>
    public const string AnySystemSettings = "CIM_VirtualSystemSettingData";

    /// <summary>The configuration of a VM, of a checkpoint, of a replica.</summary>
    public const string SystemSettings = "Msvm_VirtualSystemSettingData";

    /// <summary>The value of <c>VirtualSystemType</c> that only a live configuration has (facts A1.2).</summary>
    public const string Realized = "Microsoft:Hyper-V:System:Realized";

    /// <summary>The type of a planned VM's settings.</summary>
    public const string Planned = "Microsoft:Hyper-V:System:Planned";

    /// <summary>Base of VM adapters and of port allocations: one enumeration returns all of them.</summary>
    public const string PortSettings = "CIM_EthernetPortAllocationSettingData";

    /// <summary>A synthetic VM adapter.</summary>
    public const string SyntheticAdapter = "Msvm_SyntheticEthernetPortSettingData";

    /// <summary>A legacy VM adapter.</summary>
    public const string EmulatedAdapter = "Msvm_EmulatedEthernetPortSettingData";

    /// <summary>A connection of a VM adapter or a host-side port to a virtual switch.</summary>
    public const string Allocation = "Msvm_EthernetPortAllocationSettingData";

    /// <summary>Base of all features, of ports and of switches: one enumeration returns all of them.</summary>
    public const string AnyFeature = "Msvm_FeatureSettingData";

    /// <summary>The VLAN feature of a port.</summary>
    public const string VlanFeature = "Msvm_EthernetSwitchPortVlanSettingData";

    /// <summary>The isolation feature of a port: the second VLAN store.</summary>
    public const string IsolationFeature = "Msvm_EthernetSwitchPortIsolationSettingData";

    /// <summary>The security feature of a port.</summary>
    public const string SecurityFeature = "Msvm_EthernetSwitchPortSecuritySettingData";

    /// <summary>The bandwidth feature of a port.</summary>
    public const string BandwidthFeature = "Msvm_EthernetSwitchPortBandwidthSettingData";

    /// <summary>The offload feature of a port.</summary>
    public const string OffloadFeature = "Msvm_EthernetSwitchPortOffloadSettingData";

    /// <summary>A plain port ACL; a port may have several.</summary>
    public const string AclFeature = "Msvm_EthernetSwitchPortAclSettingData";

    /// <summary>An extended port ACL; a port may have several.</summary>
    public const string ExtendedAclFeature = "Msvm_EthernetSwitchPortExtendedAclSettingData";

    /// <summary>The mapping of a port to one member of an embedded team (SET).</summary>
    public const string TeamMappingFeature = "Msvm_EthernetSwitchPortTeamMappingSettingData";

    /// <summary>The teaming feature of a switch (SET).</summary>
    public const string TeamingFeature = "Msvm_VirtualEthernetSwitchNicTeamingSettingData";

    /// <summary>A routing domain of a port.</summary>
    public const string RoutingDomainFeature = "Msvm_EthernetSwitchPortRoutingDomainSettingData";

    /// <summary>A virtual switch.</summary>
    public const string Switch = "Msvm_VirtualEthernetSwitch";

    /// <summary>The configuration of a virtual switch.</summary>
    public const string SwitchSettings = "Msvm_VirtualEthernetSwitchSettingData";

    /// <summary>A component in the frame path of one virtual switch.</summary>
    public const string SwitchExtension = "Msvm_EthernetSwitchExtension";

    /// <summary>A physical NIC or a team NIC, as a virtual switch sees it.</summary>
    public const string ExternalPort = "Msvm_ExternalEthernetPort";

    /// <summary>A Wi-Fi adapter, as a virtual switch sees it.</summary>
    public const string WiFiPort = "Msvm_WiFiPort";

    /// <summary>What a VM's guest last let the host hear.</summary>
    public const string Heartbeat = "Msvm_HeartbeatComponent";

    /// <summary>A migration of a VM.</summary>
    public const string MigrationJob = "Msvm_MigrationJob";

    /// <summary>Base of the two management services: one enumeration returns both.</summary>
    public const string AnyManagementService = "CIM_VirtualSystemManagementService";

    /// <summary>The service for everything on a VM adapter (facts A3.1).</summary>
    public const string VmService = "Msvm_VirtualSystemManagementService";

    /// <summary>The service for switches and host-side ports (facts A3.1).</summary>
    public const string SwitchService = "Msvm_VirtualEthernetSwitchManagementService";
}
