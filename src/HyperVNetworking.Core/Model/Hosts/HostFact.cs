namespace HyperVNetworking.Model;

/// <summary>What a host may not tell without being unreadable for it: the words that an entry of <see cref="HostState.Unread"/> begins with.</summary>
public static class HostFact
{
    /// <summary>Receive side scaling of NICs.</summary>
    public const string Rss = "RSS of NICs";

    /// <summary>Virtual machine queues of NICs.</summary>
    public const string Vmq = "VMQ of NICs";

    /// <summary>SR-IOV of NICs.</summary>
    public const string SrIov = "SR-IOV of NICs";

    /// <summary>RDMA of NICs.</summary>
    public const string Rdma = "RDMA of NICs";

    /// <summary>Routes of the host.</summary>
    public const string Routes = "routes";

    /// <summary>DNS servers of its interfaces.</summary>
    public const string DnsServers = "DNS servers";

    /// <summary>Whether its interfaces register in DNS.</summary>
    public const string DnsRegistration = "registration in DNS";

    /// <summary>Its disks.</summary>
    public const string Disks = "disks";

    /// <summary>Its volumes.</summary>
    public const string Volumes = "volumes";

    /// <summary>Its host bus adapters.</summary>
    public const string HostBusAdapters = "host bus adapters";

    /// <summary>Its iSCSI connections.</summary>
    public const string IscsiConnections = "iSCSI connections";

    /// <summary>Its SMB connections.</summary>
    public const string SmbConnections = "SMB connections";

    /// <summary>The tools that set its network.</summary>
    public const string NetworkOwners = "who else sets the network";

    /// <summary>The migrations under way.</summary>
    public const string Migrations = "migrations under way";

    /// <summary>The disks of its VMs.</summary>
    public const string VmDisks = "disks of VMs";

    /// <summary>Its failover cluster: where its VMs may run, then, nobody knows.</summary>
    public const string FailoverCluster = "failover cluster";
}
