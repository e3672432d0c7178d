using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A network adapter of a VM.</summary>
internal static class VmAdapterSection
{
    public static readonly KeyTable Keys = new(
        "vmAdapter",
        "a VM adapter",
        "name",
        "id",
        "kind",
        "switch",
        "vlan",
        "isolation",
        "security",
        "bandwidth",
        "offload",
        "acls",
        "teamMapping",
        "macAddress");

    // Windows lets an adapter have an empty name, so a host state must be able to hold one.
    public static VmAdapter? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new VmAdapter
    {
        Name = o.Text("name") ?? VmAdapter.DefaultName,
        Id = o.Text("id"),
        Kind = o.Word("kind", Vocabulary.AdapterKind, AdapterKind.Synthetic),
        Switch = o.Text("switch"),
        Vlan = o.Object("vlan", PortVlanSection.Read) ?? PortVlan.None,
        Isolation = o.Object("isolation", IsolationSection.Read),
        Security = o.Object("security", AdapterSecuritySection.Read) ?? AdapterSecurity.Default,
        Bandwidth = o.Object("bandwidth", AdapterBandwidthSection.Read) ?? AdapterBandwidth.Default,
        Offload = o.Object("offload", AdapterOffloadSection.Read) ?? AdapterOffload.Default,
        Acls = o.List("acls", PortAclSection.Read),
        TeamMapping = o.Object("teamMapping", TeamMappingSection.Read),
        MacAddress = o.MacAddress("macAddress"),
    });

    public static DocumentNode Write(VmAdapter adapter) => new ObjectBuilder()
        .Text("name", adapter.Name)
        .Text("id", adapter.Id)
        .Word("kind", Vocabulary.AdapterKind, adapter.Kind, unless: AdapterKind.Synthetic)
        .Text("switch", adapter.Switch)
        .Add("vlan", PortVlanSection.WriteUnlessNone(adapter.Vlan))
        .Add("isolation", adapter.Isolation is null ? null : IsolationSection.Write(adapter.Isolation))
        .Add("security", AdapterSecuritySection.WriteUnlessDefault(adapter.Security))
        .Add("bandwidth", AdapterBandwidthSection.WriteUnlessDefault(adapter.Bandwidth))
        .Add("offload", AdapterOffloadSection.WriteUnlessDefault(adapter.Offload))
        .NonEmpty("acls", adapter.Acls, PortAclSection.Write)
        .Add("teamMapping", adapter.TeamMapping is null ? null : TeamMappingSection.Write(adapter.TeamMapping))
        .Text("macAddress", adapter.MacAddress)
        .Build();
}
