using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>The words of the documents (design section 5).</summary>
internal static class Vocabulary
{
    public static readonly WordTable<TenantVisibility> Visibility = new();
    public static readonly WordTable<TenantLayer3> Layer3 = new(CamelCase);
    public static readonly WordTable<TenantStorage> Storage = new(CamelCase);
    public static readonly WordTable<AllowDirection> Direction = new(CamelCase);
    public static readonly WordTable<NicKind> NicKind = new(name => name == nameof(Model.NicKind.Hba) ? "HBA" : name);
    public static readonly WordTable<HbaKind> HbaKind = new();
    public static readonly WordTable<NetworkOwner> NetworkOwner = new();
    public static readonly WordTable<TeamingMode> TeamingMode = new();
    public static readonly WordTable<LoadBalancingAlgorithm> LoadBalancing = new();
    public static readonly WordTable<LacpTimer> LacpTimer = new();
    public static readonly WordTable<QosTemplate> QosTemplate = new();
    public static readonly WordTable<QosProtocol> QosProtocol = new();
    public static readonly WordTable<SwitchType> SwitchType = new();
    public static readonly WordTable<AdapterKind> AdapterKind = new();
    public static readonly WordTable<VmState> VmState = new();
    public static readonly WordTable<VmDiskKind> DiskKind = new();
    public static readonly WordTable<IntegrationServicesState> IntegrationServices = new();
    public static readonly WordTable<PortVlanMode> VlanMode = new();
    public static readonly WordTable<IsolationMode> IsolationMode = new();
    public static readonly WordTable<PhysicalPortMode> PortMode = new();
    public static readonly WordTable<OtherPorts> OtherPorts = new();
    public static readonly WordTable<PortMirroring> Mirroring = new();
    public static readonly WordTable<SwitchBandwidthMode> BandwidthMode = new();
    public static readonly WordTable<SetLoadBalancing> SetLoadBalancing = new();
    public static readonly WordTable<PortAclKind> AclKind = new();
    public static readonly WordTable<PortAclAction> AclAction = new();
    public static readonly WordTable<PortAclDirection> AclDirection = new();
    public static readonly WordTable<ClusterWitness> Witness = new();
    public static readonly WordTable<ClusterNodeState> NodeState = new();
    public static readonly WordTable<ClusterNodeDrain> NodeDrain = new();
    public static readonly WordTable<ClusterNetworkRole> NetworkRole = new();
    public static readonly WordTable<ClusterNetworkState> NetworkState = new();
    public static readonly WordTable<SharedVolumeState> SharedVolumeState = new();
    public static readonly WordTable<ClusteredVmState> ClusteredVmState = new();
    public static readonly WordTable<DormantKind> DormantKind = new();

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
