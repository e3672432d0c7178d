using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Takes runs back or finishes them, one after the other.</summary>
internal sealed class RecoveryWork(IReadOnlyList<HostConnection> connections, IReadOnlyList<string> changeIds, bool undoes) : ChangeWork(connections)
{
    /// <inheritdoc/>
    public override void Run(IChangeRunner runner)
    {
        bool failed = false;
        foreach (string changeId in changeIds)
        {
            try
            {
                failed |= !Recover(runner, NetworkChange.Find(runner.Options.Journal!, changeId));
            }
            catch (JournalException e)
            {
                runner.WriteError(null, CommandErrors.Journal(e, changeId));
                failed = true;
            }
        }

        foreach (HostConnection connection in Connections)
        {
            runner.Finish(connection.ComputerName, failed);
        }
    }

    private bool Recover(IChangeRunner runner, NetworkChange change)
    {
        HostConnection[] sessions = Connections.Where(c => change.Plan.Hosts.Concat(change.Hosts).Contains(c.ComputerName, Names.Comparer)).ToArray();
        ValueList<HostState> states = runner.ReadHosts("Reading the run's hosts", sessions);
        ValueList<PlanStep> steps = undoes
            ? ChangeRecovery.StepsToUndo(change, states)
            : change.Steps.Where(s => s.Result != StepResult.Done).Select(s => s.Step).ToValueList();
        NetworkPlan plan = change.Plan with { Steps = steps };
        RunOptions options = runner.Options;
        if (runner.IsWhatIf)
        {
            PlanWork.Preview(runner, plan, states);
            Tell(runner, undoes ? ChangeRecovery.CheckUndo(change, states, options) : []);
            return true;
        }

        ChangeReport report = PlanWork.Decline(runner, plan, states) is Refusal declined
            ? PlanRunner.Refuse(plan, [declined], states)
            : runner.Execute((progress, token) => undoes
                ? ChangeRecovery.UndoAsync(change.ChangeId, sessions, options, progress, token)
                : ChangeRecovery.ResumeAsync(change.ChangeId, sessions, options, progress, token));
        Tell(runner, report);
        runner.Write(null, report);
        return undoes ? report.Outcome is ChangeOutcome.Undone or ChangeOutcome.NothingToDo : report.Succeeded;
    }
}
