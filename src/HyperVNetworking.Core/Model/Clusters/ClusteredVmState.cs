namespace HyperVNetworking.Model;

/// <summary>The state of a clustered VM's role (CLUSTER_GROUP_STATE of clusapi.h).</summary>
public enum ClusteredVmState
{
    /// <summary>Nobody could tell.</summary>
    Unknown,

    /// <summary>It runs.</summary>
    Online,

    /// <summary>It is off.</summary>
    Offline,

    /// <summary>It could not be brought up.</summary>
    Failed,

    /// <summary>Some of its resources are up.</summary>
    PartialOnline,

    /// <summary>It is between two states: a move is one.</summary>
    Pending,
}
