namespace HyperVNetworking.Model;

/// <summary>Whether a node takes part in its failover cluster (CLUSTER_NODE_STATE of clusapi.h).</summary>
public enum ClusterNodeState
{
    /// <summary>Nobody could tell.</summary>
    Unknown,

    /// <summary>It takes part.</summary>
    Up,

    /// <summary>It is off, or its cluster service is.</summary>
    Down,

    /// <summary>It takes part, and takes no roles: somebody works at it.</summary>
    Paused,

    /// <summary>It is about to take part.</summary>
    Joining,
}
