using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>How the host speaks over an interface: keys that a NIC, a team NIC and a host adapter have alike.</summary>
internal static class InterfaceAddressingSection
{
    /// <summary>The keys, which each of them lists among its own.</summary>
    public static readonly string[] Names = ["addresses", "routes", "dnsServers", "registersInDns"];

    public static readonly KeyTable RouteKeys = new("hostRoute", "a route", "destination", "nextHop", "metric", "persistent");

    /// <summary>What the keys say; <see cref="InterfaceAddressing.None"/> if none is there.</summary>
    public static InterfaceAddressing Read(ObjectReader o) => new()
    {
        Addresses = o.Names("addresses"),
        Routes = o.List("routes", ReadRoute),
        DnsServers = o.Names("dnsServers"),
        RegistersInDns = o.Flag("registersInDns"),
    };

    /// <summary>What the keys say; null if that is nothing.</summary>
    public static InterfaceAddressing? ReadUnlessNone(ObjectReader o) => Read(o) is { } read && read != InterfaceAddressing.None ? read : null;

    public static DocumentNode Write(InterfaceAddressing? addressing) => new ObjectBuilder()
        .NonEmpty("addresses", addressing?.Addresses ?? [])
        .NonEmpty("routes", addressing?.Routes ?? [], WriteRoute)
        .NonEmpty("dnsServers", addressing?.DnsServers ?? [])
        .Flag("registersInDns", addressing?.RegistersInDns)
        .Build();

    private static HostRoute? ReadRoute(DocumentNode node, ReadContext context) => ObjectReader.Open(node, RouteKeys, context) is not { } o ? null : new HostRoute(o.Name("destination"), o.Name("nextHop"))
    {
        Metric = (int?)o.Number("metric", 0, ushort.MaxValue),
        Persistent = o.Flag("persistent"),
    };

    private static DocumentNode WriteRoute(HostRoute route) => new ObjectBuilder()
        .Text("destination", route.Destination)
        .Text("nextHop", route.NextHop)
        .Number("metric", route.Metric)
        .Flag("persistent", route.Persistent)
        .Build();
}
