using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Routes and DNS settings of the host (classes of the TCP/IP and DNS client providers: learn.microsoft.com, msft-netroute, dnsclientcim).</summary>
internal static class AddressingObjects
{
    private const ushort SetByAdmin = 3;

    /// <summary>Adds what a document says of an interface.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="addressing">Addresses, routes and DNS settings.</param>
    /// <param name="what">Whose they are, for errors.</param>
    public static void Add(LabHost host, CimRecord adapter, InterfaceAddressing addressing, string what)
    {
        foreach (string address in addressing.Addresses)
        {
            AddressProvider.Add(host, adapter, address, what);
        }

        foreach (HostRoute route in addressing.Routes)
        {
            AddRoute(host, adapter, route, persistent: false);
            if (route.Persistent == true)
            {
                AddRoute(host, adapter, route, persistent: true);
            }
        }

        DnsProvider.Set(host, adapter, addressing.DnsServers, addressing.RegistersInDns);
    }

    /// <summary>Adds a route.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="route">The route.</param>
    /// <param name="persistent">Whether it is the one that outlives a restart, or the one in force.</param>
    public static void AddRoute(LabHost host, CimRecord adapter, HostRoute route, bool persistent) => host.Store.Put(NicObjects.OnAdapter(host, adapter, host.Create(
        Msvm.Route,
        ("InstanceID", InstanceIds.Prefix + StableGuid.From(host.Name, "route", adapter.Text("DeviceID")!, route.Destination, route.NextHop, persistent ? "0" : "1").Text()),
        ("DestinationPrefix", route.Destination),
        ("NextHop", route.NextHop),
        ("RouteMetric", route.Metric ?? 256),
        ("AddressFamily", route.Destination.IndexOf(':') < 0 ? 2 : 23),
        ("Protocol", SetByAdmin),
        ("Publish", 0),
        ("Store", persistent ? 0 : 1))));

    /// <summary>Adds the DNS settings that every interface has: none set, registering on.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    public static void AddDns(LabHost host, CimRecord adapter)
    {
        AddDns(host, adapter, Msvm.DnsClient, family: null, ("RegisterThisConnectionsAddress", true));
        AddDns(host, adapter, Msvm.DnsServers, family: 2, ("AddressFamily", 2), ("ServerAddresses", System.Array.Empty<string>()));
        AddDns(host, adapter, Msvm.DnsServers, family: 23, ("AddressFamily", 23), ("ServerAddresses", System.Array.Empty<string>()));
    }

    private static void AddDns(LabHost host, CimRecord adapter, string className, int? family, params (string Name, object? Value)[] values) =>
        host.Store.Put(NicObjects.OnAdapter(host, adapter, host.Create(
            className,
            [
                ("CreationClassName", string.Empty),
                ("SystemCreationClassName", string.Empty),
                ("SystemName", string.Empty),
                ("Name", adapter.Text("DeviceID") + family),
                .. values,
            ])));
}
