using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Marks the hosts that findings are about for their own sake, whatever VMs they have.</summary>
internal static class RemarkableHosts
{
    /// <summary>Marks them.</summary>
    /// <param name="places">The network.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="marks">Where to.</param>
    public static void Mark(NetworkPlaces places, Fabric fabric, SliceMarks marks)
    {
        HashSet<PortReference> shared = SharedPorts(places, fabric);
        for (int h = 0; h < places.Hosts.Count; h++)
        {
            HostState host = places.Hosts[h];
            marks.Hosts[h] |= PlainSettings.HasDoubtfulWays(host)
                || host.PhysicalNics.Any(n => n.Vlan is not null || (n.Port is PortReference port && shared.Contains(port)))
                || HasNicUsedTwice(host)
                || host.Switches.Any(PlainSettings.IsDefaultSwitch)
                || (host.MacAddressPool is MacAddressPool pool && places.Hosts.Any(o => o != host && o.MacAddressPool?.Overlaps(pool) == true));
        }
    }

    // The ports of link aggregations, and those with two users.
    private static HashSet<PortReference> SharedPorts(NetworkPlaces places, Fabric fabric)
    {
        IEnumerable<PortReference> used = places.Hosts.SelectMany(h => h.PhysicalNics).Select(n => n.Port).OfType<PortReference>()
            .Concat(fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached is not null).Select(p => new PortReference(s.Name, p.Name))))
            .Concat(fabric.Links.SelectMany(l => new[] { l.First, l.Second }));
        return [.. used.GroupBy(p => p).Where(g => g.Skip(1).Any()).Select(g => g.Key), .. fabric.Lags.SelectMany(l => l.Ports)];
    }

    private static bool HasNicUsedTwice(HostState host) => host.Teams.SelectMany(t => t.Members)
        .Concat(host.Switches.SelectMany(s => s.Uplinks))
        .GroupBy(nic => nic, Names.Comparer)
        .Any(g => g.Skip(1).Any());
}
