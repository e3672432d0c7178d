using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;

namespace HyperVNetworking.Documents;

/// <summary>All keys that the reader knows, object by object; the JSON Schema is held against it.</summary>
internal static class DocumentGrammar
{
    public static IReadOnlyList<KeyTable> Tables { get; } =
    [
        RootSection.Keys,
        TenantSection.Keys,
        AllowSection.Keys,
        HostSection.Keys,
        PhysicalNicSection.Keys,
        HardwarePortSection.Keys,
        TrafficShareSection.Keys,
        NicHardwareSection.RssKeys,
        NicHardwareSection.VmqKeys,
        NicHardwareSection.SrIovKeys,
        InterfaceAddressingSection.RouteKeys,
        HostBusAdapterSection.Keys,
        HostDiskSection.Keys,
        VolumeSection.Keys,
        NicTeamSection.Keys,
        TeamNicSection.Keys,
        QosPolicySection.Keys,
        VirtualSwitchSection.Keys,
        HostAdapterSection.Keys,
        NewSwitchesSection.Keys,
        VmSection.Keys,
        VmAdapterSection.Keys,
        VmDiskSection.Keys,
        AdapterSecuritySection.Keys,
        AdapterBandwidthSection.Keys,
        AdapterOffloadSection.Keys,
        PortAclSection.Keys,
        TeamMappingSection.Keys,
        MacAddressPoolSection.Keys,
        DormantMachineSection.Keys,
        .. PortVlanSection.Keys.Tables,
        IsolationSection.Keys,
        IsolationSection.DomainKeys,
        ClusterSection.Keys,
        ClusterNodeSection.Keys,
        ClusterNetworkSection.Keys,
        SharedVolumeSection.Keys,
        ClusteredVmSection.Keys,
        FabricSection.Keys,
        FabricSection.LagKeys,
        PhysicalSwitchSection.Keys,
        PhysicalSwitchSection.RoutedKeys,
        PhysicalPortSection.Keys,
    ];
}
