using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Where the VMs of a plan's steps are, by their GUIDs: the host is only a fact about now (site-rules A4, D4). A step on a VM without a GUID stays with its host.</summary>
internal static class VmWhereabouts
{
    /// <summary>Whether a step is on a VM that may be elsewhere.</summary>
    public static bool CanFollow(PlanStep step) => step.Change is HostChange.AdapterChange { Adapter: { IsHostAdapter: false, VmId: not null } };

    /// <summary>Whether a host shows the VM of a step as one that stays.</summary>
    public static bool IsAt(PlanStep step, HostState host) => !CanFollow(step) || VmOf(step, host) is { Moving: false };

    /// <summary>Where a step is to be made.</summary>
    /// <param name="step">The step.</param>
    /// <param name="states">The hosts as read.</param>
    public static VmPlace Find(PlanStep step, IReadOnlyList<HostState> states)
    {
        HostState? own = states.FirstOrDefault(s => Names.Same(s.Name, step.Host));
        if (!CanFollow(step))
        {
            return new VmPlace(own, false);
        }

        HostState[] found = states.Where(s => VmOf(step, s) is not null).ToArray();
        return found.Length == 1 ? new VmPlace(found[0], VmOf(step, found[0])!.Moving) : new VmPlace(own, true);
    }

    /// <summary>The steps with the hosts that their VMs are on now. What followed its VM is made last on the new host, which may have to get its virtual switch first.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="states">The hosts as read.</param>
    /// <returns>The same steps, some with another host.</returns>
    public static IReadOnlyList<PlanStep> Follow(IReadOnlyList<PlanStep> steps, IReadOnlyList<HostState> states)
    {
        var staying = new List<PlanStep>();
        var following = new List<PlanStep>();
        foreach (PlanStep step in steps)
        {
            HostState? host = Find(step, states).Host;
            if (host is null || Names.Same(host.Name, step.Host))
            {
                staying.Add(step);
            }
            else
            {
                following.Add(step with { Host = host.Name });
            }
        }

        foreach (IGrouping<string, PlanStep> group in following.GroupBy(s => s.Host, Names.Comparer))
        {
            int last = staying.FindLastIndex(s => Names.Same(s.Host, group.Key));
            staying.InsertRange(last < 0 ? staying.Count : last + 1, group);
        }

        return following.Count == 0 ? steps : staying;
    }

    private static VirtualMachine? VmOf(PlanStep step, HostState host) =>
        host.Vms.FirstOrDefault(((HostChange.AdapterChange)step.Change).Adapter.Means);
}
