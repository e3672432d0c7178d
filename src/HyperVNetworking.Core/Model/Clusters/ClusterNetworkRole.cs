namespace HyperVNetworking.Model;

/// <summary>What a cluster network is for (CLUSTER_NETWORK_ROLE of clusapi.h).</summary>
public enum ClusterNetworkRole
{
    /// <summary>The cluster does not use it.</summary>
    None,

    /// <summary>Between nodes only.</summary>
    ClusterOnly,

    /// <summary>Between nodes, and for clients.</summary>
    ClusterAndClient,
}
