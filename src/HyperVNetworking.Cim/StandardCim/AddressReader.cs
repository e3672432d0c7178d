using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>The IP addresses of a host by interface alias. Windows gives every connected adapter a link-local one by itself, which says nothing about use.</summary>
internal sealed class AddressReader
{
    private const long FromDhcp = 3;
    private const long FromRouter = 4;
    private readonly ILookup<string, CimRecord> _byAlias;

    /// <summary>Makes a reader.</summary>
    /// <param name="addresses">The MSFT_NetIPAddress records.</param>
    public AddressReader(IEnumerable<CimRecord> addresses) =>
        _byAlias = addresses.Where(a => !IsLinkLocal(a.Text("IPAddress"))).ToLookup(a => a.Text("InterfaceAlias") ?? string.Empty, Names.Comparer);

    /// <summary>Whether the host itself speaks over an adapter (site-rules C2).</summary>
    /// <param name="alias">The interface alias.</param>
    /// <returns>True if it has an address there.</returns>
    public bool IsInUse(string alias) => _byAlias.Contains(alias);

    /// <summary>The addresses of an adapter.</summary>
    /// <param name="alias">The interface alias.</param>
    /// <returns>Such as <c>192.0.2.10/24</c>, or <c>DHCP</c>; each once, in an order of their own. What a router advertises comes by itself and is left out.</returns>
    public ValueList<string> Of(string alias) => _byAlias[alias]
        .Where(a => a.Number("PrefixOrigin") != FromRouter)
        .Select(a => a.Number("PrefixOrigin") == FromDhcp ? TeamNic.Dhcp : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", a.Text("IPAddress"), a.Number("PrefixLength") ?? 0))
        .Distinct(Names.Comparer)
        .OrderBy(a => a, StringComparer.OrdinalIgnoreCase)
        .ToValueList();

    private static bool IsLinkLocal(string? address) =>
        address is null
        || address.StartsWith("169.254.", StringComparison.Ordinal)
        || address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase);
}
