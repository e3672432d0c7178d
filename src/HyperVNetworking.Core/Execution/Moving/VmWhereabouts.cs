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

    /// <summary>Whether a host shows the VM of a step, on its way or not.</summary>
    public static bool Shows(PlanStep step, HostState host) => VmOf(step, host) is not null;

    /// <summary>Where a step is to be made.</summary>
    /// <param name="step">The step.</param>
    /// <param name="states">The hosts as read.</param>
    public static VmPlace Find(PlanStep step, IReadOnlyList<HostState> states)
    {
        if (!CanFollow(step))
        {
            return new VmPlace(states.FirstOrDefault(s => Names.Same(s.Name, step.Host)), false);
        }

        HostState[] found = states.Where(s => VmOf(step, s) is not null).ToArray();
        return found.Length == 1 ? new VmPlace(found[0], VmOf(step, found[0])!.Moving) : new VmPlace(null, false);
    }

    /// <summary>Steps in the order in which they go with their VMs. What followed its VM comes last on the new host, which may have to get its virtual switch first.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="states">The hosts as read.</param>
    /// <returns>Each step with the name of the host that it is to be made on.</returns>
    public static IReadOnlyList<(PlanStep Step, string Host)> Follow(IEnumerable<PlanStep> steps, IReadOnlyList<HostState> states)
    {
        (PlanStep Step, string Host)[] placed = steps.Select(s => (s, Find(s, states).Host?.Name ?? s.Host)).ToArray();
        List<(PlanStep Step, string Host)> staying = placed.Where(p => Names.Same(p.Host, p.Step.Host)).ToList();
        foreach (IGrouping<string, (PlanStep, string)> group in placed.Where(p => !Names.Same(p.Host, p.Step.Host)).GroupBy(p => p.Host, Names.Comparer))
        {
            int last = staying.FindLastIndex(p => Names.Same(p.Host, group.Key));
            staying.InsertRange(last < 0 ? staying.Count : last + 1, group);
        }

        return staying;
    }

    /// <summary>The steps as they are to be made: some on another host than they were planned for.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <param name="states">The hosts as read.</param>
    public static IEnumerable<PlanStep> Rehost(IEnumerable<PlanStep> steps, IReadOnlyList<HostState> states) =>
        Follow(steps, states).Select(p => Names.Same(p.Host, p.Step.Host) ? p.Step : p.Step with { Host = p.Host });

    private static VirtualMachine? VmOf(PlanStep step, HostState host) =>
        host.Vms.FirstOrDefault(((HostChange.AdapterChange)step.Change).Adapter.Means);
}
