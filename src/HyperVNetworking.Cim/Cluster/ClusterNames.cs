namespace HyperVNetworking.Cim.Cluster;

/// <summary>The names of <c>root\mscluster</c> (microsoft/wmi, server2019/root/mscluster; learn.microsoft.com, cluswmi).</summary>
internal static class ClusterNames
{
    /// <summary>The namespace; absent where the feature is not installed.</summary>
    public const string Namespace = @"root\mscluster";

    /// <summary>The cluster itself: one instance on each of its nodes.</summary>
    public const string Cluster = "MSCluster_Cluster";

    /// <summary>A node.</summary>
    public const string Node = "MSCluster_Node";

    /// <summary>A network.</summary>
    public const string Network = "MSCluster_Network";

    /// <summary>A group of resources: the role of a VM is one.</summary>
    public const string ResourceGroup = "MSCluster_ResourceGroup";

    /// <summary>A resource.</summary>
    public const string Resource = "MSCluster_Resource";

    /// <summary>A kind of resource, with what all of that kind share.</summary>
    public const string ResourceType = "MSCluster_ResourceType";

    /// <summary>A resource and a node that may own it.</summary>
    public const string ResourceToPossibleOwner = "MSCluster_ResourceToPossibleOwner";

    /// <summary>A cluster shared volume.</summary>
    public const string SharedVolume = "MSCluster_ClusterSharedVolume";

    /// <summary>A cluster shared volume and its disk.</summary>
    public const string SharedVolumeToResource = "MSCluster_ClusterSharedVolumeToResource";

    /// <summary>A storage job, in the namespace of storage (learn.microsoft.com, stormgmt, MSFT_StorageJob).</summary>
    public const string StorageJob = "MSFT_StorageJob";

    /// <summary>The type of the resource that is a VM.</summary>
    public const string VmType = "Virtual Machine";

    /// <summary>The type of the resource that is a disk; one in the core group is the witness.</summary>
    public const string DiskType = "Physical Disk";

    /// <summary>The type of a witness on a file share.</summary>
    public const string FileShareWitnessType = "File Share Witness";

    /// <summary>The type of a witness in the cloud.</summary>
    public const string CloudWitnessType = "Cloud Witness";

    /// <summary>The resources that matter here: VMs, the disks of shared volumes and of the quorum, and the other witnesses.</summary>
    public const string ResourceQuery =
        "SELECT Name, Type, OwnerGroup, OwnerNode, State, IsClusterSharedVolume, PrivateProperties FROM " + Resource
        + " WHERE Type = '" + VmType + "' OR Type = '" + DiskType + "' OR Type = '" + FileShareWitnessType + "' OR Type = '" + CloudWitnessType + "'";

    /// <summary>What all VMs share: the networks that are left out of migrations.</summary>
    public const string VmTypeQuery = "SELECT * FROM " + ResourceType + " WHERE Name = '" + VmType + "'";
}
