using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Hosts as steps would leave them.</summary>
internal static class PlannedHosts
{
    /// <summary>The hosts after steps.</summary>
    /// <param name="steps">The steps, in their order on each host; each must fit.</param>
    /// <param name="states">The hosts as they are.</param>
    public static HostState[] After(IEnumerable<PlanStep> steps, IReadOnlyList<HostState> states)
    {
        ILookup<string, PlanStep> byHost = steps.ToLookup(s => s.Host, Names.Comparer);
        return states.Select(host => byHost[host.Name].Aggregate(host, (state, step) => step.Change.ApplyTo(state))).ToArray();
    }
}
