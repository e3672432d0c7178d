using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Says what happens to a cluster.</summary>
internal static class ClusterText
{
    /// <summary>Describes an effect.</summary>
    /// <param name="effect">The effect, without its sentence.</param>
    /// <param name="isolated">The nodes that are isolated for a while and stay.</param>
    /// <param name="nodes">How many nodes the cluster has.</param>
    public static string Describe(ClusterEffect effect, IReadOnlyList<string> isolated, int nodes)
    {
        string heartbeat = effect.SilentSeconds <= 0 ? $"Cluster {effect.Cluster}"
            : $"The heartbeat of cluster {effect.Cluster} is away on every network"
                + (double.IsPositiveInfinity(effect.SilentSeconds) ? " until somebody acts" : $" for {Seconds(effect.SilentSeconds)}")
                + $", against a budget of {Seconds(effect.BudgetSeconds)}{(effect.ResiliencySeconds > 0 ? $" and a resiliency period of {Seconds(effect.ResiliencySeconds)}" : string.Empty)}:";
        if (effect.QuorumLost)
        {
            return $"{heartbeat} no group of its {nodes} nodes keeps the majority of the votes, and {Fall(effect)}.";
        }

        if (effect.NodesLost.Count > 0)
        {
            return $"{heartbeat} {TextList.Of(effect.NodesLost)} {(effect.NodesLost.Count == 1 ? "leaves" : "leave")} the cluster, and {Fall(effect)}.";
        }

        return isolated.Count > 0
            ? $"{heartbeat} {TextList.Of(isolated)} {(isolated.Count == 1 ? "is" : "are")} isolated for a while, and the VMs run on."
            : $"{heartbeat} all nodes stay.";
    }

    /// <summary>A time as sentences name it.</summary>
    public static string Seconds(double seconds) =>
        double.IsPositiveInfinity(seconds) ? "for ever" : $"{seconds.ToString("0.###", CultureInfo.InvariantCulture)} s";

    private static string Fall(ClusterEffect effect) => effect.VmsFallAtLeast == effect.VmsFall
        ? $"{effect.VmsFall} of {effect.Vms} VMs fall"
        : $"up to {effect.VmsFall} of {effect.Vms} VMs fall ({effect.VmsFallAtLeast} if the heartbeat of one node only came by the member that failed)";
}
