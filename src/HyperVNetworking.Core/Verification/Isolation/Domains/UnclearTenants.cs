using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The tenants that the screen never vouches for, whatever their adapters do: members who are not all here, or twice here, or whose settings are not plain, or in another
/// tenant besides, since nothing rests on counting them; and a tenant that must stay on its host, or that must not be routed, which asks
/// for more than who hears it.
/// </summary>
internal static class UnclearTenants
{
    /// <summary>Finds them.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="places">The endpoints.</param>
    /// <param name="tenants">The tenants.</param>
    /// <param name="hasEndpoints">Whether a tenant has any.</param>
    /// <returns>Their numbers; some more than once.</returns>
    public static IEnumerable<int> Of(NetworkDocument requirement, NetworkPlaces places, TenantIndex tenants, Func<int, bool> hasEndpoints)
    {
        bool isFabricDoubtful = places.Graph.Devices.Exists(d => d is { Kind: DeviceKind.PhysicalSwitch, Doubt: not null });
        bool hasRouters = requirement.Fabric.Switches.Any(s => s.RoutedInterfaces.Count > 0) || places.Hosts.Any(h => h.Forwarding == true || h.Nat == true || h.Switches.Any(PlainSettings.IsDefaultSwitch));
        return tenants.Incomplete
            .Concat(places.Special.Select(tenants.TenantOf).Where(t => t >= 0))
            .Concat(tenants.Further.SelectMany(f => new[] { f.Tenant, tenants.TenantOf(f.Endpoint) }))
            .Concat(places.Twins.SelectMany(vm => Enumerable.Range(places.FirstEndpoint[vm], places.EndOf(vm) - places.FirstEndpoint[vm])).Select(tenants.TenantOf).Where(t => t >= 0))
            .Concat(Enumerable.Range(0, tenants.Tenants.Count).Where(t => isFabricDoubtful || !hasEndpoints(t)
                || tenants.Tenants[t].Tenant is { Visibility: TenantVisibility.HostOnly }
                || (hasRouters && tenants.Tenants[t].Tenant.Layer3 == TenantLayer3.MustNotRoute)));
    }
}
