using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Each kind of change, made on a host of the lab by both ways in which methods answer (facts A3.4).</summary>
public sealed class ChangeTests
{
    private static readonly PortVlan[] s_vlans =
    [
        LabHosts.Access(2),
        LabHosts.Access(4094),
        new PortVlan.Trunk(new VlanId(5), VlanSet.Of(5, 6, 7)),
        new PortVlan.Trunk(null, VlanSet.All),
        new PortVlan.Isolated(new VlanId(10), new VlanId(11)),
        new PortVlan.Community(new VlanId(10), new VlanId(12)),
        new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12)),
        PortVlan.None,
    ];

    private static readonly AdapterSecurity s_security = new()
    {
        MacSpoofing = true,
        GuestTeaming = true,
        DhcpGuard = true,
        RouterGuard = true,
        IeeePriorityTag = true,
        Mirroring = PortMirroring.Source,
    };

    private static readonly IsolationSetting s_tenants = new()
    {
        Mode = IsolationMode.Vlan,
        MultiTenantStack = true,
        RoutingDomains =
        [
            new RoutingDomain { Name = "Red", Id = "{11111111-1111-1111-1111-111111111111}", IsolationIds = [100, 101] },
            new RoutingDomain { Name = "Blue", Id = "{22222222-2222-2222-2222-222222222222}", IsolationIds = [200] },
        ],
    };

    private static readonly Dictionary<string, Func<HostState, HostChange>> s_changes = new()
    {
        ["first VLAN"] = host => new HostChange.SetAdapterVlan(host.Reference(LabHosts.Hostile), PortVlan.None, LabHosts.Access(7)),
        ["other VLAN"] = host => new HostChange.SetAdapterVlan(host.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3)),
        ["other mode"] = host => new HostChange.SetAdapterVlan(host.Reference("Trunk"), new PortVlan.Trunk(null, VlanSet.Of(1, 2, 3, 100)), LabHosts.Access(3)),
        ["no VLAN"] = host => new HostChange.SetAdapterVlan(host.Reference("Access"), LabHosts.Access(2), PortVlan.None),
        ["VLAN of an adapter that was never connected"] = host => new HostChange.SetAdapterVlan(host.Reference("Never"), PortVlan.None, LabHosts.Access(3)),
        ["VLAN by names alone"] = _ => new HostChange.SetAdapterVlan(new AdapterReference { VmName = "two", AdapterName = "b" }, PortVlan.None, LabHosts.Access(3)),
        ["first VLAN of a host adapter"] = _ => new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Inside", "Inside"), PortVlan.None, LabHosts.Access(20)),
        ["other VLAN of a host adapter"] = _ => new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Mgmt", "LAN"), LabHosts.Access(10), LabHosts.Access(20)),
        ["no VLAN of a host adapter"] = _ => new HostChange.SetAdapterVlan(LabHosts.HostAdapter("Mgmt", "LAN"), LabHosts.Access(10), PortVlan.None),
        ["first connection"] = host => new HostChange.ConnectAdapter(host.Reference("Never"), null, "LAN"),
        ["connection of a disconnected adapter"] = host => new HostChange.ConnectAdapter(host.Reference("Pulled"), null, "Nobody"),
        ["other switch"] = host => new HostChange.ConnectAdapter(host.Reference("Two", 1), "Nobody", "LAN"),
        ["disconnection"] = host => new HostChange.ConnectAdapter(host.Reference("Access"), "LAN", null),
        ["external switch"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = LabHosts.Hostile, Type = SwitchType.External, Uplinks = ["NIC5"] }, null),
        ["internal switch"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.Internal }, null),
        ["private switch"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.Private }, null),
        ["Wi-Fi switch"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["Wi-Fi"] }, null),
        ["switch on a team that shares with the management OS"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["Team1"], AllowManagementOS = true }, null),
        ["embedded team"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5", "NIC6"] }, null),
        ["first isolation setting"] = host => new HostChange.SetAdapterIsolation(host.Reference("Access"), null, Isolation(711)),
        ["other isolation setting"] = host => new HostChange.SetAdapterIsolation(host.Reference("Second store"), Isolation(711), Isolation(712)),
        ["no isolation setting"] = host => new HostChange.SetAdapterIsolation(host.Reference("Second store"), Isolation(711), null),
        ["isolation setting of a host adapter"] = _ => new HostChange.SetAdapterIsolation(LabHosts.HostAdapter("Inside", "Inside"), null, Isolation(20)),
        ["routing domains"] = host => new HostChange.SetAdapterIsolation(host.Reference(LabHosts.Hostile), null, s_tenants),
        ["security"] = host => new HostChange.SetAdapterSecurity(host.Reference("Access"), AdapterSecurity.Default, s_security),
        ["security of an adapter that was never connected"] = host => new HostChange.SetAdapterSecurity(host.Reference("Never"), AdapterSecurity.Default, s_security),
        ["security of a host adapter"] = _ => new HostChange.SetAdapterSecurity(LabHosts.HostAdapter("Mgmt", "LAN"), AdapterSecurity.Default, new AdapterSecurity { Mirroring = PortMirroring.Destination }),
        ["bandwidth"] = host => new HostChange.SetAdapterBandwidth(host.Reference("Access"), AdapterBandwidth.Default, new AdapterBandwidth { Weight = 10, MaximumBitsPerSecond = 5_000_000_000 }),
        ["offloads"] = host => new HostChange.SetAdapterOffload(host.Reference("Access"), AdapterOffload.Default, new AdapterOffload { VmqWeight = 0 }),
        ["offloads of a host adapter"] = _ => new HostChange.SetAdapterOffload(LabHosts.HostAdapter("Mgmt", "LAN"), AdapterOffload.Default, new AdapterOffload { VmqWeight = 50 }),
        ["other uplink"] = _ => new HostChange.SetUplinks("LAN", ["NIC3"], ["NIC5"]),
        ["host adapter"] = _ => new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN" }),
        ["host adapter with settings"] = _ => new HostChange.AddHostAdapter(new HostAdapter { Name = LabHosts.Hostile, Switch = "LAN", Vlan = LabHosts.Access(30), Isolation = null, Security = s_security }),
        ["host adapter on a private switch"] = _ => new HostChange.AddHostAdapter(new HostAdapter { Name = "Inner", Switch = "Nobody" }),
        ["removal of a host adapter and the sharing"] = host => new HostChange.RemoveHostAdapter(host.HostAdapters.Single(a => a.Name == "Mgmt")),
        ["switch with settings"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC5", "NIC6"], BandwidthMode = SwitchBandwidthMode.Absolute, LoadBalancing = SetLoadBalancing.HyperVPort, Notes = "made by\n\"hand\"" }, null),
        ["team"] = _ => new HostChange.AddTeam(new NicTeam { Name = "VMs", Members = ["NIC5", "NIC6"] }),
        ["team with everything"] = _ => new HostChange.AddTeam(new NicTeam
        {
            Name = "New " + LabHosts.Hostile,
            Members = ["NIC5", "NIC6"],
            Standby = "NIC6",
            LoadBalancing = LoadBalancingAlgorithm.TransportPorts,
            Interfaces =
            [
                new TeamNic { Name = LabHosts.Hostile, Vlan = new VlanId(10), Addresses = ["192.0.2.200/24", "2001:db8::7/64"] },
                new TeamNic { Name = "CSV [0]%_*", Vlan = new VlanId(11) },
            ],
        }),
        ["LACP team of one NIC"] = _ => new HostChange.AddTeam(new NicTeam { Name = "VMs", Members = ["NIC5"], Mode = TeamingMode.Lacp, LacpTimer = LacpTimer.Slow }),
        ["removal of a team"] = host => new HostChange.RemoveTeam(host.Teams[0]),
        ["settings of a team"] = host => new HostChange.SetTeam("team1", host.Teams[0].Settings, host.Teams[0].Settings with { LoadBalancing = LoadBalancingAlgorithm.HyperVPort }),
        ["all members active"] = _ => new HostChange.SetTeamStandby("Team1", "NIC2", null),
        ["other standby member"] = _ => new HostChange.SetTeamStandby("Team1", "NIC2", "NIC1"),
        ["team member"] = _ => new HostChange.AddTeamMember("Team1", "NIC5"),
        ["team NIC"] = _ => new HostChange.AddTeamNic("Team1", new TeamNic { Name = "Team1 - VLAN 20", Vlan = new VlanId(20) }),
        ["team NIC with name and address"] = _ => new HostChange.AddTeamNic("Team1", new TeamNic { Name = LabHosts.Hostile, Vlan = new VlanId(20), Addresses = ["192.0.2.200/24"] }),
        ["removal of a team NIC"] = host => new HostChange.RemoveTeamNic("Team1", host.Teams[0].Interfaces[1]),
        ["VLAN of the primary team NIC"] = host => new HostChange.SetTeamNic("Team1", host.Teams[0].Interfaces[0], new TeamNic { Name = "Team1 - VLAN 5", Vlan = new VlanId(5) }),
        ["VLAN, name and address of a team NIC"] = host => new HostChange.SetTeamNic("Team1", host.Teams[0].Interfaces[1], new TeamNic { Name = LabHosts.Hostile, Vlan = new VlanId(12), Addresses = ["192.0.2.201/24"] }),
        ["address of a team NIC"] = host => new HostChange.SetTeamNic("Team1", host.Teams[0].Interfaces[1], host.Teams[0].Interfaces[1] with { Addresses = ["192.0.2.202/16"] }),
        ["QoS policy by port"] = _ => new HostChange.AddQosPolicy(new QosPolicy { Name = LabHosts.Hostile, Protocol = QosProtocol.Udp, DestinationPort = 3343, Weight = 40 }),
        ["QoS policy by template"] = _ => new HostChange.AddQosPolicy(new QosPolicy { Name = "Live", Template = QosTemplate.LiveMigration, Weight = 50 }),
        ["QoS policy by destination"] = _ => new HostChange.AddQosPolicy(new QosPolicy { Name = "Management", DestinationPrefix = "192.0.2.0/24" }),
        ["removal of a QoS policy"] = host => new HostChange.RemoveQosPolicy(host.FindQosPolicy("SMB")!),
        ["weight of a QoS policy"] = _ => new HostChange.SetQosWeight("smb", 30, 50),
        ["no weight of a QoS policy"] = _ => new HostChange.SetQosWeight("SMB", 30, null),
        ["removal of a switch"] = _ => new HostChange.RemoveSwitch(new VirtualSwitch { Name = "Inside", Type = SwitchType.Internal }, null),
    };

    public static IEnumerable<object[]> Changes =>
        from change in s_changes.Keys
        from mode in Enum.GetValues<JobMode>()
        select new object[] { change, mode };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_seen_when_the_host_is_read_again_and_its_inverse_restores_the_host(string change, JobMode mode)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { JobMode = mode };
        using HyperVHostSession session = LabHosts.Session(lab);
        HostState before = await session.ReadAsync();
        HostChange made = s_changes[change](before);
        Assert.True(made.CanApplyTo(before));

        await session.ApplyAsync(made);
        HostState after = await session.ReadAsync();
        await session.ApplyAsync(made.Inverse);
        HostState restored = await session.ReadAsync();

        AssertSame(made.ApplyTo(before), after);
        AssertSame(before, restored);
    }

    [Theory]
    [InlineData(JobMode.Synchronous)]
    [InlineData(JobMode.Jobs)]
    public async Task Every_VLAN_mode_follows_every_other(JobMode mode)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Many(1, vlan: false));
        lab.Options = LabOptions.Default with { JobMode = mode, JobPolls = 0 };
        using HyperVHostSession session = LabHosts.Session(lab);
        AdapterReference adapter = (await session.ReadAsync()).Reference("VM1");
        PortVlan current = PortVlan.None;

        foreach (PortVlan next in s_vlans.SelectMany(a => s_vlans.SelectMany(b => new[] { a, b })))
        {
            await session.ApplyAsync(new HostChange.SetAdapterVlan(adapter, current, next));
            current = next;
            Assert.Equal(next, (await session.ReadAsync()).Vms[0].Adapters[0].Vlan);
        }
    }

    [Fact]
    public async Task Changes_are_made_in_their_order_also_where_one_adapter_comes_up_twice()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(LabHosts.Rich));
        HostState before = await session.ReadAsync();
        AdapterReference adapter = before.Reference("Never");

        HostChange[] changes =
        [
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "One", Type = SwitchType.Private }, null),
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "Other", Type = SwitchType.Private }, null),
            new HostChange.SetAdapterVlan(adapter, PortVlan.None, LabHosts.Access(2)),
            new HostChange.SetAdapterVlan(adapter, LabHosts.Access(2), LabHosts.Access(3)),
            new HostChange.ConnectAdapter(adapter, null, "One"),
            new HostChange.ConnectAdapter(adapter, "One", "Other"),
        ];
        await session.ApplyAsync(changes);
        HostState after = await session.ReadAsync();
        await session.ApplyAsync(changes.Reverse().Select(c => c.Inverse).ToArray());

        AssertSame(changes.Aggregate(before, (host, change) => change.ApplyTo(host)), after);
        AssertSame(before, await session.ReadAsync());
    }

    [Fact]
    public async Task No_change_is_no_call()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        using HyperVHostSession session = LabHosts.Session(lab);

        await session.ApplyAsync();

        Assert.Equal(0, lab.OperationCount("HV01"));
    }

    [Fact]
    public async Task Members_of_an_embedded_team_come_and_go_but_a_switch_that_does_not_team_stays_so()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(LabHosts.Rich));
        await session.ApplyAsync(
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "SET", Type = SwitchType.External, Uplinks = ["NIC5", "NIC6"] }, null),
            new HostChange.SetUplinks("SET", ["NIC5", "NIC6"], ["NIC6"]));
        ValueList<string> alone = (await session.ReadAsync()).FindSwitch("SET")!.Uplinks;
        await session.ApplyAsync(new HostChange.SetUplinks("SET", ["NIC6"], ["NIC6", "NIC5"]));

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(new HostChange.SetUplinks("LAN", ["NIC3"], ["NIC3", "NIC4"])));

        Assert.Equal<ValueList<string>>(["NIC6"], alone);
        Assert.Equal<ValueList<string>>(["NIC6", "NIC5"], (await session.ReadAsync()).FindSwitch("SET")!.Uplinks);
        Assert.StartsWith("HV01: virtual switch LAN does not team its uplinks", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_changes_no_VLAN_in_place_is_said_so_and_the_port_never_is_untagged()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { RefuseVlanModify = true };
        using HyperVHostSession session = LabHosts.Session(lab);
        HostState before = await session.ReadAsync();

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.SetAdapterVlan(before.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3))));

        Assert.EndsWith("If this host changes no VLAN in place, the adapter must be disconnected for a moment, since a connected one would be in no VLAN in between: allow it (-AllowDisconnect).", fault.Message, StringComparison.Ordinal);
        AssertSame(before, await session.ReadAsync());
    }

    private static IsolationSetting Isolation(int id) => new() { Mode = IsolationMode.Vlan, DefaultId = id, AllowUntagged = true };

    private static void AssertSame(HostState expected, HostState actual)
    {
        Assert.True(actual.Complete, actual.Error);
        Assert.Equal(Sorted(expected), Sorted(actual));
    }

    private static HostState Sorted(HostState state)
    {
        HostState told = LabHosts.Told(state);
        return told with
        {
            Switches = told.Switches.OrderBy(s => s.Name, StringComparer.Ordinal).ToValueList(),
            Teams = told.Teams.OrderBy(t => t.Name, StringComparer.Ordinal).ToValueList(),
            QosPolicies = told.QosPolicies.OrderBy(p => p.Name, StringComparer.Ordinal).ToValueList(),
            HostAdapters = told.HostAdapters.OrderBy(a => a.Name, StringComparer.Ordinal).ToValueList(),
        };
    }
}
