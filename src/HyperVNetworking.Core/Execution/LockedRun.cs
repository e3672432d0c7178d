using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Work on hosts that no other run may change meanwhile: marked before, unmarked after, and the end written down.</summary>
internal static class LockedRun
{
    /// <summary>Does the work.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="hosts">The hosts to mark.</param>
    /// <param name="journal">The run's journal.</param>
    /// <param name="options">What the run may do.</param>
    /// <param name="work">The work; only a run that it refuses has changed nothing.</param>
    /// <param name="cancellationToken">Ends the marking.</param>
    /// <returns>The work's report, with the run's id and what went wrong with the marks.</returns>
    public static async Task<ChangeReport> ExecuteAsync(
        NetworkPlan plan, IReadOnlyList<IHostSession> hosts, RunJournal journal, RunOptions options, Func<Task<ChangeReport>> work, CancellationToken cancellationToken)
    {
        HostLocks? locks = null;
        ChangeReport? report = null;
        try
        {
            (locks, ValueList<Refusal> refusals) = await HostLocks.TakeAsync(journal, options, hosts, cancellationToken).ConfigureAwait(false);
            report = refusals.Count > 0 ? ReportText.WithoutRun(plan, refusals, []) : await work().ConfigureAwait(false);
            return report = Complete(report, await EndAsync(locks, journal, report).ConfigureAwait(false), journal);
        }
        finally
        {
            if (report is null)
            {
                await EndAsync(locks, journal, null).ConfigureAwait(false);
            }
        }
    }

    // The marks go before the end is written: a run that dies in between is still known here as one to be looked at.
    private static async Task<IReadOnlyList<ChangeFault>> EndAsync(HostLocks? locks, RunJournal journal, ChangeReport? report)
    {
        IReadOnlyList<ChangeFault> faults = locks is null ? [] : await locks.ReleaseAsync().ConfigureAwait(false);
        if (report is null or { Outcome: ChangeOutcome.Refused })
        {
            journal.Discard();
        }
        else
        {
            journal.Note(new JournalRecord.Ended(journal.Now, report.Outcome, report.Summary));
        }

        return faults;
    }

    private static ChangeReport Complete(ChangeReport report, IReadOnlyList<ChangeFault> faults, RunJournal journal)
    {
        IEnumerable<ChangeFault> unwritten = journal.Failure is JournalException e
            ? [new ChangeFault { ErrorId = e.ErrorId, Message = $"{e.Message} The run went on without it; this report tells what was done." }]
            : [];
        return report with
        {
            ChangeId = report.Outcome == ChangeOutcome.Refused ? null : journal.ChangeId,
            Faults = report.Faults.Concat(faults).Concat(unwritten).ToValueList(),
        };
    }
}
