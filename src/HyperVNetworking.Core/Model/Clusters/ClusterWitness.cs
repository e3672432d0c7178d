namespace HyperVNetworking.Model;

/// <summary>What votes beside the nodes of a failover cluster.</summary>
public enum ClusterWitness
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A disk that every node reaches over the storage network (the quorum disk).</summary>
    Disk,

    /// <summary>A file share.</summary>
    FileShare,

    /// <summary>A blob in the cloud.</summary>
    Cloud,
}
