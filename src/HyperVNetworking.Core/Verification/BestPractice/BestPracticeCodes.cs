namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The stable codes of the rules, in the order in which they are judged.</summary>
public static class BestPracticeCodes
{
    /// <summary>A rule could not be judged, since a fact is missing: it has not passed.</summary>
    public const string PracticeNotJudged = nameof(PracticeNotJudged);

    /// <summary>An LBFO team has more members than Windows allows.</summary>
    public const string TeamTooLarge = nameof(TeamTooLarge);

    /// <summary>An LBFO team has more team NICs than Windows allows.</summary>
    public const string TooManyTeamNics = nameof(TooManyTeamNics);

    /// <summary>A virtual switch teams more NICs (SET) than Windows allows.</summary>
    public const string EmbeddedTeamTooLarge = nameof(EmbeddedTeamTooLarge);

    /// <summary>A team has one member: it separates traffic by VLANs, and neither spreads load nor survives a failure.</summary>
    public const string TeamWithOneMember = nameof(TeamWithOneMember);

    /// <summary>A member stands by where none can: in a switch-dependent team, or as the only member (facts B1.3). Windows allows one at most.</summary>
    public const string StandbyNotPossible = nameof(StandbyNotPossible);

    /// <summary>A team under a virtual switch shows more than the team NIC in default mode, or the switch is on one of a VLAN: frames of VLANs are then lost to the switch. All VLAN work belongs into the switch.</summary>
    public const string TeamCarriesSwitch = nameof(TeamCarriesSwitch);

    /// <summary>A virtual switch is on an LBFO team, which this Windows version does not take (facts B1.3, field.md finding 5).</summary>
    public const string LbfoUnderSwitch = nameof(LbfoUnderSwitch);

    /// <summary>A virtual switch is on an LBFO team where Switch Embedded Teaming is there too: it works, and an upgrade to Windows Server 2022 ends it.</summary>
    public const string LbfoUnderSwitchDeprecated = nameof(LbfoUnderSwitchDeprecated);

    /// <summary>A virtual switch teams its NICs itself (SET) on a Windows version before 2016, which cannot.</summary>
    public const string EmbeddedTeamNotSupported = nameof(EmbeddedTeamNotSupported);

    /// <summary>A guest may team more adapters than are supported.</summary>
    public const string GuestTeamTooLarge = nameof(GuestTeamTooLarge);

    /// <summary>The adapters that a guest teams are on one virtual switch: when its NIC fails, both are lost.</summary>
    public const string GuestTeamOnOneSwitch = nameof(GuestTeamOnOneSwitch);

    /// <summary>An adapter that a guest teams is on an Internal or Private virtual switch: such a team has no network.</summary>
    public const string GuestTeamNeedsExternal = nameof(GuestTeamNeedsExternal);

    /// <summary>One adapter of a VM allows teaming and none of its others does, so that a team in the guest loses frames on failover.</summary>
    public const string GuestTeamAdapterAlone = nameof(GuestTeamAdapterAlone);

    /// <summary>A virtual switch made for SR-IOV is on an LBFO team: the team cannot see or redirect what passes it by, and the NICs in it offer no SR-IOV.</summary>
    public const string SriovOverTeam = nameof(SriovOverTeam);

    /// <summary>A VM may pass the virtual switch by (SR-IOV) and has no team in the guest: no team of the host protects that traffic.</summary>
    public const string SriovGuestUnprotected = nameof(SriovGuestUnprotected);

    /// <summary>An adapter may pass the virtual switch by (SR-IOV), and has settings that only the switch enforces.</summary>
    public const string SriovBypassesPolicy = nameof(SriovBypassesPolicy);

    /// <summary>A virtual switch made for SR-IOV is on a NIC that cannot do it, or has it switched off: no VM gets a virtual function.</summary>
    public const string SriovNotOnNic = nameof(SriovNotOnNic);

    /// <summary>A host virtual adapter is a member of a team, which is supported nowhere: a failure of the network may cut everything.</summary>
    public const string HostAdapterInTeam = nameof(HostAdapterInTeam);

