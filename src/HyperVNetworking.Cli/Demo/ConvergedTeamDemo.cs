using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Demo;

/// <summary>The parent partition of seed 004 on four hosts of one cluster: built from bare NICs on a fresh lab in memory, read again and judged.</summary>
internal static class ConvergedTeamDemo
{
    /// <summary>The file it reads; it is built into hvnet.</summary>
    public const string Sample = "converged-team.json";

    /// <summary>The host traffic, as in <c>samples/traffic.csv</c>.</summary>
    public static readonly ValueList<TeamTraffic> Traffic =
    [
        new TeamTraffic { Traffic = "Management", Vlan = new VlanId(10) },
        new TeamTraffic { Traffic = "CSV", Vlan = new VlanId(11) },
        new TeamTraffic { Traffic = "LiveMigration", Vlan = new VlanId(12) },
    ];

    /// <summary>The teams of the article: one for all host traffic and one for the tenants, all members active as Windows makes them.</summary>
    public static readonly WantedTeam[] ArticleTeams =
    [
        new WantedTeam { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = Traffic },
        new WantedTeam { Name = TenantTeam, Members = ["NIC3", "NIC4"] },
    ];

    private const string TenantTeam = "Tenants";

    /// <summary>Runs it.</summary>
    public static async Task<ConvergedTeamResult> RunAsync(CancellationToken cancellationToken) =>
        await BuildAsync(DemoSample.Read(Sample), ArticleTeams, cancellationToken).ConfigureAwait(false);

    private static async Task<ConvergedTeamResult> BuildAsync(NetworkDocument document, IReadOnlyList<WantedTeam> teams, CancellationToken cancellationToken)
    {
        using LabHosts hosts = LabHosts.Of(NetworkLab.Create(document, path: null));
        Observation before = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        PlannerResult planned = ParentPartitionPlanner.Plan(document, teams, before.States, new PlannerOptions { UplinkNic = TenantTeam, Now = SystemClock.Instance.UtcNow });
        NetworkPlan plan = planned.Plan ?? throw new BadInputException(planned.Errors.Select(e => e.Message));
        ChangeReport change = await PlanRunner.RunAsync(
            plan, hosts.Sessions, new RunOptions { AllowManagementPathChange = plan.Hosts }, new ProgressLine(null), cancellationToken).ConfigureAwait(false);
        Observation after = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        ValueList<HostState> states = after.States.Select(h => ParentPartitionPlanner.WithTraffic(h, teams)).ToValueList();
        return new ConvergedTeamResult
        {
            Document = document,
            Teams = teams.ToValueList(),
            Plan = plan,
            Change = change,
            Built = document with { Hosts = states.Select(DemoSample.WithoutTraces).ToValueList() },
            Report = IsolationCheck.Judge(document, states, new IsolationOptions()),
        };
    }
}
