using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The VMs that were seen on two hosts, by their GUID (site-rules A3).</summary>
internal static class TwinMachines
{
    /// <summary>Finds them.</summary>
    /// <param name="places">The network that the numbers are of.</param>
    /// <param name="ids">The GUIDs of its VMs.</param>
    /// <returns>The machines, as numbers of <see cref="NetworkPlaces.Machines"/>, in ascending order.</returns>
    public static IReadOnlyCollection<int> Of(NetworkPlaces places, RepeatedTexts ids) =>
    [
        .. ids.Alike()
            .SelectMany(alike => alike.GroupBy(machine => IdOf(places, machine), Names.Comparer))
            .Where(same => same.Any(machine => places.HostOf(machine) != places.HostOf(same.First())))
            .SelectMany(same => same)
            .OrderBy(machine => machine),
    ];

    private static string IdOf(NetworkPlaces places, int machine)
    {
        int host = places.HostOf(machine);
        return places.Hosts[host].Vms[machine - places.FirstVm[host]].Id!;
    }
}
