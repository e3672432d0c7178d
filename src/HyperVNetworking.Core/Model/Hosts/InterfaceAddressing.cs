using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>How the host itself speaks over one of its interfaces: what has to come along when another interface takes its place (site-rules D10). What comes by itself (link-local addresses, what a router advertises, routes to the interface's own subnet, what a DHCP server gives) is left out.</summary>
public sealed record InterfaceAddressing
{
    /// <summary>An interface over which the host says nothing.</summary>
    public static readonly InterfaceAddressing None = new();

    /// <summary>The addresses: <c>192.0.2.10/24</c> where an admin set it, <see cref="TeamNic.Dhcp"/> where a server gives them.</summary>
    public ValueList<string> Addresses { get; init; } = [];

    /// <summary>The routes over it that an admin set, the default gateway among them.</summary>
    public ValueList<HostRoute> Routes { get; init; } = [];

    /// <summary>The DNS servers that an admin set, in the order in which they are asked.</summary>
    public ValueList<string> DnsServers { get; init; } = [];

    /// <summary>Whether the host registers the addresses in DNS; null if nobody said. Storage never registers (site-rules D10).</summary>
    public bool? RegistersInDns { get; init; }

    /// <summary>Whether a DHCP server gives an address.</summary>
    public bool Dhcp => Addresses.Contains(TeamNic.Dhcp, Names.Comparer);

    /// <summary>Whether the host speaks over the interface; one without an address or a route does not, whatever its DNS settings are.</summary>
    public bool IsInUse => Addresses.Count > 0 || Routes.Count > 0;

    /// <summary>What an admin set and two reads must agree on: no address that a server gives, which may come at once; no metric and no word on restarts, which Windows fills in by itself; and of the registration only that it is off, since Windows switches it on.</summary>
    public InterfaceAddressing SetByAdmin => this with
    {
        Addresses = Addresses.RemoveAll(a => Names.Same(a, TeamNic.Dhcp)),
        Routes = Routes.Replace(_ => true, r => new HostRoute(r.Destination, r.NextHop)),
        RegistersInDns = RegistersInDns == false ? false : null,
    };

    /// <summary>Addresses, routes and DNS servers.</summary>
    /// <returns>Such as <c>192.0.2.10/24, 0.0.0.0/0 by 192.0.2.1, DNS 192.0.2.53</c>.</returns>
    public override string ToString() =>
        string.Join(", ", Addresses.Concat(Routes.Select(r => r.ToString())).Concat(DnsServers.Select(s => $"DNS {s}")));
}
