using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which VLAN an endpoint and a tenant belong to: what a deviation is measured against when somebody has to be named.</summary>
internal static class HomeVlans
{
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

    /// <summary>Gives every tenant its VLAN. Where two are equally frequent, the one that fewer members of others have, then the lower.</summary>
    public static void Assign(IReadOnlyList<JudgedTenant> tenants) =>
        Assign(tenants, tenants.SelectMany((t, i) => t.Members.Select(Of).GroupBy(vlan => vlan, (vlan, members) => (Tenant: i, Vlan: vlan, Count: members.Count()))));

    /// <summary>Gives every tenant its VLAN by how many of its members are in which.</summary>
    public static void Assign(IReadOnlyList<JudgedTenant> tenants, IEnumerable<(int Tenant, int Vlan, int Count)> members)
    {
        ILookup<int, (int Tenant, int Vlan, int Count)> homes = members.ToLookup(m => m.Tenant);
        var inAll = homes.SelectMany(h => h).GroupBy(h => h.Vlan).ToDictionary(g => g.Key, g => g.Sum(h => h.Count));
        for (int t = 0; t < tenants.Count; t++)
        {
            tenants[t].Vlan = tenants[t].Tenant.Vlan?.Value ?? homes[t]
                .OrderByDescending(h => h.Count)
                .ThenBy(h => inAll[h.Vlan] - h.Count)
                .ThenBy(h => h.Vlan)
                .Select(h => h.Vlan)
                .FirstOrDefault();
        }
    }
}
