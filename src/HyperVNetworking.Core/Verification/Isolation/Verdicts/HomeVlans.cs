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

        int own = endpoint.Adapter?.Home ?? endpoint.Ports[0].Rule?.Ingress(FrameClasses.VlanLess, Reading.May) ?? FrameClasses.VlanLess;
        if (own > FrameClasses.VlanLess || endpoint.Ports[0].Device.Kind == DeviceKind.PhysicalSwitch)
        {
            return own > 0 ? own : FrameClasses.VlanLess;
        }

        return EndpointWays.Outlets(endpoint, FrameClasses.VlanLess, Reading.May)
            .Select(o => o.Port?.Rule?.Ingress(o.Tag, Reading.May) ?? FrameClasses.VlanLess)
            .FirstOrDefault(vlan => vlan > 0);
    }

    /// <summary>Gives every tenant its VLAN. Where two are equally frequent, the one that fewer members of others have, then the lower.</summary>
    public static void Assign(IReadOnlyList<JudgedTenant> tenants)
    {
        var homes = tenants.ToDictionary(t => t, t => t.Members.Select(Of).ToArray());
        var inAll = homes.Values.SelectMany(h => h).GroupBy(vlan => vlan).ToDictionary(g => g.Key, g => g.Count());
        foreach (JudgedTenant tenant in tenants)
        {
            tenant.Vlan = tenant.Tenant.Vlan?.Value ?? homes[tenant]
                .GroupBy(vlan => vlan)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => inAll[g.Key] - g.Count())
                .ThenBy(g => g.Key)
                .Select(g => g.Key)
                .FirstOrDefault();
        }
    }
}
