using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>How the host speaks over its interfaces: addresses, routes and DNS settings by interface alias. Windows gives every connected adapter a link-local address by itself, which says nothing about use.</summary>
internal sealed class AddressReader
{
    private const long FromDhcp = 3;
    private const long FromRouter = 4;

    // Routes that Windows makes itself, to its own subnets and to groups, are Local (learn.microsoft.com, msft-netroute).
    private const long SetByAdmin = 3;
    private const long Persistent = 0;

    // What Windows shows where nobody set a server.
    private const string NobodysDnsServer = "fec0:0:0:ffff::";

    private readonly ILookup<string, CimRecord> _addresses;
    private readonly ILookup<string, CimRecord> _routes;
    private readonly ILookup<string, CimRecord> _dnsServers;
    private readonly ILookup<string, CimRecord> _dnsClients;

    /// <summary>Makes a reader.</summary>
    /// <param name="addresses">The MSFT_NetIPAddress records.</param>
    /// <param name="facts">Routes and DNS settings, as far as the host told them.</param>
    public AddressReader(IEnumerable<CimRecord> addresses, HostFactRecords facts)
    {
        _addresses = ByAlias(addresses.Where(a => !IsLinkLocal(a.Text("IPAddress"))));
        _routes = ByAlias(facts.Routes.Where(r => r.Number("Protocol") == SetByAdmin && !string.IsNullOrEmpty(r.Text("DestinationPrefix")) && !string.IsNullOrEmpty(r.Text("NextHop"))));
        _dnsServers = ByAlias(facts.DnsServers);
        _dnsClients = ByAlias(facts.DnsClients);
    }

    /// <summary>Whether the host itself speaks over an adapter (site-rules C2).</summary>
    /// <param name="alias">The interface alias.</param>
    /// <returns>True if it has an address there.</returns>
    public bool IsInUse(string alias) => _addresses.Contains(alias);

    /// <summary>How the host speaks over an interface.</summary>
    /// <param name="alias">The interface alias.</param>
    /// <returns>Addresses, routes and DNS settings; null if it does not speak over it. DNS servers and gateway of an interface that a DHCP server serves are that server's.</returns>
    public InterfaceAddressing? InUse(string alias)
    {
        ValueList<string> addresses = Of(alias);
        bool dhcp = addresses.Contains(TeamNic.Dhcp, Names.Comparer);
        var read = new InterfaceAddressing
        {
            Addresses = addresses,
            Routes = Routes(alias).Where(r => !dhcp || !r.IsDefault).ToValueList(),
            DnsServers = dhcp ? [] : Servers(alias),
            RegistersInDns = _dnsClients[alias].Select(c => c.Flag("RegisterThisConnectionsAddress")).FirstOrDefault(),
        };
        return read.IsInUse ? read : null;
    }

    // Each once, in an order of their own. What a router advertises comes by itself and is left out.
    private ValueList<string> Of(string alias) => _addresses[alias]
        .Where(a => a.Number("PrefixOrigin") != FromRouter)
        .Select(a => a.Number("PrefixOrigin") == FromDhcp ? TeamNic.Dhcp : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", a.Text("IPAddress"), a.Number("PrefixLength") ?? 0))
        .Distinct(Names.Comparer)
        .OrderBy(a => a, StringComparer.OrdinalIgnoreCase)
        .ToValueList();

    // A route may be listed twice, as the one in force and as the one that outlives a restart.
    private IEnumerable<HostRoute> Routes(string alias) =>
        from route in _routes[alias]
        group route by (Destination: route.Text("DestinationPrefix")!, NextHop: route.Text("NextHop")!) into same
        orderby same.Key.Destination, same.Key.NextHop
        select new HostRoute(same.Key.Destination, same.Key.NextHop)
        {
            Metric = same.Select(r => (int?)r.Number("RouteMetric")).FirstOrDefault(),
            Persistent = same.Any(r => r.Number("Store") == Persistent) ? true : null,
        };

    private ValueList<string> Servers(string alias) => _dnsServers[alias]
        .OrderBy(d => d.Number("AddressFamily"))
        .SelectMany(d => d.Texts("ServerAddresses"))
        .Where(s => !s.StartsWith(NobodysDnsServer, StringComparison.OrdinalIgnoreCase))
        .Distinct(Names.Comparer)
        .ToValueList();

    private static ILookup<string, CimRecord> ByAlias(IEnumerable<CimRecord> records) => records.ToLookup(r => r.Text("InterfaceAlias") ?? string.Empty, Names.Comparer);

    private static bool IsLinkLocal(string? address) =>
        address is null
        || address.StartsWith("169.254.", StringComparison.Ordinal)
        || address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase);
}
