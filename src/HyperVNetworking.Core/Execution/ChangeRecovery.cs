using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Takes a run back, or finishes it, from its journal and from what the hosts say: whether it ended, failed, or its process was killed at whatever moment.</summary>
public static class ChangeRecovery
{
    /// <summary>Takes a run back on all its hosts, newest step first. What somebody else changed since is left alone and named; a host that does not answer keeps what it has, and is named too.</summary>
    /// <param name="changeId">The run.</param>
    /// <param name="sessions">The hosts; those that the run did not change are left alone.</param>
    /// <param name="options">What may be done; with a journal.</param>
    /// <param name="progress">Hears how far each host is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the checks; once the first step is taken back, it is not listened to.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="JournalException">There is no such run, it is at work, or its journal cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was taken back.</exception>
    public static async Task<ChangeReport> UndoAsync(
        string changeId, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        (RunJournal journal, IReadOnlyList<JournalRecord> records) = RunJournal.Reopen(changeId, options);
        using (journal)
        {
            NetworkPlan plan = NetworkChange.PlanOf(records);
            var ledger = new RunLedger(plan.Steps, journal);
            ledger.Restore(records);
            PlanStep[] begun = ledger.Attempted.Where(s => ledger[s].MayHold).Reverse().ToArray();
            string[] hosts = begun.Select(s => s.Host).Distinct(Names.Comparer).ToArray();
            bool ended = NetworkChange.LastEnd(records) is not null;

            // A run that died left its mark on all hosts of its plan, on those too that it had not begun.
            IReadOnlyList<string> marked = ended ? hosts : PlanPreflight.HostsOf(plan);
            IHostSession[] named = sessions.Where(s => marked.Contains(s.ComputerName, Names.Comparer)).ToArray();
            ValueList<HostState> states = await HostReader.ReadAllAsync(named, options.ThrottleLimit, progress, cancellationToken).ConfigureAwait(false);
            var where = new VmWhereabouts(states);
            if (begun.Any(s => where.Find(s).Host is null))
            {
                // A VM has moved since: it may be on any host of the plan.
                named = sessions.Where(s => PlanPreflight.HostsOf(plan).Contains(s.ComputerName, Names.Comparer)).ToArray();
                states = await PlanReading.ReadAsync(begun, named, options, progress, cancellationToken).ConfigureAwait(false);
            }

            ValueList<Refusal> refusals = UndoCheck.Check(plan, begun, hosts, states, options).ToValueList();
            cancellationToken.ThrowIfCancellationRequested();
            if (refusals.Count > 0 || (begun.Length == 0 && ended))
            {
                return ReportText.WithoutRun(plan with { Steps = begun.ToValueList() }, refusals, states) with { ChangeId = changeId };
            }

            // A host that is gone cannot be marked, and must not keep the others from being taken back.
            IHostSession[] answering = named.Where((_, i) => states[i].Complete).ToArray();
            return await LockedRun.ExecuteAsync(plan, answering, journal, options, async () =>
            {
                TakeUp(journal, options, undoes: true);
                await new PlanUndo(named.ToDictionary(s => s.ComputerName, Names.Comparer), ledger, options, progress, new WayBackGuard(GuardedSteps.Of(plan, states), ledger, options)).UndoAsync(_ => true).ConfigureAwait(false);
                await new ClusterWatch(plan.Document, named, states, ledger, options).RestoreAsync(undone: true).ConfigureAwait(false);
                ValueList<HostState> after = await HostReader.ReadAllAsync(named, options.ThrottleLimit, CancellationToken.None).ConfigureAwait(false);
                return ReportText.OfRun(ledger, after, []);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finishes a run: what was made stays, what was made in part is made anew, and the rest is made.</summary>
    /// <param name="changeId">The run.</param>
    /// <param name="sessions">The hosts of its plan.</param>
    /// <param name="options">What may be done; with a journal.</param>
    /// <param name="progress">Hears how far each host is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the run; what the whole run did by then is met as <see cref="RunOptions.OnFailure"/> says.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="JournalException">There is no such run, it is at work, or its journal cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first change.</exception>
    public static async Task<ChangeReport> ResumeAsync(
        string changeId, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        (RunJournal journal, IReadOnlyList<JournalRecord> records) = RunJournal.Reopen(changeId, options);
        using (journal)
        {
            NetworkPlan plan = NetworkChange.PlanOf(records);
            IHostSession[] named = sessions.Where(s => PlanPreflight.HostsOf(plan).Contains(s.ComputerName, Names.Comparer)).ToArray();
            ResumePoint point = await ResumePoint.FindAsync(plan, records, journal, named, options, progress, isMarked: false, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (point.Refusals.Count > 0 || NetworkChange.LastEnd(records)?.Outcome == ChangeOutcome.Done)
            {
                return ReportText.WithoutRun(plan, point.Refusals, point.States) with { ChangeId = changeId };
            }

            return await LockedRun.ExecuteAsync(plan, named, journal, options, async () =>
            {
                // Under the marks everything is looked at once more, and only then written down.
                point = await ResumePoint.FindAsync(plan, records, journal, named, options, progress, isMarked: true, cancellationToken).ConfigureAwait(false);
                if (point.Refusals.Count > 0)
                {
                    return ReportText.WithoutRun(plan, point.Refusals, point.States);
                }

                TakeUp(journal, options, undoes: false);
                return await point.ResumeAsync(cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The steps that taking a run back would make on its hosts as they are, newest first, each as the change it would make.</summary>
    /// <param name="change">The run.</param>
    /// <param name="states">Its hosts as read.</param>
    /// <returns>The steps; none on a host that could not be read.</returns>
    public static ValueList<PlanStep> StepsToUndo(NetworkChange change, IReadOnlyList<HostState> states)
    {
        IReadOnlyList<PlanStep> newestFirst = UndoCheck.NewestFirst(Begun(change), states);
        var steps = states.Where(s => s.Complete).SelectMany(s => UndoCheck.Inverses(newestFirst, s)).ToDictionary(s => s.Number);
        return newestFirst.Where(s => steps.ContainsKey(s.Number)).Select(s => steps[s.Number]).ToValueList();
    }

    /// <summary>What is in the way of taking a run back.</summary>
    /// <param name="change">The run.</param>
    /// <param name="states">Its hosts as read.</param>
    /// <param name="options">What may be done.</param>
    /// <returns>What is in the way; nothing if it can be begun.</returns>
    public static ValueList<Refusal> CheckUndo(NetworkChange change, ValueList<HostState> states, RunOptions options)
    {
        PlanStep[] begun = Begun(change);
        return UndoCheck.Check(change.Plan, begun, begun.Select(s => s.Host).Distinct(Names.Comparer).ToArray(), states, options).ToValueList();
    }

    private static PlanStep[] Begun(NetworkChange change) =>
        change.Steps.Where(s => s.MayHold).Select(s => s.Step).Reverse().ToArray();

    private static void TakeUp(RunJournal journal, RunOptions options, bool undoes) =>
        journal.Note(new JournalRecord.TakenUp(journal.Now, options.Journal!.Console, options.Journal.ProcessId, undoes));
}
