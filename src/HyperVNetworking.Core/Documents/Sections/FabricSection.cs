using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The physical network.</summary>
internal static class FabricSection
{
    public static readonly KeyTable Keys = new("fabric", "the fabric", "switches", "links", "lags", "mlag");

    public static readonly KeyTable LagKeys = new("lag", "a link aggregation", "name", "ports");

    public static Fabric? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new Fabric
    {
        Switches = o.List("switches", PhysicalSwitchSection.Read),
        Links = o.List("links", ReadLink),
        Lags = o.List("lags", ReadLag),
        Mlag = o.List("mlag", ReadPair),
    };

    public static DocumentNode Write(Fabric fabric) => new ObjectBuilder()
        .NonEmpty("switches", fabric.Switches, PhysicalSwitchSection.Write)
        .NonEmpty("links", fabric.Links, link => ObjectBuilder.Names([link.First.ToString(), link.Second.ToString()]))
        .NonEmpty("lags", fabric.Lags, WriteLag)
        .NonEmpty("mlag", fabric.Mlag, pair => ObjectBuilder.Names([pair.First, pair.Second]))
        .Build();

    private static FabricLink? ReadLink(DocumentNode node, ReadContext context) =>
        ObjectReader.Pair(node, context, "a link", "[\"SwitchA/48\", \"SwitchC/48\"]") is var (first, second)
        && ObjectReader.PortOf(first, context) is { } from
        && ObjectReader.PortOf(second, context) is { } to
            ? context.Track(new FabricLink(from, to), node)
            : null;

    private static SwitchPair? ReadPair(DocumentNode node, ReadContext context) =>
        ObjectReader.Pair(node, context, "a multi-chassis pair", "[\"SwitchA\", \"SwitchB\"]") is var (first, second)
        && ObjectReader.SwitchOf(first, context) is { } one
        && ObjectReader.SwitchOf(second, context) is { } other
            ? context.Track(new SwitchPair(one, other), node)
            : null;

    private static LinkAggregation? ReadLag(DocumentNode node, ReadContext context) => ObjectReader.Open(node, LagKeys, context) is not { } o ? null : o.Track(new LinkAggregation
    {
        Name = o.Name("name"),
        Ports = o.RequiredPorts("ports"),
    });

    private static DocumentNode WriteLag(LinkAggregation lag) => new ObjectBuilder()
        .Text("name", lag.Name)
        .Add("ports", ObjectBuilder.Names(lag.Ports.Select(p => p.ToString())))
        .Build();
}
