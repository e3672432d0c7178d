namespace HyperVNetworking.Model;

/// <summary>How the nodes reach a cluster shared volume (CLUSTER_CSV_VOLUME_FAULT_STATE of clusapi.h).</summary>
public enum SharedVolumeState
{
    /// <summary>Each over its own storage path.</summary>
    Direct,

    /// <summary>By the node that owns it, over the cluster's network: a change there takes the storage of VMs too.</summary>
    Redirected,

    /// <summary>Not at all.</summary>
    NoAccess,

    /// <summary>Not now: it is in maintenance or dismounted.</summary>
    Maintenance,
}
