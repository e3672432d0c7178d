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
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Cli.Demo;

/// <summary>The parent partition of seed 004 on four hosts of one cluster: built from bare NICs on a fresh lab in memory, read again and judged, every single failure too.</summary>
internal static class ConvergedTeamDemo
{
    /// <summary>The file it reads; it is built into hvnet.</summary>
    public const string Sample = "converged-team.json";

    private const string Tenants = "Tenants";

    // The host traffic, as in samples/traffic.csv.
    private static readonly ValueList<TeamTraffic> s_traffic =
    [
        new TeamTraffic { Traffic = "Management", Vlan = new VlanId(10) },
        new TeamTraffic { Traffic = "CSV", Vlan = new VlanId(11) },
        new TeamTraffic { Traffic = "LiveMigration", Vlan = new VlanId(12) },
    ];

    // The teams of the article: one for all host traffic and one for the tenants, all members active as Windows makes them.
    private static readonly WantedTeam[] s_article =
    [
        new WantedTeam { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = s_traffic },
        new WantedTeam { Name = Tenants, Members = ["NIC3", "NIC4"] },
    ];

    /// <summary>Runs it.</summary>
    /// <param name="convergence">How long switch independent teams are away when they converge, in seconds.</param>
    /// <param name="searchLayout">Whether to build the cheapest layout that stands every failure, in the place of the article's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ConvergedTeamResult> RunAsync(double convergence, bool searchLayout, CancellationToken cancellationToken)
    {
        NetworkDocument document = DemoSample.Read(Sample);
        var resilience = new ResilienceOptions { Convergence = new ConvergenceSeconds { SwitchIndependent = convergence }, CancellationToken = cancellationToken };
        if (!searchLayout)
        {
            return await BuildAsync(document, s_article, resilience, cancellationToken).ConfigureAwait(false);
        }

        // As if the article's layout stood already: NICs then keep their work where they can.
        ValueList<HostState> article = Forecast(Plan(document, s_article, document.Hosts), document.Hosts);
        TeamLayoutResult atHand = Search(document, article, 0, resilience);
        TeamLayoutResult found = atHand.Passing.Count > 0 ? atHand : Search(document, article, 1, resilience);
        TeamLayout layout = found.Passing[0];
        NetworkDocument presented = document with { Hosts = document.Hosts.Select((h, i) => Presented(h, found.Hosts[i])).ToValueList() };
        ConvergedTeamResult built = await BuildAsync(presented, layout.Teams.Select(t => t.ToWanted()).ToArray(), resilience, cancellationToken).ConfigureAwait(false);
        return built with { Before = ResilienceCheck.Judge(document, article, resilience), Searches = found == atHand ? [atHand] : [atHand, found] };
    }

    private static HostState Presented(HostState bare, HostState found) => bare with
    {
        HardwarePorts = found.HardwarePorts,
        PhysicalNics = bare.PhysicalNics
            .Select(n => n with { GuaranteedBitsPerSecond = found.FindNic(n.Name)!.GuaranteedBitsPerSecond })
            .Concat(found.PhysicalNics.Where(n => bare.FindNic(n.Name) is null))
            .ToValueList(),
    };

    private static TeamLayoutResult Search(NetworkDocument document, ValueList<HostState> states, int additional, ResilienceOptions resilience)
    {
        TeamLayoutResult found = TeamLayoutSearch.Run(document, states, new TeamLayoutOptions { AdditionalNics = additional, Resilience = resilience });
        return found.Errors.Count == 0 ? found : throw new BadInputException(found.Errors.Select(e => e.Message));
    }

    private static NetworkPlan Plan(NetworkDocument document, IReadOnlyList<WantedTeam> teams, IReadOnlyList<HostState> states)
    {
        PlannerResult planned = ParentPartitionPlanner.Plan(document, teams, states, new PlannerOptions { UplinkNic = Tenants, Now = SystemClock.Instance.UtcNow });
        return planned.Plan ?? throw new BadInputException(planned.Errors.Select(e => e.Message));
    }

    private static ValueList<HostState> Forecast(NetworkPlan plan, ValueList<HostState> states) => states.Select(s => PlanForecast.Apply(plan, s)).ToValueList();

    private static async Task<ConvergedTeamResult> BuildAsync(NetworkDocument document, IReadOnlyList<WantedTeam> teams, ResilienceOptions resilience, CancellationToken cancellationToken)
    {
        using LabHosts hosts = LabHosts.Of(NetworkLab.Create(document, path: null));
        Observation before = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        NetworkPlan plan = Plan(document, teams, before.States);
        ChangeReport change = await PlanRunner.RunAsync(
            plan, hosts.Sessions, new RunOptions { AllowManagementPathChange = plan.Hosts }, new ProgressBars(null), cancellationToken).ConfigureAwait(false);
        Observation after = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        ValueList<HostState> states = after.States.Select(h => ParentPartitionPlanner.WithTraffic(h, teams)).ToValueList();
        return new ConvergedTeamResult
        {
            Document = document,
            Teams = teams.ToValueList(),
            Plan = plan,
            Change = change,
            Built = document with { Hosts = states.Select(DemoSample.WithoutTraces).ToValueList() },
            Hosts = states,
            Report = IsolationCheck.Judge(document, states, new IsolationOptions()),
            Resilience = ResilienceCheck.Judge(document, states, resilience),
        };
    }
}
