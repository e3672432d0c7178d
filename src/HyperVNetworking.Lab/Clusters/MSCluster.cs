namespace HyperVNetworking.Lab;

/// <summary>The classes of failover clusters that the lab's own code names; a test holds each against the schema.</summary>
internal static class MSCluster
{
    public const string Cluster = "MSCluster_Cluster";
    public const string Node = "MSCluster_Node";
    public const string Network = "MSCluster_Network";
    public const string NetworkInterface = "MSCluster_NetworkInterface";
    public const string ResourceGroup = "MSCluster_ResourceGroup";
    public const string Resource = "MSCluster_Resource";
    public const string ResourceType = "MSCluster_ResourceType";
    public const string SharedVolume = "MSCluster_ClusterSharedVolume";
    public const string VmProperties = "MSCluster_Property_Resource_Virtual_Machine";
    public const string VmConfigurationProperties = "MSCluster_Property_Resource_Virtual_Machine_Configuration";
    public const string VmTypeProperties = "MSCluster_Property_ResourceType_Virtual_Machine";
    public const string ClusterToNode = "MSCluster_ClusterToNode";
    public const string ClusterToNetwork = "MSCluster_ClusterToNetwork";
    public const string ClusterToNetworkInterface = "MSCluster_ClusterToNetworkInterface";
    public const string ClusterToResourceGroup = "MSCluster_ClusterToResourceGroup";
    public const string ClusterToSharedVolume = "MSCluster_ClusterToClusterSharedVolume";
    public const string NetworkToNetworkInterface = "MSCluster_NetworkToNetworkInterface";
    public const string NodeToActiveGroup = "MSCluster_NodeToActiveGroup";
    public const string NodeToNetworkInterface = "MSCluster_NodeToNetworkInterface";
    public const string GroupToResource = "MSCluster_ResourceGroupToResource";
    public const string ResourceToPossibleOwner = "MSCluster_ResourceToPossibleOwner";
    public const string SharedVolumeToResource = "MSCluster_ClusterSharedVolumeToResource";
}
