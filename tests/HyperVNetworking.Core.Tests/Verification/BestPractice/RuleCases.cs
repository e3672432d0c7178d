using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.PracticeNetwork;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.RuleCase;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>For each rule about teams, switches and NICs: a network that breaks it, and one that just misses it.</summary>
internal static class RuleCases
{
    private static readonly HostState s_many = Host with { PhysicalNics = Enumerable.Range(1, 33).Select(i => new PhysicalNic { Name = $"N{i}" }).ToValueList() };

    private static readonly HostState s_lacp = Host with { Teams = [Lacp("NIC1", "NIC3")] };

    private static readonly HostState s_guest = Host with
    {
        Switches = [External("NIC1") with { Name = "S1" }, External("NIC2") with { Name = "S2" }, new VirtualSwitch { Name = "P", Type = SwitchType.Private }],
        Vms = [Vm(On("S1", teaming: true), On("S2", teaming: true))],
    };

    private static readonly HostState s_sriov = Host with
    {
        Switches = [External("NIC1") with { SriovEnabled = true }],
        Vms = [Vm(On("S") with { Offload = new AdapterOffload { SriovWeight = 100 } })],
    };

    private static readonly HostState s_shared = Host with
    {
        Switches = [External("NIC1") with { AllowManagementOS = true }],
        HostAdapters = [new HostAdapter { Name = "S", Switch = "S" }],
        Vms = [Vm(On("S"))],
    };

    private static readonly HostState s_rdma = (Host with
    {
        Switches = [External("NIC1")],
        HostAdapters = [new HostAdapter { Name = "SMB1", Switch = "S", Traffic = "SMB", Vlan = Access(711), Addressing = new InterfaceAddressing { Addresses = ["192.0.2.1/24"], RegistersInDns = false } }],
    }).With("NIC1", n => n with { Rdma = true });

    private static readonly HostState s_node = Host with { Cluster = "CL1", Switches = [External("NIC1")], Vms = [Vm(On("S"))] };

    private static readonly Fabric s_fabric = new()
    {
        Switches =
        [
            new PhysicalSwitch { Name = "SwitchA", Ports = [new PhysicalPort { Name = "1" }, new PhysicalPort { Name = "2" }] },
            new PhysicalSwitch { Name = "SwitchB", Ports = [new PhysicalPort { Name = "1" }, new PhysicalPort { Name = "2" }] },
        ],
    };

    private static readonly Fabric s_lag = s_fabric with { Lags = [new LinkAggregation { Name = "Po1", Ports = [new PortReference("SwitchA", "1"), new PortReference("SwitchA", "2")] }] };

