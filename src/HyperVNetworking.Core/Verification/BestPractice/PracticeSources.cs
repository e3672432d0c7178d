namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Where the rules come from.</summary>
internal static class PracticeSources
{
    /// <summary>Limits, unsupported NICs, SR-IOV, host QoS, queues.</summary>
    public const string NicTeaming = "https://learn.microsoft.com/windows-server/networking/technologies/nic-teaming/nic-teaming";

    /// <summary>Standby, modes and algorithms.</summary>
    public const string TeamSettings = "https://learn.microsoft.com/windows-server/networking/technologies/nic-teaming/nic-teaming-settings";

    /// <summary>No VLAN filters on NICs; VLANs in the switch where there is one.</summary>
    public const string TeamingAndVlans = "https://learn.microsoft.com/windows-server/networking/technologies/nic-teaming/nict-and-vlans";

    /// <summary>Teams inside guests.</summary>
    public const string GuestTeaming = "https://learn.microsoft.com/windows-server/networking/technologies/nic-teaming/nict-vms";

    /// <summary>SET, RDMA, queues under a switch.</summary>
    public const string EmbeddedTeaming = "https://learn.microsoft.com/windows-server/virtualization/hyper-v-virtual-switch/rdma-and-switch-embedded-teaming";

    /// <summary>The end of LBFO under a virtual switch.</summary>
    public const string ConvertLbfo = "https://github.com/microsoft/Convert-LBFO2SET";

    /// <summary>One team NIC under a switch.</summary>
    public const string BpaTeamUnderSwitch = "Hyper-V Best Practices Analyzer: A team bound to a virtual switch should only have one exposed team interface";

    /// <summary>Backends that present NICs and expose no LACP.</summary>
    public const string DynamicBackend = "Hyper-V 2012 R2 Network Architectures, part 5 of 7 (Dynamic QoS), https://blogs.technet.microsoft.com/cedward/2014/02/22/";

    /// <summary>Storage's part of converged adapters.</summary>
    public const string CnaStorage = "https://learn.microsoft.com/archive/blogs/cedward/hyper-v-2012-r2-network-architectures-series-part-6-of-7-converged-network-using-cnas";

    /// <summary>The parent partition on presented NICs.</summary>
    public const string Seed004 = "Hyper-V 2012 R2 Network Architectures, part 8 of 7 (Bonus)";

    /// <summary>Few switches, management apart, one name.</summary>
    public const string Seed000 = "Microsoft Hyper-V Networking and Configuration, part 3";

    /// <summary>What passes the switch by.</summary>
    public const string SriovBypass = "https://learn.microsoft.com/windows-hardware/drivers/network/overview-of-single-root-i-o-virtualization--sr-iov-";

    /// <summary>What a switch-independent team asks of its physical switches.</summary>
    public const string LagFacesTeam = TeamSettings;

    /// <summary>Weights and minimum bandwidth on virtual switches.</summary>
    public const string VmBandwidth = "https://learn.microsoft.com/powershell/module/hyper-v/set-vmnetworkadapter";

    /// <summary>QoS policies of the host.</summary>
    public const string HostQos = "https://learn.microsoft.com/powershell/module/netqos/new-netqospolicy";

    /// <summary>DNS registration of storage adapters.</summary>
    public const string StorageDns = "https://learn.microsoft.com/powershell/module/dnsclient/set-dnsclient";
}