    /// <summary>A host bus adapter is a member of a team; it carries storage and no Ethernet of the host.</summary>
    public const string HbaInTeam = nameof(HbaInTeam);

    /// <summary>A virtual switch is on a host bus adapter; it carries storage and no Ethernet of the host.</summary>
    public const string HbaAsUplink = nameof(HbaAsUplink);

    /// <summary>A wireless NIC is a member of a team; teams take wired Ethernet only.</summary>
    public const string WirelessInTeam = nameof(WirelessInTeam);

    /// <summary>One NIC is in two teams, under two virtual switches, or in a team and under a switch: teams share no member (site-rules F1).</summary>
    public const string NicUsedTwice = nameof(NicUsedTwice);

    /// <summary>Two teams of a host carry one VLAN, though the team of the parent partition and that of the VMs are to be fully apart (field.md B04).</summary>
    public const string TeamsShareVlan = nameof(TeamsShareVlan);

    /// <summary>Teams stand on NICs that one hardware port presents: what they share below is shared fate and shared bandwidth (site-rules F1).</summary>
    public const string TeamsShareUplink = nameof(TeamsShareUplink);

    /// <summary>All members of a team are presented by one hardware port: they fail together (site-rules F1).</summary>
    public const string TeamOnOneHardwarePort = nameof(TeamOnOneHardwarePort);

    /// <summary>All members of a team are on one physical switch: it takes the whole team with it.</summary>
    public const string TeamOnOnePhysicalSwitch = nameof(TeamOnOnePhysicalSwitch);

    /// <summary>A static or LACP team ends on two physical switches that are no multi-chassis pair: only one of them can hold the aggregation.</summary>
    public const string SwitchDependentTeamSplit = nameof(SwitchDependentTeamSplit);

    /// <summary>A static or LACP team ends on described ports that are in no link aggregation: the switch does not answer it.</summary>
    public const string SwitchDependentTeamWithoutLag = nameof(SwitchDependentTeamWithoutLag);

    /// <summary>A link aggregation faces SET or a switch-independent team, which does not answer it: addresses move between ports, and frames are lost (site-rules B4).</summary>
    public const string PortChannelFacesTeam = nameof(PortChannelFacesTeam);

    /// <summary>A static or LACP team stands on NICs that a converged backend presents: the backend ends every aggregation itself and exposes none to Windows.</summary>
    public const string LacpTowardsBackend = nameof(LacpTowardsBackend);

    /// <summary>Members of a team in sum-of-queues mode use processors in common: one processor then serves queues of several NICs.</summary>
    public const string QueueProcessorsOverlap = nameof(QueueProcessorsOverlap);

    /// <summary>Members of a team in min-queues mode use different processors, though each must hold the same queues.</summary>
    public const string QueueProcessorsDiffer = nameof(QueueProcessorsDiffer);

    /// <summary>The queues of a NIC begin at the first processor core, which does most of the system's own work.</summary>
    public const string QueueOnFirstProcessor = nameof(QueueOnFirstProcessor);

    /// <summary>RSS is switched on for a NIC under a virtual switch, where VMQ takes its queues: it does nothing there (field.md B06).</summary>
    public const string RssUnderSwitch = nameof(RssUnderSwitch);

    /// <summary>VMQ is off on a fast NIC under a virtual switch: one processor receives for all VMs.</summary>
    public const string VmqOff = nameof(VmqOff);

    /// <summary>RSS is off on a NIC that carries the host's own traffic: one processor receives all of it (field.md B06).</summary>
    public const string RssOff = nameof(RssOff);

    /// <summary>A host is managed over a virtual switch that it shares with VMs, and over nothing else (field.md A11). Where no other host does better it is worth knowing only.</summary>
    public const string NoSeparateManagementNic = nameof(NoSeparateManagementNic);

    /// <summary>Nothing is on a virtual switch, and VMMS.EXE manages it all the same (field.md A12).</summary>
    public const string NeedlessSwitch = nameof(NeedlessSwitch);

