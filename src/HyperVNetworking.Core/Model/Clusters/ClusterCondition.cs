using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>What decides whether a failover cluster is well enough for one of its nodes to be changed (site-rules D2).</summary>
public sealed record ClusterCondition
{
    /// <summary>Its nodes.</summary>
    public ValueList<ClusterNode> Nodes { get; init; } = [];

    /// <summary>Its shared volumes.</summary>
    public ValueList<SharedVolume> SharedVolumes { get; init; } = [];

    /// <summary>The names of the storage jobs that repair or rebuild something now.</summary>
    public ValueList<string> Repairs { get; init; } = [];

    /// <summary>The condition of a cluster as far as its nodes told it; storage jobs are none of that.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <returns>The condition.</returns>
    public static ClusterCondition Of(FailoverCluster cluster) => new() { Nodes = cluster.Nodes, SharedVolumes = cluster.SharedVolumes };

    /// <summary>The first thing that is not well. The node that is worked at may be paused and drained: that is how it should be.</summary>
    /// <param name="workingAt">The node that is about to be changed, or was; null for none.</param>
    /// <returns>A clause such as <c>node HV02 is paused</c>; null if all is well.</returns>
    public string? FindTrouble(string? workingAt) =>
        Nodes.Where(n => n.State != ClusterNodeState.Up && !(n.State == ClusterNodeState.Paused && Names.Same(n.Name, workingAt))).Select(Describe).FirstOrDefault()
        ?? SharedVolumes.Where(v => v.State is SharedVolumeState.Redirected or SharedVolumeState.NoAccess).Select(Describe).FirstOrDefault()
        ?? Repairs.Select(r => $"storage job {r} is at work").FirstOrDefault();

    private static string Describe(ClusterNode node) => $"node {node.Name} is " + node.State switch
    {
        ClusterNodeState.Down => "down",
        ClusterNodeState.Paused => node.Drain == ClusterNodeDrain.InProgress ? "being drained" : "paused",
        ClusterNodeState.Joining => "joining",
        _ => "in an unknown state",
    };

    private static string Describe(SharedVolume volume) => volume.State == SharedVolumeState.NoAccess
        ? $"shared volume {volume.Name} cannot be accessed"
        : $"shared volume {volume.Name} is redirected";
}
