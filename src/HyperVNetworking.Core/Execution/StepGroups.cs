using System;
using System.Collections.Generic;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Consecutive steps of one kind on one host: what a provider can take in one call.</summary>
internal static class StepGroups
{
    /// <summary>Cuts steps into groups.</summary>
    /// <param name="steps">The steps, in the order in which they are made.</param>
    /// <param name="hostOf">The host that a step is made on; null for the one that it was planned for.</param>
    public static IEnumerable<IReadOnlyList<PlanStep>> Of(IEnumerable<PlanStep> steps, Func<PlanStep, string>? hostOf = null)
    {
        hostOf ??= s => s.Host;
        var group = new List<PlanStep>();
        foreach (PlanStep step in steps)
        {
            if (group.Count > 0 && (!Names.Same(hostOf(group[0]), hostOf(step)) || group[0].Change.GetType() != step.Change.GetType() || IsDisconnection(group[0]) != IsDisconnection(step)))
            {
                yield return group;
                group = [];
            }

            group.Add(step);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static bool IsDisconnection(PlanStep step) => step.Change is HostChange.ConnectAdapter { To: null };
}
