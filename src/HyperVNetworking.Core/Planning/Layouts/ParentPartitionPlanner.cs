using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Plans the whole network of hosts from their bare NICs as one change: the NIC teams with their team NICs, and over one of the teams the virtual switch and the VLANs of the tenants (seed 004).</summary>
public static class ParentPartitionPlanner
{
    /// <summary>Makes a plan: what <see cref="TeamNicPlanner.Create"/> plans, and then what <see cref="TenantVlanPlanner"/> plans for hosts that have these teams; host by host, so that no second node of a cluster is begun before the first one is done (site-rules D2).</summary>
    /// <param name="document">The requirement.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="states">The hosts, completed by <see cref="Verification.Drift.HostExpectation"/>.</param>
    /// <param name="options">What the planner of the tenants may choose from; the team under their virtual switch is its uplink.</param>
    /// <returns>The plan; or errors, and then no host is changed.</returns>
    public static PlannerResult Plan(NetworkDocument document, IReadOnlyList<WantedTeam> teams, IReadOnlyList<HostState> states, PlannerOptions options)
    {
        PlannerResult teamed = TeamNicPlanner.Create(teams, states, options.Now);
        if (teamed.Plan is not NetworkPlan first)
        {
            return teamed;
        }

        HostState[] between = PlannedHosts.After(first.Steps, states);

        // The order is judged once, for all steps together.
        PlannerResult tenanted = TenantVlanPlanner.Plan(document, between, options with { OrderCheckLimit = 0 });
        if (tenanted.Plan is not NetworkPlan second)
        {
            return tenanted;
        }

        PlanStep[] steps = second.Hosts
            .SelectMany(host => StepsOf(first, host).Concat(StepsOf(second, host)))
            .ToArray();
        OrderedSteps ordered = StepOrdering.Arrange(document, states, steps, options.OrderCheckLimit);
        return new PlannerResult
        {
            Plan = second with
            {
                Decisions = first.Decisions.Concat(second.Decisions).ToValueList(),
                Steps = ordered.Steps,
                Gaps = ordered.Gaps,
                OrderChecked = ordered.Checked,
                Findings = second.Findings.RemoveAll(PlanFindings.IsOnTheWay).Concat(PlanFindings.OnTheWay(ordered)).ToValueList(),
            },
        };
    }

    /// <summary>Says again of the team NICs of a host which traffic classes they carry, which no host keeps.</summary>
    /// <param name="host">The host as read.</param>
    /// <param name="teams">The teams as they were wanted.</param>
    /// <returns>The host.</returns>
    public static HostState WithTraffic(HostState host, IReadOnlyList<WantedTeam> teams) => host with
    {
        Teams = host.Teams.Select(team => team with { Interfaces = team.Interfaces.Select(i => i with { Traffic = i.Traffic ?? TrafficOf(team, i, teams) }).ToValueList() }).ToValueList(),
    };

    private static string? TrafficOf(NicTeam team, TeamNic teamNic, IEnumerable<WantedTeam> teams) => teams
        .Where(t => Names.Same(t.Name, team.Name))
        .SelectMany(t => t.Traffic)
        .FirstOrDefault(t => t.Vlan == teamNic.Vlan)?.Traffic;

    private static IEnumerable<PlanStep> StepsOf(NetworkPlan plan, string host) => plan.Steps.Where(s => Names.Same(s.Host, host));
}
