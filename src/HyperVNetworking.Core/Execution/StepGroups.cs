using System.Collections.Generic;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Consecutive steps of one kind on one host: what a provider can take in one call.</summary>
internal static class StepGroups
{
    public static IEnumerable<IReadOnlyList<PlanStep>> Of(IEnumerable<PlanStep> steps)
    {
        var group = new List<PlanStep>();
        foreach (PlanStep step in steps)
        {
            if (group.Count > 0 && (!Names.Same(group[0].Host, step.Host) || group[0].Change.GetType() != step.Change.GetType() || IsDisconnection(group[0]) != IsDisconnection(step)))
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
