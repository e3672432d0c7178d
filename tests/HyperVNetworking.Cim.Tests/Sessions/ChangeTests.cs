using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
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
            HostAdapters = told.HostAdapters.OrderBy(a => a.Name, StringComparer.Ordinal).ToValueList(),
        };
    }
}
