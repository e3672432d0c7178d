using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Where the VMs of a plan's steps are, by their GUIDs: the host is only a fact about now (site-rules A4, D4). A step on a VM without a GUID stays with its host.</summary>
internal sealed class VmWhereabouts
{
    private readonly IReadOnlyList<HostState> _states;

    // Looked up once a step: a plan of thousands of steps must not search thousands of VMs for each.
    private readonly ILookup<string, (HostState Host, VirtualMachine Vm)> _vms;

    /// <summary>Notes where VMs are.</summary>
    /// <param name="states">The hosts as read.</param>
    public VmWhereabouts(IReadOnlyList<HostState> states)
    {
        _states = states;
        _vms = states.SelectMany(s => s.Vms.Select(v => (Host: s, Vm: v))).ToLookup(v => v.Vm.Id ?? v.Vm.Name, Names.Comparer);
    }

    /// <summary>Whether a step is on a VM that may be elsewhere.</summary>
    public static bool CanFollow(PlanStep step) => step.Change is HostChange.AdapterChange { Adapter: { IsHostAdapter: false, VmId: not null } };

    /// <summary>Whether a host shows the VM of a step as one that stays.</summary>
    public static bool IsAt(PlanStep step, HostState host) => !CanFollow(step) || host.Vms.FirstOrDefault(AdapterOf(step).Means) is { Moving: false };

    /// <summary>Where a step is to be made.</summary>
    public VmPlace Find(PlanStep step)
    {
        if (!CanFollow(step))
        {
            return new VmPlace(_states.FirstOrDefault(s => Names.Same(s.Name, step.Host)), false);
        }

        (HostState Host, VirtualMachine Vm)[] found = Showing(step).ToArray();
        return found.Length == 1 ? new VmPlace(found[0].Host, found[0].Vm.Moving) : new VmPlace(null, false);
    }

    /// <summary>The hosts that show the VM of a step, on its way or not.</summary>
    public IEnumerable<HostState> HostsOf(PlanStep step) => Showing(step).Select(v => v.Host);

    /// <summary>Steps in the order in which they go with their VMs. What followed its VM comes last on the new host, which may have to get its virtual switch first.</summary>
    /// <param name="steps">The steps, in order.</param>
    /// <returns>Each step with the name of the host that it is to be made on.</returns>
    public IReadOnlyList<(PlanStep Step, string Host)> Follow(IEnumerable<PlanStep> steps)
    {
        (PlanStep Step, string Host)[] placed = steps.Select(s => (s, Find(s).Host?.Name ?? s.Host)).ToArray();
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
    public IEnumerable<PlanStep> Rehost(IEnumerable<PlanStep> steps) =>
        Follow(steps).Select(p => Names.Same(p.Host, p.Step.Host) ? p.Step : p.Step with { Host = p.Host });

    private static AdapterReference AdapterOf(PlanStep step) => ((HostChange.AdapterChange)step.Change).Adapter;

    // A VM that was read without a GUID is known by its name.
    private IEnumerable<(HostState Host, VirtualMachine Vm)> Showing(PlanStep step)
    {
        AdapterReference adapter = AdapterOf(step);
        return _vms[adapter.VmId!].Concat(_vms[adapter.VmName!]).Where(v => adapter.Means(v.Vm)).GroupBy(v => v.Host.Name, (_, vms) => vms.First(), Names.Comparer);
    }
}
