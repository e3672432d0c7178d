using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A host: expected, or as it was read.</summary>
internal static class HostSection
{
    public static readonly KeyTable Keys = new(
        "host",
        "a host",
        "name",
        "os",
        "cluster",
        "failoverCluster",
        "readAt",
        "complete",
        "error",
        "unread",
        "networkOwners",
        "physicalNics",
        "hardwarePorts",
        "trafficShares",
        "hostBusAdapters",
        "disks",
        "volumes",
        "teams",
        "qosPolicies",
        "switches",
        "hostAdapters",
        "newSwitches",
        "nat",
        "forwarding",
        "macAddressPool",
        "vms",
        "dormant");

    public static HostState? Read(DocumentNode node, ReadContext context) =>
        ObjectReader.Open(node, Keys, context) is not { } o ? null : context.Read(node.Find("readAt") is { Kind: NodeKind.Text }, () => o.Track(Read(o)));

    public static DocumentNode Write(HostState host) => new ObjectBuilder()
        .Text("name", host.Name)
        .Text("os", host.OS)
        .Text("cluster", host.Cluster)
        .Add("failoverCluster", host.FailoverCluster is null ? null : ClusterSection.Write(host.FailoverCluster))
        .Date("readAt", host.ReadAt)
        .Flag("complete", host.Complete, unless: true)
        .Text("error", host.Error)
        .NonEmpty("unread", host.Unread)
        .NonEmpty("networkOwners", host.NetworkOwners.Select(Vocabulary.NetworkOwner.Write).ToValueList())
        .NonEmpty("physicalNics", host.PhysicalNics, PhysicalNicSection.Write)
        .NonEmpty("hardwarePorts", host.HardwarePorts, HardwarePortSection.Write)
        .NonEmpty("trafficShares", host.TrafficShares, TrafficShareSection.Write)
        .NonEmpty("hostBusAdapters", host.HostBusAdapters, HostBusAdapterSection.Write)
        .NonEmpty("disks", host.Disks, HostDiskSection.Write)
        .NonEmpty("volumes", host.Volumes, VolumeSection.Write)
        .NonEmpty("teams", host.Teams, NicTeamSection.Write)
        .NonEmpty("qosPolicies", host.QosPolicies, QosPolicySection.Write)
        .NonEmpty("switches", host.Switches, VirtualSwitchSection.Write)
        .NonEmpty("hostAdapters", host.HostAdapters, HostAdapterSection.Write)
        .Add("newSwitches", host.NewSwitches is null ? null : NewSwitchesSection.Write(host.NewSwitches))
        .Flag("nat", host.Nat)
        .Flag("forwarding", host.Forwarding)
        .Add("macAddressPool", host.MacAddressPool is null ? null : MacAddressPoolSection.Write(host.MacAddressPool))
        .NonEmpty("vms", host.Vms, VmSection.Write)
        .NonEmpty("dormant", host.Dormant, DormantMachineSection.Write)
        .Build();

    private static HostState Read(ObjectReader o) => new()
    {
        Name = o.Name("name"),
        OS = o.Text("os"),
        Cluster = o.Text("cluster"),
        FailoverCluster = o.Object("failoverCluster", ClusterSection.Read),
        ReadAt = o.Date("readAt"),
        Complete = o.Flag("complete") ?? true,
        Error = o.Text("error"),
        Unread = o.Names("unread"),
        NetworkOwners = o.Words("networkOwners", Vocabulary.NetworkOwner),
        PhysicalNics = o.List("physicalNics", PhysicalNicSection.Read),
        HardwarePorts = o.List("hardwarePorts", HardwarePortSection.Read),
        TrafficShares = o.List("trafficShares", TrafficShareSection.Read),
        HostBusAdapters = o.List("hostBusAdapters", HostBusAdapterSection.Read),
        Disks = o.List("disks", HostDiskSection.Read),
        Volumes = o.List("volumes", VolumeSection.Read),
        Teams = o.List("teams", NicTeamSection.Read),
        QosPolicies = o.List("qosPolicies", QosPolicySection.Read),
        Switches = o.List("switches", VirtualSwitchSection.Read),
        HostAdapters = o.List("hostAdapters", HostAdapterSection.Read),
        NewSwitches = o.Object("newSwitches", NewSwitchesSection.Read),
        Nat = o.Flag("nat"),
        Forwarding = o.Flag("forwarding"),
        MacAddressPool = o.Object("macAddressPool", MacAddressPoolSection.Read),
        Vms = o.List("vms", VmSection.Read),
        Dormant = o.List("dormant", DormantMachineSection.Read),
    };
}
