using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Runs a plan as one change over many hosts: everything is checked before anything is touched, every step is written down with its inverse before it is made and confirmed by reading, and what does not hold is taken back (design section 8).</summary>
public static class PlanRunner
{
    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sessions">The hosts; those that the plan does not name are left alone.</param>
    /// <param name="options">What the run may do.</param>
    /// <param name="progress">Hears how far each host is; may be called from any thread.</param>
    /// <param name="cancellationToken">Ends the run; what was done by then is met as <see cref="RunOptions.OnFailure"/> says.</param>
    /// <returns>What was done; faults of hosts and a cancelled run are in it and not thrown.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled before the first change.</exception>
    public static async Task<ChangeReport> RunAsync(
        NetworkPlan plan, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress> progress, CancellationToken cancellationToken)
    {
        IHostSession[] named = sessions.Where(s => PlanPreflight.HostsOf(plan).Contains(s.ComputerName, Names.Comparer)).ToArray();
        ValueList<HostState> states = await PlanReading.ReadAsync(plan.Steps, named, options, progress, cancellationToken).ConfigureAwait(false);
        ValueList<Refusal> refusals = Preflight(plan, states, options);
        if (refusals.Count == 0)
        {
            refusals = await new ClusterGate(new ClusterMap(plan.Document, states, named), options).CheckAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (refusals.Count > 0 || plan.Steps.Count == 0)
        {
            return ReportText.WithoutRun(plan, refusals, states);
        }

        RunJournal journal;
        try
        {
            journal = RunJournal.Begin(options, plan);
        }
        catch (JournalException e)
        {
            return ReportText.WithoutRun(plan, [Refusal.Of(e)], states);
        }

        using (journal)
        {
            return await LockedRun.ExecuteAsync(plan, named, journal, options, async () =>
            {
                // Between the first read and the lock another run may have ended.
                states = await PlanReading.ReadAsync(plan.Steps, named, options, progress, cancellationToken).ConfigureAwait(false);
                refusals = Preflight(plan, states, options).Concat(WayBackGuard.Check(plan, states, named, options)).ToValueList();
                return refusals.Count > 0
                    ? ReportText.WithoutRun(plan, refusals, states)
                    : await new PlanRun(plan, named, states, new RunLedger(plan.Steps, journal), options, progress).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks a whole plan against all its hosts, touching none.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="states">The hosts as just read; what they cannot tell is taken from the plan's document.</param>
    /// <param name="options">What the run may do.</param>
    /// <returns>What is in the way; nothing if the plan can be run.</returns>
    public static ValueList<Refusal> Preflight(NetworkPlan plan, IReadOnlyList<HostState> states, RunOptions options) =>
        PlanPreflight.Check(plan, states, options).ToValueList();

    /// <summary>The report of a run that is not begun.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="refusals">Why; at least one.</param>
    /// <param name="states">The hosts as read.</param>
    /// <returns>The report; no host was touched.</returns>
    public static ChangeReport Refuse(NetworkPlan plan, ValueList<Refusal> refusals, ValueList<HostState> states) =>
        ReportText.WithoutRun(plan, refusals, states);
}
