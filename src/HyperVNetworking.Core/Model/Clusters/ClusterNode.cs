namespace HyperVNetworking.Model;

/// <summary>A node of a failover cluster. Whether it votes stands in <see cref="FailoverCluster.WithoutVote"/>.</summary>
public sealed record ClusterNode
{
    /// <summary>The name of the host.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it takes part.</summary>
    public ClusterNodeState State { get; init; } = ClusterNodeState.Up;

    /// <summary>How far its roles have been moved away.</summary>
    public ClusterNodeDrain Drain { get; init; }
}