    /// <summary>VMs of a host are on several External virtual switches, though VLANs on the adapters keep them apart on one (field.md A12).</summary>
    public const string SeveralExternalSwitches = nameof(SeveralExternalSwitches);

    /// <summary>A NIC under a virtual switch has a VLAN of its own: what becomes of tagged frames is the driver's affair (site-rules B7).</summary>
    public const string NicVlanUnderSwitch = nameof(NicVlanUnderSwitch);

    /// <summary>A member of a team has a VLAN of its own: VLANs belong to the team NICs.</summary>
    public const string TeamMemberHasVlan = nameof(TeamMemberHasVlan);

    /// <summary>A NIC with RDMA is in an LBFO team, which takes RDMA from it (facts B1.3).</summary>
    public const string RdmaInTeam = nameof(RdmaInTeam);

    /// <summary>A NIC with RDMA is under a virtual switch on a Windows version before 2016, where it loses RDMA.</summary>
    public const string RdmaUnderSwitch = nameof(RdmaUnderSwitch);

    /// <summary>RDMA traffic is untagged: priority flow control needs a tag, and most switches drop the class of untagged frames (site-rules D11).</summary>
    public const string RdmaUntagged = nameof(RdmaUntagged);

    /// <summary>An adapter for storage registers in DNS: others then reach the host by an address that only storage can use (site-rules D10).</summary>
    public const string StorageRegistersInDns = nameof(StorageRegistersInDns);

    /// <summary>A virtual switch that VMs of a cluster use is missing by that name on another node: a VM finds its switch by name, so that it cannot move there (site-rules C5).</summary>
    public const string SwitchNameDiffers = nameof(SwitchNameDiffers);

    /// <summary>Active members of a team have different speeds, or NICs of SET do: a team spreads frames as if they were alike.</summary>
    public const string MemberSpeedsDiffer = nameof(MemberSpeedsDiffer);

    /// <summary>A member of a team or an uplink has no link: what is left carries all, or nothing does.</summary>
    public const string MemberDown = nameof(MemberDown);

    /// <summary>An LBFO team of Windows Server 2012 R2 or later does not use Dynamic, the algorithm that Microsoft recommends. Two members of which one stands by do slightly better with an address hash.</summary>
    public const string LoadBalancingNotDynamic = nameof(LoadBalancingNotDynamic);

    /// <summary>The least shares of one kind are more than 100 together: nobody can guarantee that.</summary>
    public const string WeightsExceedWhole = nameof(WeightsExceedWhole);

    /// <summary>A host has QoS policies with weights and host adapters with weights on a virtual switch: they work against each other (facts B3).</summary>
    public const string QosMixed = nameof(QosMixed);

    /// <summary>An adapter has a weight on a virtual switch that does not go by weight, or a least bandwidth on one that does not go by bits a second.</summary>
    public const string WeightWithoutEffect = nameof(WeightWithoutEffect);

    /// <summary>QoS policies with least shares work on NIC teams of the host, whose whole throughput they lower.</summary>
    public const string PoliciesOnTeam = nameof(PoliciesOnTeam);

    /// <summary>A backend guarantees the NICs of one hardware port more than is left of it when storage has its part (field.md B11).</summary>
    public const string PortOversubscribed = nameof(PortOversubscribed);

    /// <summary>What is promised to traffic classes and adapters is more than their NICs can be sure of, storage's hidden part counted (field.md B07, B11).</summary>
    public const string GuaranteeOversubscribed = nameof(GuaranteeOversubscribed);

    /// <summary>The shares of the traffic classes on a team are less together than what the backend reserves for its NICs, one member failed (field.md B07): the rest is reserved for nobody.</summary>
    public const string SharesDifferFromReserve = nameof(SharesDifferFromReserve);

    /// <summary>Several traffic classes share a team or switch, and nobody guarantees one of them bandwidth: a live migration can starve the heartbeat.</summary>
    public const string NobodyGuarantees = nameof(NobodyGuarantees);
}
