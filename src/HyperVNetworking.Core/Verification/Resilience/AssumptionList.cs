using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Says what the outcomes rest on.</summary>
internal static class AssumptionList
{
    /// <summary>The assumptions of a check.</summary>
    public static ValueList<string> Of(NetworkDocument requirement, IReadOnlyList<ClusterNetworks> clusters, ResilienceOptions options)
    {
        ConvergenceSeconds c = options.Convergence;
        var assumptions = new List<string>
        {
            $"A team converges when a member that carried fails and others take over: SwitchIndependent {Seconds(c.SwitchIndependent)}, Standby {Seconds(c.Standby ?? c.SwitchIndependent)}, Static {Seconds(c.Static)}, Lacp {Seconds(c.Lacp)}, EmbeddedTeam {Seconds(c.EmbeddedTeam)}. Nobody publishes such figures: measure yours.",
            $"A dead path whose link stays up is seen by LACP alone, after {Seconds(c.LacpFastTimeout)} (fast timer) or {Seconds(c.LacpSlowTimeout)}; every other team goes on sending into it.",
            "A requirement loses redundancy when it still holds and some host or server is left with one NIC, or one physical switch, where it had several, or when a single cable between physical switches decides where none did.",
            "Spanning tree finds its new tree in time; how long that takes is not counted.",
        };
        assumptions.AddRange(clusters.Select(cluster =>
            $"Cluster {cluster.Facts.Name}: nodes may be silent for {Seconds(cluster.Budget)} ({cluster.Facts.HeartbeatThreshold} heartbeats of {cluster.Facts.HeartbeatIntervalMs} ms)"
            + (cluster.Resiliency > 0 ? $", and VMs of an isolated node run on for {Seconds(cluster.Resiliency)}" : ", and no resiliency period follows")
            + $"; {cluster.Nodes.Count(cluster.Votes)} nodes vote, witness {cluster.Facts.Witness}{(cluster.IsKnown ? string.Empty : "; nobody described the cluster, so these are defaults")}."));
        if (clusters.Count > 0)
        {
            assumptions.Add("Nodes that all still hear each other stay if they have the majority of the votes, with the witness where the number of nodes is even; the witness is reached by them. All VMs of a node that leaves fall.");
            assumptions.Add("A switch independent team receives by one member, its primary. Where the document does not say which, any active member that fails may be it: the most VMs that may fall count, and the fewest are those of one node.");
        }

        return assumptions.ToValueList();
    }

    private static string Seconds(double seconds) => ClusterText.Seconds(seconds);
}
