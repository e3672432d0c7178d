namespace HyperVNetworking.Model;

/// <summary>How far the roles of a node have been moved away (CLUSTER_NODE_DRAIN_STATUS of clusapi.h; from 2012 on).</summary>
public enum ClusterNodeDrain
{
    /// <summary>Nobody drains it.</summary>
    None,

    /// <summary>Its roles are moving.</summary>
    InProgress,

    /// <summary>Its roles have moved.</summary>
    Completed,

    /// <summary>Some role could not move.</summary>
    Failed,
}
