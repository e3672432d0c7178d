using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a new instance of a class has where nobody says otherwise (facts A1.3 to A1.10); what the schema version lacks is left out.</summary>
internal static class Defaults
{
    private static readonly ushort[] s_none = [];
    private static readonly string[] s_noTexts = [];

    private static readonly (string Name, object? Value)[] s_adapter =
    [
        ("Caption", "Ethernet Port"), ("ElementName", VmAdapter.DefaultName), ("ResourceType", 10), ("StaticMacAddress", false),
        ("ClusterMonitored", true), ("Address", string.Empty), ("AllocationUnits", "count"), ("VirtualQuantityUnits", "count"),
        ("VirtualQuantity", 1), ("Reservation", 1), ("Limit", 1), ("Weight", 0), ("ConsumerVisibility", 3),
        ("AutomaticAllocation", true), ("AutomaticDeallocation", true), ("PoolID", string.Empty), ("Connection", new[] { string.Empty }),
    ];

    private static readonly Dictionary<string, (string Name, object? Value)[]> s_byClass = new(Names.Comparer)
    {
        [Msvm.SyntheticPortSettings] =
        [
            .. s_adapter, ("ResourceSubType", "Microsoft:Hyper-V:Synthetic Ethernet Port"),
            ("Description", "Settings for the Microsoft Synthetic Ethernet Port."),
            ("DeviceNamingEnabled", false), ("AllowPacketDirect", false), ("InterruptModeration", true), ("NumaAwarePlacement", false),
        ],
        [Msvm.EmulatedPortSettings] = [.. s_adapter, ("ResourceSubType", "Microsoft:Hyper-V:Emulated Ethernet Port")],
        [Msvm.Allocation] =
        [
            ("Caption", "Ethernet Connection"), ("Description", "Settings for an ethernet connection resource."), ("ElementName", "Ethernet Connection"),
            ("ResourceType", 33), ("ResourceSubType", "Microsoft:Hyper-V:Ethernet Connection"), ("EnabledState", 2),
            ("AllocationUnits", "count"), ("VirtualQuantityUnits", "count"), ("VirtualQuantity", 1), ("Reservation", 1), ("Limit", 1),
            ("Weight", 0), ("ConsumerVisibility", 3), ("AutomaticAllocation", true), ("AutomaticDeallocation", true),
            ("PoolID", string.Empty), ("DesiredVLANEndpointMode", 2),
        ],
        [Msvm.SwitchSettings] =
        [
            ("Caption", "Virtual Switch Settings"), ("Description", "Microsoft Virtual Switch settings."), ("IOVPreferred", false),
            ("BandwidthReservationMode", 0), ("TeamingEnabled", false), ("PacketDirectEnabled", false), ("Notes", s_noTexts),
            ("ExtensionOrder", s_noTexts), ("AllowNetLbfoTeams", false),
        ],
        [Msvm.Vlan] =
        [
            ("OperationMode", 0), ("AccessVlanId", 0), ("NativeVlanId", 0), ("TrunkVlanIdArray", s_none), ("PruneVlanIdArray", s_none),
            ("PvlanMode", 0), ("PrimaryVlanId", 0), ("SecondaryVlanId", 0), ("SecondaryVlanIdArray", s_none),
        ],
        [Msvm.Security] =
        [
            ("AllowMacSpoofing", false), ("EnableDhcpGuard", false), ("EnableRouterGuard", false), ("AllowTeaming", false),
            ("AllowIeeePriorityTag", false), ("MonitorMode", 0), ("MonitorSession", 0), ("VirtualSubnetId", 0),
            ("DynamicIPAddressLimit", 0), ("StormLimit", 0), ("EnableFixSpeed10G", false),
        ],
        [Msvm.Bandwidth] =
            [("Reservation", 0), ("Weight", 0), ("Limit", 0), ("BurstLimit", 0), ("BurstSize", 0)],
        [Msvm.Offload] =
        [
            ("VMQOffloadWeight", 100), ("IOVOffloadWeight", 0), ("IOVQueuePairsRequested", 1), ("IOVInterruptModeration", 0),
            ("IPSecOffloadLimit", 512), ("PacketDirectNumProcs", 1), ("VmmqEnabled", false), ("VmmqQueuePairs", 16), ("VrssEnabled", true),
            ("PacketDirectModerationCount", 0), ("PacketDirectModerationInterval", 0), ("VrssMinQueuePairs", 1), ("VrssQueueSchedulingMode", 2),
            ("VrssExcludePrimaryProcessor", false), ("VrssIndependentHostSpreading", false), ("VrssVmbusChannelAffinityPolicy", 3),
        ],
        [Msvm.ExtendedAcl] =
        [
            ("LocalIPAddress", "ANY"), ("RemoteIPAddress", "ANY"), ("LocalPort", "ANY"), ("RemotePort", "ANY"), ("Protocol", "ANY"),
            ("Stateful", false), ("IdleSessionTimeout", 255), ("IsolationID", 0),
        ],
        [Msvm.Isolation] = [("IsolationMode", 0), ("AllowUntaggedTraffic", false), ("DefaultIsolationId", 0), ("EnableMultiTenantStack", false)],
        [Msvm.SwitchBandwidth] = [("DefaultFlowReservation", 0), ("DefaultFlowWeight", 0)],
        [Msvm.SwitchTeaming] = [("TeamingMode", 0), ("LoadBalancingAlgorithm", 5)],
    };

    /// <summary>The defaults of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>Values by property.</returns>
    public static IReadOnlyList<(string Name, object? Value)> Of(string className)
    {
        (string, object?)[] values = s_byClass.TryGetValue(className, out (string Name, object? Value)[]? known) ? known : [];
        return PortFeature.Of(className) is PortFeature feature ? [.. values, ("ElementName", feature.Name)] : values;
    }
}
