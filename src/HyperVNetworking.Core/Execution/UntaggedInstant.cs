using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>No untagged instant (design section 8): an adapter whose VLAN moves from one store to the other gets the new one before the old one is removed. What the planner makes keeps to that; a plan that was written by hand may not.</summary>
internal static class UntaggedInstant
{
    /// <summary>The steps after which a connected adapter is in no VLAN, though it is in one before and after the plan.</summary>
    /// <param name="before">The host.</param>
    /// <param name="steps">Its steps, which fit it.</param>
    public static IEnumerable<Refusal> Check(HostState before, IReadOnlyList<PlanStep> steps)
    {
        AdapterReference[] twice = steps.Where(s => IsStore(s.Change))
            .GroupBy(s => ((HostChange.AdapterChange)s.Change).Adapter)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToArray();
        if (twice.Length == 0)
        {
            yield break;
        }

        HostState after = steps.Aggregate(before, (state, step) => step.Change.ApplyTo(state));
        AdapterReference[] tagged = twice.Where(a => !IsUntagged(a, before) && !IsUntagged(a, after)).ToArray();
        HostState now = before;
        foreach (PlanStep step in steps)
        {
            now = step.Change.ApplyTo(now);
            if (IsStore(step.Change) && ((HostChange.AdapterChange)step.Change).Adapter is AdapterReference adapter && tagged.Contains(adapter) && IsHeard(adapter, now) && IsUntagged(adapter, now))
            {
                yield return new Refusal
                {
                    ErrorId = "UntaggedInstant",
                    ComputerName = step.Host,
                    Step = step.Number,
                    Message = $"{step.Host}: step {step.Number}, {step.Change.Target} ({step.Change.NewValue}) would leave it in no VLAN until a later step: set the new VLAN before the old one is removed.",
                };
            }
        }
    }

    private static bool IsStore(HostChange change) => change is HostChange.SetAdapterVlan or HostChange.SetAdapterIsolation;

    private static bool IsHeard(AdapterReference adapter, HostState host) => adapter.FindIn(host) is HostAdapter or VmAdapter { Switch: not null };

    private static bool IsUntagged(AdapterReference adapter, HostState host) =>
        adapter.FindIn(host) is { Vlan: PortVlan.Untagged, Isolation: null or { Mode: IsolationMode.None } or { Mode: IsolationMode.Vlan, DefaultId: 0 } };
}
