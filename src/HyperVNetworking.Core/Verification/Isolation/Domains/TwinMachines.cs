using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The VMs that were seen on two hosts, by their GUID (site-rules A3).</summary>
internal static class TwinMachines
{
    /// <summary>Finds them.</summary>
    /// <param name="places">The network.</param>
    /// <returns>The machines, as numbers of <see cref="NetworkPlaces.Machines"/>.</returns>
    public static IReadOnlyCollection<int> Of(NetworkPlaces places)
    {
        var ids = new NameTable(places.Machines.Count);
        var machines = new List<int>();
        var twins = new SortedSet<int>();
        for (int h = 0; h < places.Hosts.Count; h++)
        {
            for (int v = 0; v < places.Hosts[h].Vms.Count; v++)
            {
                if (places.Hosts[h].Vms[v].Id is not string id)
                {
                    continue;
                }

                machines.Add(places.FirstVm[h] + v);
                if (!ids.Add(id))
                {
                    AddTwins(places, ids, machines, twins);
                }
            }
        }

        return twins;
    }

    // The newest comes right after the first, so the whole chain of one GUID is walked from its first.
    private static void AddTwins(NetworkPlaces places, NameTable ids, List<int> machines, SortedSet<int> twins)
    {
        int first = ids.First(ids[ids.Count - 1]);
        int newest = machines[ids.Count - 1];
        for (int i = first; i >= 0; i = ids.Next(i))
        {
            if (places.HostOf(machines[i]) != places.HostOf(newest))
            {
                twins.Add(machines[i]);
                twins.Add(newest);
            }
        }
    }
}