    public static Dictionary<string, RuleCase> All { get; } = new()
    {
        ["TeamTooLarge"] = Of(
            s_many with { Teams = [PracticeNetwork.Of([.. s_many.PhysicalNics.Select(n => n.Name)])] },
            s_many with { Teams = [PracticeNetwork.Of([.. s_many.PhysicalNics.Take(32).Select(n => n.Name)])] }),
        ["TooManyTeamNics"] = Of(
            Team.WithTeam(t => t with { Interfaces = Enumerable.Range(10, 33).Select(v => TeamNic(v)).ToValueList() }),
            Team.WithTeam(t => t with { Interfaces = Enumerable.Range(10, 32).Select(v => TeamNic(v)).ToValueList() })),
        ["EmbeddedTeamTooLarge"] = Of(
            s_many with { Switches = [External([.. s_many.PhysicalNics.Take(9).Select(n => n.Name)])] },
            s_many with { Switches = [External([.. s_many.PhysicalNics.Take(8).Select(n => n.Name)])] }),
        ["TeamWithOneMember"] = Of(Host with { Teams = [PracticeNetwork.Of("NIC1")] }, Team),
        ["StandbyNotPossible"] = Of(
            Team.WithTeam(t => t with { Standby = "NIC2", Mode = TeamingMode.Static }),
            Team.WithTeam(t => t with { Standby = "NIC2" })),
        ["TeamCarriesSwitch"] = Of(
            TeamUnderSwitch.WithTeam(t => t with { Interfaces = [new TeamNic { Name = "T" }, TeamNic(10)] }),
            TeamUnderSwitch.WithTeam(t => t with { Interfaces = [new TeamNic { Name = "T" }] })),
        ["LbfoUnderSwitch"] = Of(TeamUnderSwitch with { OS = "WindowsServer2022" }, TeamUnderSwitch) with { Unknown = TeamUnderSwitch with { OS = null } },
        ["LbfoUnderSwitchDeprecated"] = Of(TeamUnderSwitch with { OS = "WindowsServer2016" }, TeamUnderSwitch with { OS = "WindowsServer2012R2" }),
        ["EmbeddedTeamNotSupported"] = Of(Embedded with { OS = "WindowsServer2012R2" }, Embedded with { OS = "WindowsServer2016" }) with { Unknown = Embedded with { OS = "Windows of some kind" } },
        ["GuestTeamTooLarge"] = Of(s_guest with { Vms = [Vm(On("S1", true), On("S2", true), On("P", true))] }, s_guest),
        ["GuestTeamOnOneSwitch"] = Of(s_guest with { Vms = [Vm(On("S1", true), On("S1", true))] }, s_guest),
        ["GuestTeamNeedsExternal"] = Of(s_guest with { Vms = [Vm(On("S1", true), On("P", true))] }, s_guest),
        ["GuestTeamAdapterAlone"] = Of(s_guest with { Vms = [Vm(On("S1", true), On("S2"))] }, s_guest with { Vms = [Vm(On("S1", true))] }),
        ["SriovOverTeam"] = Of(TeamUnderSwitch.WithSwitch(s => s with { SriovEnabled = true }), Embedded.WithSwitch(s => s with { SriovEnabled = true })),
        ["SriovGuestUnprotected"] = Of(s_sriov, s_sriov.WithSwitch(s => s with { SriovEnabled = false })),
        ["SriovBypassesPolicy"] = Of(
            s_sriov with { Vms = [Vm(s_sriov.Vms[0].Adapters[0] with { Vlan = new PortVlan.Trunk(null, VlanSet.Of(10)) })] },
            s_sriov with { Vms = [Vm(s_sriov.Vms[0].Adapters[0] with { Vlan = Access(10) })] }),
        ["SriovNotOnNic"] = Of(
            s_sriov.With("NIC1", n => n with { SrIov = new NicSrIov { Supported = true, Enabled = false } }),
            s_sriov) with
        { Unknown = s_sriov.With("NIC1", n => n with { SrIov = null }) with { ReadAt = null } },
        ["HostAdapterInTeam"] = Of(
            s_shared with { Teams = [PracticeNetwork.Of("vEthernet (S)", "NIC2")] },
            s_shared with { Teams = [PracticeNetwork.Of("NIC2", "NIC3")] }),
        ["HbaInTeam"] = Of(Team.With("NIC2", n => n with { Kind = NicKind.Hba }), Team.With("NIC3", n => n with { Kind = NicKind.Hba })),
        ["HbaAsUplink"] = Of(Embedded.With("NIC2", n => n with { Kind = NicKind.Hba }), Embedded.With("NIC3", n => n with { Kind = NicKind.Hba })),
        ["WirelessInTeam"] = Of(Team.With("NIC2", n => n with { Kind = NicKind.WiFi }), (Host with { Switches = [External("NIC2")] }).With("NIC2", n => n with { Kind = NicKind.WiFi })),
        ["NicUsedTwice"] = Of(Team with { Switches = [External("NIC2")] }, Team with { Switches = [External("NIC3")] }),
        ["TeamsShareVlan"] = Of(
            Team.WithTeam(t => t with { Interfaces = [TeamNic(10)] }) with { Switches = [External("NIC3")], Vms = [Vm(On("S") with { Vlan = Access(10) })] },
            Team.WithTeam(t => t with { Interfaces = [TeamNic(10)] }) with { Switches = [External("NIC3")], Vms = [Vm(On("S") with { Vlan = Access(11) })] }),
        ["TeamsShareUplink"] = Of(
            (Team with { Switches = [External("NIC3")] }).With("NIC1", n => n with { PhysicalPort = "1" }).With("NIC3", n => n with { PhysicalPort = "1" }),
            (Team with { Switches = [External("NIC3")] }).With("NIC1", n => n with { PhysicalPort = "1" }).With("NIC2", n => n with { PhysicalPort = "1" })),
        ["TeamOnOneHardwarePort"] = Of(Team.WithAll(n => n with { PhysicalPort = "1" }), Team.WithAll(n => n with { PhysicalPort = n.Name })),
        ["TeamOnOnePhysicalSwitch"] = Of(Host with { Teams = [PracticeNetwork.Of("NIC1", "NIC3")] }, Team) with { Unknown = Team.With("NIC2", n => n with { Port = null }) },
        ["SwitchDependentTeamSplit"] = Of(Host with { Teams = [Lacp("NIC1", "NIC2")] }, Host with { Teams = [Lacp("NIC1", "NIC2")] }) with
        {
            Fabric = s_fabric,
            MissingFabric = s_fabric with { Mlag = [new SwitchPair("SwitchB", "SwitchA")] },
            Unknown = s_lacp.With("NIC3", n => n with { Port = null }),
        },
        ["SwitchDependentTeamWithoutLag"] = Of(s_lacp, s_lacp) with { Fabric = s_fabric, MissingFabric = s_lag, Unknown = s_lacp.WithAll(n => n with { Port = null }) },
        ["PortChannelFacesTeam"] = Of(s_lacp.WithTeam(t => t with { Mode = TeamingMode.SwitchIndependent }), s_lacp) with { Fabric = s_lag },
        ["LacpTowardsBackend"] = Of(
            s_lacp.WithAll(n => n with { PhysicalPort = n.Name }),
            s_lacp.WithAll(n => n with { PhysicalPort = n.Name }).WithTeam(t => t with { Mode = TeamingMode.SwitchIndependent })),
        ["QueueProcessorsOverlap"] = Of(
            Embedded.With("NIC2", n => n with { Vmq = n.Vmq! with { BaseProcessor = 9 } }),
            Embedded) with
        { Unknown = Embedded.With("NIC2", n => n with { Vmq = new NicQueues { Enabled = true } }) },
        ["QueueProcessorsDiffer"] = Of(
            s_lacp,
            s_lacp.With("NIC3", n => n with { Rss = s_lacp.PhysicalNics[0].Rss })) with
        { Unknown = s_lacp.With("NIC3", n => n with { Rss = new NicQueues { Enabled = true } }) },
        ["QueueOnFirstProcessor"] = Of(Team.With("NIC1", n => n with { Rss = n.Rss! with { BaseProcessor = 0 } }), Team),
        ["RssUnderSwitch"] = Of(Embedded.With("NIC1", n => n with { Vmq = n.Vmq! with { Enabled = false } }), Embedded),
        ["VmqOff"] = Of(
            Embedded.With("NIC1", n => n with { Vmq = n.Vmq! with { Enabled = false } }),
            Embedded.With("NIC1", n => n with { Vmq = n.Vmq! with { Enabled = false }, BitsPerSecond = Giga })) with
        { Unknown = Embedded.With("NIC1", n => n with { Vmq = null }) with { ReadAt = null } },
        ["RssOff"] = Of(
            Team.With("NIC1", n => n with { Rss = n.Rss! with { Enabled = false } }),
            Team.With("NIC3", n => n with { Rss = n.Rss! with { Enabled = false } })) with
        { Unknown = Team.With("NIC1", n => n with { Rss = null }) with { ReadAt = null } },
        ["NoSeparateManagementNic"] = Of(s_shared, s_shared.With("NIC2", n => n with { Use = "Management" })),
        ["NeedlessSwitch"] = Of(Embedded, s_shared),
        ["SeveralExternalSwitches"] = Of(s_guest with { Vms = [Vm(On("S1")), Vm(On("S2")) with { Name = "VM2" }] }, s_guest),
        ["NicVlanUnderSwitch"] = Of(Embedded.With("NIC1", n => n with { Vlan = new VlanId(5) }), Embedded.With("NIC3", n => n with { Vlan = new VlanId(5) })),
        ["TeamMemberHasVlan"] = Of(Team.With("NIC1", n => n with { Vlan = new VlanId(5) }), Team.With("NIC3", n => n with { Vlan = new VlanId(5) })),
        ["RdmaInTeam"] = Of(Team.With("NIC1", n => n with { Rdma = true }), Team.With("NIC3", n => n with { Rdma = true })) with { Unknown = Team.With("NIC1", n => n with { Rdma = null }) with { ReadAt = null } },
        ["RdmaUnderSwitch"] = Of(s_rdma with { OS = "WindowsServer2012R2" }, s_rdma) with { Unknown = s_rdma with { OS = null } },
        ["RdmaUntagged"] = Of(s_rdma with { HostAdapters = [s_rdma.HostAdapters[0] with { Vlan = PortVlan.None }] }, s_rdma),
        ["StorageRegistersInDns"] = Of(
            s_rdma with { HostAdapters = [s_rdma.HostAdapters[0] with { Addressing = new InterfaceAddressing { Addresses = ["192.0.2.1/24"], RegistersInDns = true } }] },
            s_rdma) with
        { Unknown = s_rdma with { HostAdapters = [s_rdma.HostAdapters[0] with { Addressing = null }], ReadAt = null } },
        ["SwitchNameDiffers"] = new RuleCase(
            [s_node, s_node with { Name = "HV02", Switches = [External("NIC1") with { Name = "Other" }], Vms = [] }],
            [s_node, s_node with { Name = "HV02", Switches = [External("NIC1") with { Name = "s" }], Vms = [] }]),
        ["MemberSpeedsDiffer"] = Of(
            Team.With("NIC2", n => n with { BitsPerSecond = Giga }),
            Team.With("NIC2", n => n with { BitsPerSecond = Giga }).WithTeam(t => t with { Standby = "NIC2" })) with
        { Unknown = Team.With("NIC2", n => n with { BitsPerSecond = null }) },
        ["MemberDown"] = Of(Team.With("NIC2", n => n with { Up = false }), Team.With("NIC3", n => n with { Up = false })) with { Unknown = Team.With("NIC2", n => n with { Up = null }) },
        ["LoadBalancingNotDynamic"] = Of(
            Team.WithTeam(t => t with { LoadBalancing = LoadBalancingAlgorithm.TransportPorts }),
            Team.WithTeam(t => t with { LoadBalancing = LoadBalancingAlgorithm.TransportPorts, Standby = "NIC2" })),
    };
}
