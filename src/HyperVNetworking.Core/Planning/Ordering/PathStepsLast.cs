using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Steps that can cut the way to a host come last there: what does not rest on them is made while nothing can be lost (site-rules D5). Pure.</summary>
internal static class PathStepsLast
{
    /// <summary>Orders steps: on each host those that change its management path, and what rests on these, come after all others; else the order is kept.</summary>
    /// <param name="steps">The steps in an order that can be applied.</param>
    /// <returns>The steps, each host's in the places that its steps had; not numbered anew.</returns>
    public static IReadOnlyList<PlanStep> Order(IReadOnlyList<PlanStep> steps)
    {
        PlanStep[] ordered = steps.ToArray();
        foreach (IGrouping<string, int> host in Enumerable.Range(0, steps.Count).GroupBy(i => steps[i].Host, Names.Comparer))
        {
            int[] places = host.ToArray();
            PlanStep[] own = places.Select(i => steps[i]).ToArray();
            int first = System.Array.FindIndex(own, s => s.Risk == StepRisk.ManagementPath);
            if (first < 0 || own.Skip(first).All(s => s.Risk == StepRisk.ManagementPath))
            {
                continue;
            }

            // What rests on a late step is late: it touches what that writes, or writes what that touches.
            var late = new bool[own.Length];
            var written = new HashSet<string>();
            var touched = new HashSet<string>();
            for (int i = first; i < own.Length; i++)
            {
                string[] writes = StepDependencies.Writes(own[i].Change).ToArray();
                string[] touches = StepDependencies.Touches(own[i].Change).ToArray();
                late[i] = own[i].Risk == StepRisk.ManagementPath || written.Overlaps(touches) || touched.Overlaps(writes);
                if (late[i])
                {
                    written.UnionWith(writes);
                    touched.UnionWith(touches);
                }
            }

            int[] order = Enumerable.Range(0, own.Length).OrderBy(i => late[i]).ToArray();
            for (int i = 0; i < places.Length; i++)
            {
                ordered[places[i]] = own[order[i]];
            }
        }

        return ordered;
    }
}
