using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which VLAN an endpoint and a tenant belong to: what a deviation is measured against when somebody has to be named.</summary>
internal sealed class HomeVlans
{
    private readonly Lazy<int[]> _vlans;

    /// <summary>Prepares to give every tenant its VLAN, once somebody asks. Where two are equally frequent, the one that fewer members of others have, then the lower.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="members">By tenant how many of its members are in which VLAN; asked once.</param>
    public HomeVlans(IReadOnlyList<TenantMembership.Entry> tenants, Func<IEnumerable<(int Tenant, int Vlan, int Count)>> members) =>
        _vlans = new(() => Choose(tenants, members()));

    /// <summary>The VLAN of a tenant; 0 for none.</summary>
    /// <param name="tenant">Its place among the tenants.</param>
    public int this[int tenant] => _vlans.Value[tenant];

    /// <summary>The VLAN that an endpoint's port puts it into; that of the physical port for one that sends untagged; 0 for none.</summary>
    public static int Of(GraphEndpoint endpoint)
    {
        if (endpoint.Ports.Count == 0)
        {
            return FrameClasses.VlanLess;
        }

        int own = endpoint.Adapter?.Home ?? endpoint.Ports[0].Rule?.Ingress(endpoint.OwnVlan, Reading.May) ?? FrameClasses.VlanLess;
        if (own > FrameClasses.VlanLess || endpoint.Ports[0].Device.Kind == DeviceKind.PhysicalSwitch)
        {
            return own > 0 ? own : FrameClasses.VlanLess;
        }

        return EndpointWays.OutOfSwitch(endpoint.Ports[0], FrameClasses.VlanLess, Reading.May)
            .Select(o => o.Port?.Rule?.Ingress(o.Tag, Reading.May) ?? FrameClasses.VlanLess)
            .FirstOrDefault(vlan => vlan > 0);
    }

    /// <summary>Counts in which VLAN the members of tenants are.</summary>
    public static IEnumerable<(int Tenant, int Vlan, int Count)> Count(IReadOnlyList<JudgedTenant> tenants) =>
        tenants.SelectMany((t, i) => t.Members.Select(Of).GroupBy(vlan => vlan, (vlan, members) => (Tenant: i, Vlan: vlan, Count: members.Count())));

    private static int[] Choose(IReadOnlyList<TenantMembership.Entry> tenants, IEnumerable<(int Tenant, int Vlan, int Count)> members)
    {
        ILookup<int, (int Tenant, int Vlan, int Count)> homes = members.ToLookup(m => m.Tenant);
        var inAll = homes.SelectMany(h => h).GroupBy(h => h.Vlan).ToDictionary(g => g.Key, g => g.Sum(h => h.Count));
        return tenants.Select((tenant, t) => tenant.Tenant.Vlan?.Value ?? homes[t]
            .OrderByDescending(h => h.Count)
            .ThenBy(h => inAll[h.Vlan] - h.Count)
            .ThenBy(h => h.Vlan)
            .Select(h => h.Vlan)
            .FirstOrDefault()).ToArray();
    }
}
