using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>The second VLAN store of a port, written by Set-VMNetworkAdapterIsolation, VMM and Network ATC and not shown by Get-VMNetworkAdapterVlan (field.md, finding 1).</summary>
public sealed record IsolationSetting
{
    /// <summary>What the setting isolates by.</summary>
    public required IsolationMode Mode { get; init; }

    /// <summary>The VLAN (or virtual subnet) of untagged frames; 0 is none. A 32-bit number, as in the provider.</summary>
    public long DefaultId { get; init; }

    /// <summary>Whether untagged frames pass at all; without it they pass neither way (site-rules B1).</summary>
    public bool AllowUntagged { get; init; }

    /// <summary>Whether the port carries several routing domains.</summary>
    public bool MultiTenantStack { get; init; }

    /// <summary>The routing domains of a multi-tenant port.</summary>
    public ValueList<RoutingDomain> RoutingDomains { get; init; } = [];

    /// <summary>The setting in the words of the inbox cmdlets.</summary>
    /// <returns>Such as <c>isolation Vlan 711, untagged frames pass</c>.</returns>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "isolation {0} {1}, untagged frames {2}{3}{4}",
        Mode,
        DefaultId,
        AllowUntagged ? "pass" : "do not pass",
        MultiTenantStack ? ", multi-tenant" : string.Empty,
        RoutingDomains.Count == 0 ? string.Empty : $", routing domains {string.Join(", ", RoutingDomains.Select(d => d.Name))}");
}
