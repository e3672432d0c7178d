using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A host virtual adapter.</summary>
internal static class HostAdapterSection
{
    public static readonly KeyTable Keys = new(
        "hostAdapter",
        "a host adapter",
        [
            "name", "switch", "vlan", "isolation", "security", "bandwidth", "offload", "acls", "teamMapping", "macAddress", "traffic", "rdma",
            .. InterfaceAddressingSection.Names,
        ]);

    public static HostAdapter? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new HostAdapter
    {
        Name = o.Name("name"),
        Switch = o.Name("switch"),
        Vlan = o.Object("vlan", PortVlanSection.Read) ?? PortVlan.None,
        Isolation = o.Object("isolation", IsolationSection.Read),
        Security = o.Object("security", AdapterSecuritySection.Read) ?? AdapterSecurity.Default,
        Bandwidth = o.Object("bandwidth", AdapterBandwidthSection.Read) ?? AdapterBandwidth.Default,
        Offload = o.Object("offload", AdapterOffloadSection.Read) ?? AdapterOffload.Default,
        Acls = o.List("acls", PortAclSection.Read),
        TeamMapping = o.Object("teamMapping", TeamMappingSection.Read),
        MacAddress = o.MacAddress("macAddress"),
        Traffic = o.Text("traffic"),
        Rdma = o.Flag("rdma"),
        Addressing = InterfaceAddressingSection.ReadUnlessNone(o),
    });

    public static DocumentNode Write(HostAdapter adapter) => new ObjectBuilder()
        .Text("name", adapter.Name)
        .Text("switch", adapter.Switch)
        .Add("vlan", PortVlanSection.WriteUnlessNone(adapter.Vlan))
        .Add("isolation", adapter.Isolation is null ? null : IsolationSection.Write(adapter.Isolation))
        .Add("security", AdapterSecuritySection.WriteUnlessDefault(adapter.Security))
        .Add("bandwidth", AdapterBandwidthSection.WriteUnlessDefault(adapter.Bandwidth))
        .Add("offload", AdapterOffloadSection.WriteUnlessDefault(adapter.Offload))
        .NonEmpty("acls", adapter.Acls, PortAclSection.Write)
        .Add("teamMapping", adapter.TeamMapping is null ? null : TeamMappingSection.Write(adapter.TeamMapping))
        .Text("macAddress", adapter.MacAddress)
        .Text("traffic", adapter.Traffic)
        .Flag("rdma", adapter.Rdma)
        .Add(InterfaceAddressingSection.Write(adapter.Addressing))
        .Build();
}
