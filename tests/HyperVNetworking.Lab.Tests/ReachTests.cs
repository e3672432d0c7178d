using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>How a lab's callers reach a host, and what it does by itself meanwhile.</summary>
public sealed class ReachTests
{
    private const string Scheduler = @"root\Microsoft\Windows\TaskScheduler";

    private static readonly Fabric s_fabric = new()
    {
        Switches = [new PhysicalSwitch { Name = "SwitchA", Ports = [new PhysicalPort { Name = "1", Mode = PhysicalPortMode.Trunk, Native = new VlanId(10), Allowed = VlanSet.Of(10, 20) }] }],
    };

    private static readonly HostState s_shared = new()
    {
        Name = "Host1",
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("SwitchA", "1") }],
        Switches = [new VirtualSwitch { Name = "Shared", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }],
        HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "Shared", Traffic = "Management", Vlan = new PortVlan.Access(new VlanId(10)) }],
    };

    [Theory]
    [InlineData(10, true)]
    [InlineData(0, true)]
    [InlineData(20, false)]
    [InlineData(30, false)]
    public async Task The_VLAN_of_a_management_adapter_must_lead_to_the_console_where_the_cable_is_described(int vlan, bool isReached)
    {
        NetworkLab lab = Of(s_shared);
        await SetVlanAsync(lab.ConnectInside("Host1"), vlan);

        Assert.Equal(isReached, await IsReachedAsync(lab));
        Assert.NotEmpty(await lab.ConnectInside("Host1").All("Msvm_VirtualEthernetSwitch"));
    }

    [Fact]
    public async Task Where_nobody_described_the_cable_every_VLAN_leads_to_the_console()
    {
        NetworkLab lab = NewLab(s_shared);
        await SetVlanAsync(lab.ConnectInside("Host1"), 30);

        Assert.True(await IsReachedAsync(lab));
    }

    [Fact]
    public async Task A_host_without_management_adapter_is_always_reached()
    {
        NetworkLab lab = Of(s_shared with { HostAdapters = [s_shared.HostAdapters[0] with { Traffic = null }] });
        await SetVlanAsync(lab.ConnectInside("Host1"), 30);

        Assert.True(await IsReachedAsync(lab));
    }

    [Fact]
    public async Task The_answer_of_the_call_that_cuts_the_way_does_not_come_though_it_has_its_effect()
    {
        NetworkLab lab = Of(s_shared);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => SetVlanAsync(lab.Connect("Host1"), 20));

        Assert.Equal(HostFaultKind.Unreachable, fault.Kind);
        Assert.Equal(20L, (await lab.ConnectInside("Host1").Live(Vlan))[0].Number("AccessVlanId"));
        await SetVlanAsync(lab.ConnectInside("Host1"), 10);
        Assert.True(await IsReachedAsync(lab));
    }

    [Fact]
    public async Task A_task_starts_when_its_time_has_come_though_nobody_reaches_the_host_and_then_is_gone()
    {
        string path = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "lab.json");
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = [s_shared], Fabric = s_fabric }, path);
        var clock = new HandClock();
        lab.Clock = clock;
        await RegisterAsync(lab.Connect("Host1"), "WayBack", "2026-03-01T03:02:00Z");
        await RegisterAsync(lab.Connect("Host1"), "Later", "2026-03-02T03:02:00Z");
        await Assert.ThrowsAsync<HostFaultException>(() => SetVlanAsync(lab.Connect("Host1"), 20));

        // Another process, that comes when the time is over.
        NetworkLab other = NetworkLab.Open(path);
        other.Clock = clock;
        var started = new List<string>();
        ((ISimulatedHost)other.Connect("Host1")).SetTaskProgram(async (client, documentation, _) =>
        {
            started.Add(documentation);
            await SetVlanAsync(client, 10);
        });
        Assert.False(await IsReachedAsync(other));
        Assert.Empty(started);
        clock.UtcNow += TimeSpan.FromMinutes(2);

        Assert.True(await IsReachedAsync(other));
        Assert.Equal(["what WayBack does"], started);
        Assert.Equal(["Later"], (await other.Connect("Host1").EnumerateAsync(Scheduler, "MSFT_ScheduledTask", CancellationToken.None)).Select(t => t.Text("TaskName")));
    }

    [Fact]
    public async Task A_connection_that_is_lost_stays_lost_until_the_way_back_was_gone()
    {
        NetworkLab lab = Of(s_shared);
        var clock = new HandClock();
        lab.Clock = clock;
        ((ISimulatedHost)lab.Connect("Host1")).SetTaskProgram((_, _, _) => Task.CompletedTask);
        await RegisterAsync(lab.Connect("Host1"), "WayBack", "2026-03-01T03:02:00Z");
        lab.Faults = [new LabFault { Kind = LabFaultKind.LostBeforeEffect, Operation = lab.OperationCount("Host1") + 1 }];

        Assert.False(await IsReachedAsync(lab));
        Assert.False(await IsReachedAsync(lab));
        clock.UtcNow += TimeSpan.FromMinutes(2);
        Assert.True(await IsReachedAsync(lab));
    }

    private static NetworkLab Of(HostState host) => NetworkLab.Create(new NetworkDocument { Hosts = [host], Fabric = s_fabric }, null);

    private static async Task<bool> IsReachedAsync(NetworkLab lab)
    {
        try
        {
            await lab.Connect("Host1").All("Msvm_VirtualEthernetSwitch");
            return true;
        }
        catch (HostFaultException fault)
        {
            Assert.Equal(HostFaultKind.Unreachable, fault.Kind);
            return false;
        }
    }

    private static async Task SetVlanAsync(ICimClient client, int vlan)
    {
        CimRecord setting = (await client.Live(Vlan))[0];
        await client.Switches("ModifyFeatureSettings", Texts("FeatureSettings", Embedded(
            Vlan,
            Text("InstanceID", setting.Text("InstanceID")),
            new CimField("OperationMode", CimDataType.UInt32, vlan == 0 ? 2u : 1u),
            new CimField("AccessVlanId", CimDataType.UInt16, (ushort)vlan),
            new CimField("TrunkVlanIdArray", CimDataType.UInt16Array, new ushort[] { 10 }),
            new CimField("NativeVlanId", CimDataType.UInt16, (ushort)0))));
    }

    private static Task<CimMethodAnswer> RegisterAsync(ICimClient client, string name, string at) => client.InvokeAsync(
        Scheduler,
        new CimPath("PS_ScheduledTask", []),
        "RegisterByXml",
        [
            Text("TaskName", name),
            Text("TaskPath", @"\Tests\"),
            Text("Xml", $"<Task xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\"><RegistrationInfo><Documentation>what {name} does</Documentation></RegistrationInfo><Triggers><TimeTrigger><StartBoundary>{at}</StartBoundary></TimeTrigger></Triggers></Task>"),
        ],
        CancellationToken.None);

    private sealed class HandClock : IClock
    {
        public DateTimeOffset UtcNow { get; set; } = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    }
}
