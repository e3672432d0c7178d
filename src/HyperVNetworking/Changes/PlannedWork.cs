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

/// <summary>Plans what a cmdlet asks for and runs it as one change over all hosts: it holds everywhere, or it is undone.</summary>
internal abstract class PlannedWork(IReadOnlyList<HostConnection> connections) : ChangeWork(connections)
{
    /// <inheritdoc/>
    public sealed override void Run(IChangeRunner runner)
    {
        ValueList<HostState> states = runner.ReadHosts("Reading hosts", Connections);
        PlannerResult planned = Plan(states, SystemClock.Instance.UtcNow);
        foreach (PlannerError error in planned.Errors)
        {
            runner.WriteError(error.ComputerName, CommandErrors.Planned(error));
        }

        bool done = planned.Plan is NetworkPlan plan && Apply(runner, plan, states);
        foreach (HostConnection connection in Connections)
        {
            runner.Finish(connection.ComputerName, failed: !done);
        }
    }

    /// <summary>Plans.</summary>
    protected abstract PlannerResult Plan(IReadOnlyList<HostState> states, DateTimeOffset now);

    /// <summary>Writes what came of it; in a dry run, what would.</summary>
    protected abstract void Write(IChangeRunner runner, IEnumerable<HostState> states);

    private bool Apply(IChangeRunner runner, NetworkPlan plan, ValueList<HostState> states)
    {
        foreach (PlanDecision decision in plan.Decisions)
        {
            Tell(runner, decision);
        }

        Tell(runner, plan.Findings);
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

    private static void Tell(IChangeRunner runner, PlanDecision decision)
    {
        string text = $"{decision.Subject}: {decision.Choice}. {decision.Reason} {decision.Rejected}".TrimEnd();
        if (runner.IsWhatIf)
        {
            runner.Preview(text);
        }
        else
        {
            runner.WriteVerbose(null, text);
        }
    }
}
