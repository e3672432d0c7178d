using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A physical switch.</summary>
internal static class PhysicalSwitchSection
{
    public static readonly KeyTable Keys = new(
        "physicalSwitch",
        "a physical switch",
        "name",
        "otherPorts",
        "acceptsOwnTagOnAccess",
        "acceptsTaggedNative",
        "mapsVlans",
        "ports",
        "routedInterfaces");

    public static readonly KeyTable RoutedKeys = new("routedInterface", "a routed interface", "vlan", "vrf", "acl");

    public static PhysicalSwitch? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new PhysicalSwitch
    {
        Name = o.Name("name"),
        OtherPorts = o.Word("otherPorts", Vocabulary.OtherPorts, OtherPorts.Unknown),
        AcceptsOwnTagOnAccess = o.Flag("acceptsOwnTagOnAccess"),
        AcceptsTaggedNative = o.Flag("acceptsTaggedNative"),
        MapsVlans = o.Flag("mapsVlans"),
        Ports = o.List("ports", PhysicalPortSection.Read),
        RoutedInterfaces = o.List("routedInterfaces", ReadRouted),
    });

    public static DocumentNode Write(PhysicalSwitch physicalSwitch) => new ObjectBuilder()
        .Text("name", physicalSwitch.Name)
        .Word("otherPorts", Vocabulary.OtherPorts, physicalSwitch.OtherPorts, unless: OtherPorts.Unknown)
        .Flag("acceptsOwnTagOnAccess", physicalSwitch.AcceptsOwnTagOnAccess)
        .Flag("acceptsTaggedNative", physicalSwitch.AcceptsTaggedNative)
        .Flag("mapsVlans", physicalSwitch.MapsVlans)
        .NonEmpty("ports", physicalSwitch.Ports, PhysicalPortSection.Write)
        .NonEmpty("routedInterfaces", physicalSwitch.RoutedInterfaces, WriteRouted)
        .Build();

    private static RoutedInterface? ReadRouted(DocumentNode node, ReadContext context) => ObjectReader.Open(node, RoutedKeys, context) is not { } o ? null : new RoutedInterface
    {
        Vlan = o.RequiredVlan("vlan"),
        Vrf = o.Text("vrf"),
        Acl = o.Text("acl"),
    };

    private static DocumentNode WriteRouted(RoutedInterface routed) => new ObjectBuilder()
        .Vlan("vlan", routed.Vlan)
        .Text("vrf", routed.Vrf)
        .Text("acl", routed.Acl)
        .Build();
}
