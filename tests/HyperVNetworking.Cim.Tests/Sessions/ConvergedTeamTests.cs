using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Cim.Tests.Laws;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;
using Outcome = HyperVNetworking.Verification.Isolation.Outcome;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Seed 004's parent partition on hosts of the lab: <c>samples/converged-team.json</c>.</summary>
public sealed class ConvergedTeamTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("converged").FullName;

    [Fact]
    public async Task It_is_built_as_one_change_and_every_class_and_tenant_is_proven_apart()
    {
        var trial = LabTrial.Converged(_folder);
        NetworkPlan plan = (await trial.PlanAsync())!;

        ChangeReport report = await trial.ApplyAsync(plan);

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(["HV01", "HV02"], plan.Steps.Select(s => s.Host).Distinct());
        Assert.True(plan.OrderChecked);
        Assert.Empty(plan.Gaps);
        IsolationReport proven = IsolationCheck.Judge(trial.Document, await BuiltAsync(trial), new IsolationOptions());
        Assert.Equal(
            ["Blue", "CSV", "LiveMigration", "Management", "Red"],
            proven.Verdicts.Where(v => v.Outcome == Outcome.Proven).GroupBy(v => v.Tenant).Where(t => t.Count() == 2).Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.True(proven.AllProven);
        Assert.Empty(proven.Findings);
    }

    [Fact]
    public async Task No_host_changes_its_management_path_that_is_not_allowed_by_name()
    {
        var trial = LabTrial.Converged(_folder);
        trial.Options = trial.Options with { AllowManagementPathChange = ["HV01"] };

        ChangeReport report = await trial.ApplyAsync((await trial.PlanAsync())!);

        Assert.Equal(["HV02 ManagementPathChangeNotAllowed"], report.Refusals.Select(r => $"{r.ComputerName} {r.ErrorId}"));
        Assert.Equal(0, trial.Writes);
    }

    [Fact]
    public async Task One_traffic_class_more_touches_no_member_no_team_and_no_other_team_NIC()
    {
        var trial = LabTrial.Converged(_folder);
        await trial.ApplyAsync((await trial.PlanAsync())!);
        var client = new RecordingClient(trial.Lab.Connect("HV01"));
        using var session = new HyperVHostSession(client, SystemClock.Instance);
        WantedTeam more = LabTrial.Teams[0] with { Traffic = [.. LabTrial.Teams[0].Traffic, LabTrial.Traffic("SMB", 13)] };
        HostState[] states = [(await trial.ReadAsync())[0]];

        ChangeReport report = await PlanRunner.RunAsync(
            TeamNicPlanner.Create([more], states, DateTimeOffset.UnixEpoch).Plan!, [session], new RunOptions { ConfirmTimeout = TimeSpan.Zero }, new Progress<HostProgress>(), CancellationToken.None);

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(
            ["Create MSFT_NetLbfoTeamNic(Team=Mgmt; VlanID=13; Name=Mgmt - VLAN 13)"],
            client.Methods.Where(c => !c.Contains("ScheduledTask", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Teams_that_cannot_be_and_tenants_that_cannot_be_give_no_plan()
    {
        var trial = LabTrial.Converged(_folder);
        HostState[] states = [.. trial.Completed(await trial.ReadAsync())];
        PlannerResult teams = ParentPartitionPlanner.Plan(trial.Document, [LabTrial.Teams[1] with { Members = ["NIC7"] }], states, new PlannerOptions());
        PlannerResult tenants = ParentPartitionPlanner.Plan(trial.Document, LabTrial.Teams, states, new PlannerOptions { UplinkNic = "Mgmt" });

        Assert.Equal(["TeamMemberNotFound", "TeamMemberNotFound"], teams.Errors.Select(e => e.ErrorId));
        Assert.Equal(["UplinkNotUsable", "UplinkNotUsable"], tenants.Errors.Select(e => e.ErrorId));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // No host keeps the traffic classes: who built it knows them.
    private static async Task<HostState[]> BuiltAsync(LabTrial trial) =>
        trial.Completed(await trial.ReadAsync()).Select(h => ParentPartitionPlanner.WithTraffic(h, LabTrial.Teams)).ToArray();
}
