using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Plans what a cmdlet of team NIC sets asks for and runs it as one change over all hosts: it holds everywhere, or it is undone.</summary>
internal sealed class TeamWork(
    IReadOnlyList<HostConnection> connections,
    IReadOnlyList<WantedTeam> wanted,
    Func<IReadOnlyList<WantedTeam>, IReadOnlyList<HostState>, DateTimeOffset, PlannerResult> planner,
    bool passThru)
    : ChangeWork(connections)
{
    /// <inheritdoc/>
    public override void Run(IChangeRunner runner)
    {
        ValueList<HostState> states = runner.ReadHosts("Reading hosts", Connections);
        PlannerResult planned = planner(wanted, states, SystemClock.Instance.UtcNow);
        foreach (PlannerError error in planned.Errors)
        {
            runner.WriteError(error.ComputerName, CommandErrors.Team(error));
        }

        bool done = planned.Plan is NetworkPlan plan && Apply(runner, plan, states);
        foreach (HostConnection connection in Connections)
        {
            runner.Finish(connection.ComputerName, failed: !done);
        }
    }

    private bool Apply(IChangeRunner runner, NetworkPlan plan, ValueList<HostState> states)
    {
        if (plan.Steps.Count == 0)
        {
            runner.WriteVerbose(null, "Everything is as asked for already.");
            Write(runner, states);
            return states.All(s => s.Complete);
        }

        RunOptions options = runner.Options;
        ValueList<Refusal> refusals = PlanRunner.Preflight(plan, states, options);
        if (runner.IsWhatIf)
        {
            PlanWork.Preview(runner, plan, states);
            Tell(runner, refusals);
            Write(runner, states.Select(s => PlanForecast.Apply(plan, s)));
            return true;
        }

        if (refusals.Count == 0 && PlanWork.Decline(runner, plan, states) is Refusal declined)
        {
            refusals = [declined];
        }

        ChangeReport report = refusals.Count > 0
            ? PlanRunner.Refuse(plan, refusals, states)
            : runner.Execute((progress, token) => PlanRunner.RunAsync(plan, Connections, options, progress, token));
        Tell(runner, report);
        if (report.Succeeded)
        {
            Write(runner, report.States);
        }

        return report.Succeeded;
    }

    // The traffic class is what was asked for; no host keeps it.
    private void Write(IChangeRunner runner, IEnumerable<HostState> states)
    {
        foreach (HostState host in passThru ? states : [])
        {
            foreach (NicTeam team in host.Teams.Where(t => wanted.Any(w => Names.Same(w.Name, t.Name))))
            {
                TeamTraffic[] traffic = wanted.Where(w => Names.Same(w.Name, team.Name)).SelectMany(w => w.Traffic).ToArray();
                TeamNicSet set = TeamNicSet.Of(host, team);
                runner.Write(host.Name, set with
                {
                    TeamNic = set.TeamNic.Select(n => n with { Traffic = n.Traffic ?? traffic.FirstOrDefault(t => t.Vlan?.Value == n.VlanId)?.Traffic }).ToArray(),
                });
            }
        }
    }
}
