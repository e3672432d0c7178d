using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.ManagementPath;

/// <summary>Hosts with one way in, and what is done to it.</summary>
internal static class LonelyHost
{
    private static readonly InterfaceAddressing s_had = new()
    {
        Addresses = ["192.0.2.10/24"],
        Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 5, Persistent = true }],
        DnsServers = ["192.0.2.53"],
    };

    private static readonly InterfaceAddressing s_next = new() { Addresses = ["192.0.2.11/24"], Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 5, Persistent = true }] };

    private static readonly HostState s_bare = new()
    {
        Name = "HV01",
        OS = "WindowsServer2012R2",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Use = "Management", Addressing = s_had, Port = new PortReference("SwitchA", "1") },
            new PhysicalNic { Name = "NIC2", Port = new PortReference("SwitchA", "2") },
        ],
    };

    private static readonly HostState s_shared = s_bare with
    {
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("SwitchA", "1") }],
        Switches = [new VirtualSwitch { Name = "Shared", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }],
        HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "Shared", Traffic = "Management", Vlan = new PortVlan.Access(new VlanId(10)), Addressing = s_had }],
    };

    /// <summary>The sites, with what is done to each.</summary>
    public static IReadOnlyDictionary<string, (HostState Host, Func<HostState, NetworkPlan> Plan)> All { get; } = new Dictionary<string, (HostState, Func<HostState, NetworkPlan>)>
    {
        ["a shared switch over the management NIC"] = (s_bare, h => Plan(h, new HostChange.CreateSwitch(new VirtualSwitch { Name = "Shared", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }, "Management"))),
        ["a team of the management NIC"] = (s_bare, h => TeamNicPlanner.Create([new WantedTeam { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = [new TeamTraffic { Traffic = "Management", Vlan = new VlanId(10) }] }], [h], DateTimeOffset.UnixEpoch).Plan!),
        ["another management adapter in the place of the old one"] = (s_shared, h => Plan(
            h,
            new HostChange.AddHostAdapter(new HostAdapter { Name = "New", Switch = "Shared", Vlan = new PortVlan.Access(new VlanId(10)), Addressing = s_next }),
            new HostChange.RemoveHostAdapter(h.HostAdapters[0]))),
        ["another VLAN of the management adapter"] = (s_shared, h => Plan(h, new HostChange.SetAdapterVlan(AdapterReference.To(h.HostAdapters[0]), h.HostAdapters[0].Vlan, new PortVlan.Untagged()))),
    };

    // The trunk's native VLAN is the console's: untagged and VLAN 10 lead to one and the same.
    private static readonly Fabric s_fabric = new()
    {
        Switches =
        [
            new PhysicalSwitch
            {
                Name = "SwitchA",
                Ports = [.. new[] { "1", "2" }.Select(p => new PhysicalPort { Name = p, Mode = PhysicalPortMode.Trunk, Native = new VlanId(10), Allowed = VlanSet.Of(10, 20) })],
            },
        ],
    };

    public static NetworkPlan Plan(HostState host, params HostChange[] changes) => new()
    {
        Document = NetworkDocument.Empty,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Hosts = [host.Name],
        Steps = changes.Select((c, i) => new PlanStep { Number = i + 1, Host = host.Name, Change = c, Reason = "Asked for.", Risk = StepRisk.ManagementPath }).ToValueList(),
    };

    /// <summary>A lab on a clock of its own, the plan for it, the host as read, and how many operations that took.</summary>
    public static async Task<(NetworkLab Lab, NetworkPlan Plan, HostState Before, int Read)> MakeAsync(string site)
    {
        (HostState host, Func<HostState, NetworkPlan> plan) = All[site];
        NetworkLab lab = Of(host);
        HostState before = await LostConnectionTests.InsideAsync(lab);
        return (lab, plan(before), before, lab.OperationCount("HV01"));
    }

    public static NetworkLab Of(HostState host)
    {
        NetworkLab lab = NetworkLab.Create(NetworkDocument.Empty with { Hosts = [host], Fabric = s_fabric }, null);
        lab.Clock = new PassingClock();
        return lab;
    }

    public static async Task<ChangeReport> RunAsync(NetworkLab lab, NetworkPlan plan, Func<RunOptions, RunOptions>? with = null)
    {
        var options = new RunOptions { AllowManagementPathChange = ["HV01"], Clock = lab.Clock, ConfirmTimeout = TimeSpan.FromSeconds(5) };
        using var session = new HyperVHostSession(lab.Connect("HV01"), lab.Clock);
        return await PlanRunner.RunAsync(plan, [session], with is null ? options : with(options), new Progress<HostProgress>(), CancellationToken.None);
    }
}
