using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A port of a physical switch. Switches keep the access VLAN of a trunk and the allowed list of an access port, so every mode may have every key.</summary>
internal static class PhysicalPortSection
{
    public static readonly KeyTable Keys = new(
        "physicalPort",
        "a physical port",
        "name",
        "mode",
        "vlan",
        "native",
        "allowed",
        "attached",
        "privateVlan",
        "voiceVlan",
        "tagsNative",
        "ingressFiltering",
        "shutdown",
        "description");

    private static readonly VlanId s_default = new(1);

    public static PhysicalPort? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new PhysicalPort
    {
        Name = o.Name("name"),
        Mode = o.Word("mode", Vocabulary.PortMode, PhysicalPortMode.Undescribed),
        Vlan = o.Vlan("vlan") ?? s_default,
        Native = o.VlanOrNone("native", s_default, zeroIsNone: false),
        Allowed = o.Vlans("allowed") ?? VlanSet.All,
        Attached = o.Find("attached") is null ? null : o.Name("attached"),
        PrivateVlan = o.Object("privateVlan", PortVlanSection.Read),
        VoiceVlan = o.Vlan("voiceVlan"),
        TagsNative = o.Flag("tagsNative"),
        IngressFiltering = o.Flag("ingressFiltering"),
        Shutdown = o.Flag("shutdown") ?? false,
        Description = o.Text("description"),
    });

    // What the mode makes important is written even where it is the default: "all VLANs" should be seen.
    public static DocumentNode Write(PhysicalPort port)
    {
        bool access = port.Mode == PhysicalPortMode.Access;
        bool trunk = port.Mode == PhysicalPortMode.Trunk;
        return new ObjectBuilder()
            .Text("name", port.Name)
            .Word("mode", Vocabulary.PortMode, port.Mode, unless: PhysicalPortMode.Undescribed)
            .Vlan("vlan", access || port.Vlan != s_default ? port.Vlan : null)
            .Add("native", port.Native is not VlanId native ? DocumentNode.OfNull()
                : trunk || native != s_default ? DocumentNode.OfNumber(native.Value)
                : null)
            .Add("allowed", trunk || !port.Allowed.Equals(VlanSet.All) ? ObjectBuilder.Vlans(port.Allowed) : null)
            .Text("attached", port.Attached)
            .Add("privateVlan", port.PrivateVlan is null ? null : PortVlanSection.Write(port.PrivateVlan))
            .Vlan("voiceVlan", port.VoiceVlan)
            .Flag("tagsNative", port.TagsNative)
            .Flag("ingressFiltering", port.IngressFiltering)
            .Flag("shutdown", port.Shutdown ? true : null)
            .Text("description", port.Description)
            .Build();
    }
}
