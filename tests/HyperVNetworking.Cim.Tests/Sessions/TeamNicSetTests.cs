using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Teams with their team NICs on hosts of the lab, through the same transaction as every change.</summary>
public sealed class TeamNicSetTests
{
    private static readonly WantedTeam s_mgmt = new()
    {
        Name = "Mgmt",
        Members = ["NIC1", "NIC2"],
        Standby = "NIC2",
        Traffic = [Row("Management", 10) with { Name = LabHosts.Hostile }, Row("CSV", 11), Row("LiveMigration", 12)],
    };

    private static readonly LabFaultKind[] s_kinds =
    [
        LabFaultKind.ErrorBeforeEffect, LabFaultKind.ErrorAfterEffect, LabFaultKind.Timeout, LabFaultKind.Unreachable, LabFaultKind.AccessDenied, LabFaultKind.ProviderError,
    ];

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        NetworkLab lab = Lab();
        Assert.Equal(ChangeOutcome.Done, (await RunAsync(lab, s_mgmt)).Outcome);
        NetworkPlan again = TeamNicPlanner.Create([s_mgmt], await ReadAsync(lab), DateTimeOffset.UnixEpoch).Plan!;

        Assert.Empty(again.Steps);
        Assert.All(await ReadAsync(lab), h => Assert.Equal([LabHosts.Hostile, "Mgmt - VLAN 11", "Mgmt - VLAN 12"], h.Teams[0].Interfaces.Select(i => i.Name)));
    }

    [Fact]
    public async Task A_team_NIC_that_is_added_to_a_live_team_touches_no_member_no_team_NIC_and_not_the_team()
    {
        NetworkLab lab = Lab();
        await RunAsync(lab, s_mgmt);
        var client = new RecordingClient(lab.Connect("HV01"));
        using var session = new HyperVHostSession(client, SystemClock.Instance);
        ValueList<HostState> states = [await session.ReadAsync()];
        NetworkPlan plan = TeamNicPlanner.Create([s_mgmt with { Traffic = [.. s_mgmt.Traffic, Row("SMB", 13) with { Address = "192.0.2.99/24" }] }], states, DateTimeOffset.UnixEpoch).Plan!;

        ChangeReport report = await PlanRunner.RunAsync(plan, [session], new RunOptions { ConfirmTimeout = TimeSpan.Zero }, new Progress<HostProgress>(), CancellationToken.None);

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(
            [
                "Create MSFT_NetLbfoTeamNic(Team=Mgmt; VlanID=13; Name=Mgmt - VLAN 13)",
                "MSFT_NetIPAddress.Create(Mgmt - VLAN 13; 192.0.2.99; 24)",
            ],
            client.Methods.Where(c => !c.Contains("ScheduledTask", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_that_a_server_gives_a_new_team_NIC_is_no_surprise()
    {
        NetworkLab lab = Lab();
        lab.Options = LabOptions.Default with { ServeNewTeamNics = true };
        ValueList<HostState> before = await ReadAsync(lab);

        Assert.Equal(ChangeOutcome.Done, (await RunAsync(lab, s_mgmt)).Outcome);
        Assert.All((await ReadAsync(lab))[0].Teams[0].Interfaces, i => Assert.Equal(["DHCP"], i.Addresses));
        lab.Faults = [new LabFault { Host = "HV02", Kind = LabFaultKind.ProviderError, Where = o => o == "Create MSFT_NetLbfoTeamNic" }];
        Assert.Equal(ChangeOutcome.Undone, (await RunAsync(lab, s_mgmt with { Traffic = [.. s_mgmt.Traffic, Row("SMB", 13)] })).Outcome);
        lab.Faults = [];
        Assert.Empty(TeamNicPlanner.Create([s_mgmt], await ReadAsync(lab), DateTimeOffset.UnixEpoch).Plan!.Steps);

        NetworkPlan removal = TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt" }], await ReadAsync(lab), DateTimeOffset.UnixEpoch).Plan!;
        ChangeReport removed = await PlanRunner.RunAsync(removal, Sessions(lab), new RunOptions { ConfirmTimeout = TimeSpan.Zero, AllowManagementPathChange = ["HV01", "HV02"] }, new Progress<HostProgress>(), CancellationToken.None);
        Assert.Equal(ChangeOutcome.Done, removed.Outcome);
        Assert.Equal(before.Select(LabHosts.Told), (await ReadAsync(lab)).Select(LabHosts.Told));
    }

    [Fact]
    public async Task What_one_host_refuses_is_taken_back_on_all()
    {
        NetworkLab lab = Lab();
        ValueList<HostState> before = await ReadAsync(lab);
        lab.Faults = [new LabFault { Host = "HV02", Kind = LabFaultKind.ProviderError, Where = o => o == "Create MSFT_NetLbfoTeamNic" }];

        ChangeReport report = await RunAsync(lab, s_mgmt);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        lab.Faults = [];
        Assert.Equal(before.Select(LabHosts.Told), (await ReadAsync(lab)).Select(LabHosts.Told));
    }

    [Fact]
    public async Task A_fault_at_any_operation_leaves_a_host_as_it_was_or_as_planned()
    {
        int operations = await CountAsync();
        int place = 0;
        int tried = 0;
        for (int operation = 1; operation <= operations; operation++)
        {
            foreach (LabFaultKind kind in s_kinds.Where(_ => place++ % 5 == 0))
            {
                NetworkLab lab = Lab();
                ValueList<HostState> before = await ReadAsync(lab);
                lab.Faults = [new LabFault { Host = "HV01", Operation = lab.OperationCount("HV01") + operation, Kind = kind }];

                ChangeReport report = await RunAsync(lab, s_mgmt);

                tried++;
                lab.Faults = [];
                HostState[] after = (await ReadAsync(lab)).Select(LabHosts.Told).ToArray();
                string what = $"{kind} at operation {operation}: {report.Summary}";
                switch (report.Outcome)
                {
                    case ChangeOutcome.Done:
                        Assert.Empty(TeamNicPlanner.Create([s_mgmt], await ReadAsync(lab), DateTimeOffset.UnixEpoch).Plan!.Steps);
                        break;
                    case ChangeOutcome.Undone or ChangeOutcome.Refused:
                        Assert.True(before.Select(LabHosts.Told).SequenceEqual(after), what);
                        break;
                    default:
                        Assert.Contains(report.Steps, s => s.Result == StepResult.Remains && s.Message!.Contains("To finish by hand", StringComparison.Ordinal));
                        break;
                }
            }
        }

        Assert.True(tried > 50, $"{tried}");
    }

    [Fact]
    public async Task What_the_host_has_on_a_member_goes_over_to_the_team_NIC_and_comes_back_when_the_team_goes()
    {
        var had = new InterfaceAddressing
        {
            Addresses = ["192.0.2.10/24", "2001:db8::10/64"],
            Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 5, Persistent = true }, new HostRoute("10.0.0.0/8", "192.0.2.2") { Metric = 7, Persistent = true }],
            DnsServers = ["192.0.2.53", "2001:db8::53"],
            RegistersInDns = false,
        };
        NetworkLab lab = LabHosts.Lab(Bare("HV01") with { PhysicalNics = [new PhysicalNic { Name = "NIC1", Use = "Management", Addressing = had }, new PhysicalNic { Name = "NIC2" }] });
        ValueList<HostState> before = await ReadAsync(lab);
        var options = new RunOptions { ConfirmTimeout = TimeSpan.Zero, AllowManagementPathChange = ["HV01"] };
        NetworkPlan plan = TeamNicPlanner.Create([s_mgmt], before, DateTimeOffset.UnixEpoch).Plan!;

        ChangeReport report = await PlanRunner.RunAsync(plan, Sessions(lab), options, new Progress<HostProgress>(), CancellationToken.None);

        Assert.True(report.Outcome == ChangeOutcome.Done, report.Summary);
        HostState after = (await ReadAsync(lab))[0];
        Assert.Equal(had, after.Teams[0].Interfaces[0].Addressing);
        Assert.Null(after.FindNic("NIC1")!.Addressing);
        Assert.Empty(TeamNicPlanner.Create([s_mgmt], [after], DateTimeOffset.UnixEpoch).Plan!.Steps);

        NetworkPlan removal = TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt" }], [after], DateTimeOffset.UnixEpoch).Plan!;
        Assert.Equal(ChangeOutcome.Done, (await PlanRunner.RunAsync(removal, Sessions(lab), options, new Progress<HostProgress>(), CancellationToken.None)).Outcome);
        Assert.Equal(before[0].PhysicalNics, (await ReadAsync(lab))[0].PhysicalNics);

        // And the removal taken back: the team comes with all that its team NIC had.
        using var session = new HyperVHostSession(lab.Connect("HV01"), SystemClock.Instance);
        await session.ApplyOnHostAsync("by hand", removal.Steps.Reverse().Select(s => s.Inverse).ToArray(), CancellationToken.None);
        Assert.Equal(had, (await ReadAsync(lab))[0].Teams[0].Interfaces[0].Addressing);
    }

    [Fact]
    public async Task Routes_and_DNS_of_a_team_NIC_are_changed_where_they_differ_and_nothing_else_is_touched()
    {
        NetworkLab lab = Lab();
        await RunAsync(lab, s_mgmt);
        TeamNic bare = (await ReadAsync(lab))[0].Teams[0].Interfaces[1];
        TeamNic full = bare with { Addressing = new InterfaceAddressing { Addresses = ["192.0.2.99/24"], Routes = [new HostRoute("10.0.0.0/8", "192.0.2.2") { Metric = 7 }], DnsServers = ["192.0.2.53"], RegistersInDns = false } };
        var client = new RecordingClient(lab.Connect("HV01"));
        using var session = new HyperVHostSession(client, SystemClock.Instance);
        var change = new HostChange.SetTeamNic("Mgmt", bare, full);

        await session.ApplyAsync(change);

        Assert.Equal(
            ["MSFT_NetIPAddress.Create", "MSFT_NetRoute.Create", "Modify MSFT_DNSClientServerAddress", "Modify MSFT_DNSClient"],
            client.Methods.Select(c => c.Split('(')[0]));
        Assert.Equal(full.Addressing.SetByAdmin, (await ReadAsync(lab))[0].Teams[0].Interfaces[1].Addressing.SetByAdmin);
        await session.ApplyAsync(change.Inverse);
        Assert.Equal(bare, (await ReadAsync(lab))[0].Teams[0].Interfaces[1]);
    }

    private static TeamTraffic Row(string traffic, int vlan) => new() { Traffic = traffic, Vlan = new VlanId(vlan) };

    private static HostState Bare(string name) => new() { Name = name, OS = "WindowsServer2019", PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "Setup", Use = "Management" }] };

    private static NetworkLab Lab() => LabHosts.Lab(Bare("HV01"), Bare("HV02"));

    private static IHostSession[] Sessions(NetworkLab lab) => lab.HostNames.Select(n => (IHostSession)new HyperVHostSession(lab.Connect(n), SystemClock.Instance)).ToArray();

    private static Task<ValueList<HostState>> ReadAsync(NetworkLab lab) => HostReader.ReadAllAsync(Sessions(lab), 1, CancellationToken.None);

    private static async Task<int> CountAsync()
    {
        NetworkLab lab = Lab();
        await ReadAsync(lab);
        int before = lab.OperationCount("HV01");
        await RunAsync(lab, s_mgmt);
        return lab.OperationCount("HV01") - before;
    }

    private static async Task<ChangeReport> RunAsync(NetworkLab lab, WantedTeam wanted)
    {
        IReadOnlyList<LabFault> faults = lab.Faults;
        lab.Faults = [];
        int before = lab.OperationCount("HV01");
        NetworkPlan plan = TeamNicPlanner.Create([wanted], await ReadAsync(lab), DateTimeOffset.UnixEpoch).Plan!;
        int read = lab.OperationCount("HV01") - before;
        lab.Faults = [.. faults.Select(f => f with { Operation = f.Operation + read })];
        return await PlanRunner.RunAsync(plan, Sessions(lab), new RunOptions { ConfirmTimeout = TimeSpan.Zero }, new Progress<HostProgress>(), CancellationToken.None);
    }
}
