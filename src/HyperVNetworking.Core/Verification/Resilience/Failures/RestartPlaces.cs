using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Where the VMs of a host that fails can start again: on the other hosts that may own them and have their virtual switches (site-rules A4); where nobody said who may, on any node of the cluster.</summary>
/// <param name="hosts">The hosts.</param>
internal sealed class RestartPlaces(IReadOnlyList<HostState> hosts)
{
    /// <summary>How many running VMs of a host start nowhere.</summary>
    /// <param name="host">The host, by number.</param>
    /// <param name="failed">The hosts that failed, itself among them.</param>
    public int Without(int host, ISet<int> failed)
    {
        HostState[] others = hosts.Where((h, i) => !failed.Contains(i)).ToArray();
        return hosts[host].Vms.Count(v => v.State == VmState.Running && !others.Any(o => MayOwn(o, hosts[host], v) && v.Adapters.All(a => a.Switch is null || o.FindSwitch(a.Switch) is not null)));
    }

    private static bool MayOwn(HostState other, HostState host, VirtualMachine vm) => vm.PossibleOwners.Count > 0
        ? vm.PossibleOwners.Contains(other.Name, Names.Comparer)
        : host.Cluster is not null && Names.Same(host.Cluster, other.Cluster);
}
