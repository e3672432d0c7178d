namespace HyperVNetworking.Model;

/// <summary>Whether the nodes hear each other over a cluster network (CLUSTER_NETWORK_STATE of clusapi.h).</summary>
public enum ClusterNetworkState
{
    /// <summary>Nobody could tell.</summary>
    Unknown,

    /// <summary>All nodes that are up hear each other.</summary>
    Up,

    /// <summary>Some do.</summary>
    Partitioned,

    /// <summary>None do.</summary>
    Down,

    /// <summary>No node that is up has an interface in it.</summary>
    Unavailable,
}
