namespace HyperVNetworking.Cim.StandardCim;

/// <summary>The names of <c>root\StandardCimv2</c> and <c>root\cimv2</c> that more than one file needs (facts B).</summary>
internal static class StandardCimNames
{
    /// <summary>The namespace of adapters, addresses and teams.</summary>
    public const string Namespace = @"root\StandardCimv2";

    /// <summary>The namespace of Windows itself.</summary>
    public const string WindowsNamespace = @"root\cimv2";

    /// <summary>A network adapter of the host, virtual ones included.</summary>
    public const string NetAdapter = "MSFT_NetAdapter";

    /// <summary>An IP address of the host.</summary>
    public const string IPAddress = "MSFT_NetIPAddress";

    /// <summary>An LBFO team.</summary>
    public const string Team = "MSFT_NetLbfoTeam";

    /// <summary>Base of team members and team NICs: one enumeration returns both.</summary>
    public const string TeamAdapter = "MSFT_NetImPlatAdapter";

    /// <summary>A member of an LBFO team.</summary>
    public const string TeamMember = "MSFT_NetLbfoTeamMember";

    /// <summary>A team NIC of an LBFO team.</summary>
    public const string TeamNic = "MSFT_NetLbfoTeamNic";

    /// <summary>A QoS policy of the host itself.</summary>
    public const string QosPolicy = "MSFT_NetQosPolicySettingData";

    /// <summary>Receive side scaling of a NIC.</summary>
    public const string Rss = "MSFT_NetAdapterRssSettingData";

    /// <summary>Virtual machine queues of a NIC.</summary>
    public const string Vmq = "MSFT_NetAdapterVmqSettingData";

    /// <summary>SR-IOV of a NIC.</summary>
    public const string SrIov = "MSFT_NetAdapterSriovSettingData";

    /// <summary>RDMA of a NIC.</summary>
    public const string Rdma = "MSFT_NetAdapterRdmaSettingData";

    /// <summary>A route of the host.</summary>
    public const string Route = "MSFT_NetRoute";

    /// <summary>Whether an interface registers in DNS.</summary>
    public const string DnsClient = "MSFT_DNSClient";

    /// <summary>The DNS servers of an interface, one record an address family.</summary>
    public const string DnsServers = "MSFT_DNSClientServerAddress";

    /// <summary>The operating system.</summary>
    public const string OperatingSystem = "Win32_OperatingSystem";

    /// <summary>The services of tools that set a host's network.</summary>
    public const string OwnerQuery = "SELECT Name, State FROM Win32_Service WHERE Name = 'NetworkATC' OR Name = 'SCVMMAgent' OR Name = 'NcHostAgent' OR Name = 'SlbHostAgent'";
}
