using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Applies the plans of Invoke-NetworkPlan one after the other, each as one change over all its hosts.</summary>
internal sealed class PlanWork(IReadOnlyList<HostConnection> connections, IReadOnlyList<NetworkPlan> plans, bool passThru)
    : ChangeWork(connections.Where(c => plans.Any(p => IsFor(p, c))).ToArray())
{
    /// <inheritdoc/>
    public override void Run(IChangeRunner runner)
    {
        var failed = new HashSet<string>(Names.Comparer);
        foreach (NetworkPlan plan in plans)
        {
            if (!Apply(runner, plan))
            {
                failed.UnionWith(plan.Hosts);
            }
        }

        foreach (HostConnection connection in Connections)
        {
            runner.Finish(connection.ComputerName, failed.Contains(connection.ComputerName));
        }
    }

    private bool Apply(IChangeRunner runner, NetworkPlan plan)
    {
        HostConnection[] sessions = Connections.Where(c => IsFor(plan, c)).ToArray();
        ValueList<HostState> states = runner.ReadHosts("Reading the plan's hosts", sessions);
        RunOptions options = runner.Options;
        ValueList<Refusal> refusals = PlanRunner.Preflight(plan, states, options);
        if (runner.IsWhatIf)
        {
            Preview(runner, plan, states);
            Tell(runner, refusals);
            foreach (HostState state in passThru ? states : [])
            {
                runner.Write(state.Name, PlanForecast.Apply(plan, state));
            }

            return true;
        }

        if (refusals.Count == 0 && Decline(runner, plan, states) is Refusal declined)
        {
            refusals = [declined];
        }

        ChangeReport report = refusals.Count > 0 ? PlanRunner.Refuse(plan, refusals, states) : runner.Execute((progress, token) => PlanRunner.RunAsync(plan, sessions, options, progress, token));
        Tell(runner, report);
        Write(runner, report);
        return report.Succeeded;
    }

    private void Write(IChangeRunner runner, ChangeReport report)
    {
        if (!passThru)
        {
            runner.Write(null, report);
            return;
        }

        foreach (HostState state in report.States)
        {
            runner.Write(state.Name, state);
        }
    }

    /// <summary>Prints every step and the total (site-rules E4); what the run would refuse is an error of a dry run too.</summary>
    internal static void Preview(IChangeRunner runner, NetworkPlan plan, ValueList<HostState> states)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            runner.Approve(plan.Steps[i], i + 1, plan.Steps.Count, Find(states, plan.Steps[i]));
        }

        runner.Preview(PlanStepText.Total(plan, states, s => IsAllowed(s, runner.Options)));
    }

    /// <summary>Asks for every step. Half a plan is no plan: whoever declines a step declines the whole.</summary>
    internal static Refusal? Decline(IChangeRunner runner, NetworkPlan plan, ValueList<HostState> states)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            PlanStep step = plan.Steps[i];
            if (!runner.Approve(step, i + 1, plan.Steps.Count, Find(states, step)))
            {
                return new Refusal
                {
                    ErrorId = "PlanDeclined",
                    ComputerName = step.Host,
                    Step = step.Number,
                    Message = $"{step.Host}: step {step.Number} of {plan.Steps.Count} was declined, and a plan is applied whole or not at all.",
                };
            }
        }

        return null;
    }

    private static bool IsAllowed(PlanStep step, RunOptions options) => step.Risk switch
    {
        StepRisk.ManagementPath => options.AllowManagementPathChange.Contains(step.Host, Names.Comparer),
        StepRisk.Disconnect => options.AllowDisconnect,
        _ => true,
    };

    private static bool IsFor(NetworkPlan plan, HostConnection connection) => plan.Hosts.Contains(connection.ComputerName, Names.Comparer);

    private static HostState? Find(ValueList<HostState> states, PlanStep step) => states.FirstOrDefault(s => Names.Same(s.Name, step.Host));
}
