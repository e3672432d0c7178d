using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Takes back what a run did, newest first on all hosts. What was really done is read from the hosts and not assumed: a call that failed may have had its effect.</summary>
internal sealed class PlanUndo
{
    private const int Attempts = 2;

    private readonly IReadOnlyDictionary<string, IHostSession> _sessions;
    private readonly RunLedger _ledger;
    private readonly IProgress<HostProgress>? _progress;
    private readonly HashSet<PlanStep> _takenBack = [];
    private readonly HashSet<PlanStep> _settled = [];
    private readonly HashSet<string> _lost = new(Names.Comparer);

    public PlanUndo(IReadOnlyDictionary<string, IHostSession> sessions, RunLedger ledger, IProgress<HostProgress>? progress)
    {
        _sessions = sessions;
        _ledger = ledger;
        _progress = progress;
    }

    public async Task UndoAsync()
    {
        foreach (IReadOnlyList<PlanStep> group in StepGroups.Of(_ledger.Attempted.Reverse()).ToArray())
        {
            string host = group[0].Host;
            _progress?.Report(new HostProgress(host, "Taking back", 0, group.Count));
            IReadOnlyList<PlanStep> left = group;
            for (int attempt = 0; attempt < Attempts && left.Count > 0 && !_lost.Contains(host); attempt++)
            {
                left = await TryUndoAsync(_sessions[host], left).ConfigureAwait(false);
            }

            // Older steps of this host may rest on what could not be taken back (a switch on its adapters), so the host is left as it is.
            if (left.Count > 0)
            {
                _lost.Add(host);
                foreach (PlanStep step in left)
                {
                    _ledger.Set(step, StepResult.Remains, ByHand(step, _ledger[step].Result == StepResult.Done ? "it was made" : "it may have been made"));
                }
            }
        }
    }

    /// <summary>Takes a group back as far as it goes.</summary>
    /// <returns>The steps that are still to be taken back.</returns>
    private async Task<IReadOnlyList<PlanStep>> TryUndoAsync(IHostSession session, IReadOnlyList<PlanStep> group)
    {
        try
        {
            HostState state = await session.ReadStateAsync(CancellationToken.None).ConfigureAwait(false);
            var left = new List<PlanStep>();
            foreach (PlanStep step in group)
            {
                if (ChangeCheck.IsUndone(step.Change, state))
                {
                    Settle(step);
                }
                else if (_ledger[step].Result == StepResult.Done && !_takenBack.Contains(step) && !ChangeCheck.IsDone(step.Change, state))
                {
                    _settled.Add(step);
                    _ledger.Set(step, StepResult.Remains, ByHand(step, "somebody else changed it meanwhile, so it was left alone"));
                }
                else
                {
                    left.Add(step);
                }
            }

            if (left.Count == 0)
            {
                return left;
            }

            _takenBack.UnionWith(left);
            await session.ApplyAsync(left.Select(s => s.Inverse).ToArray(), CancellationToken.None).ConfigureAwait(false);
            state = await session.ReadStateAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (PlanStep step in left.Where(s => ChangeCheck.IsUndone(s.Change, state)))
            {
                Settle(step);
            }

            PlanStep[] unconfirmed = left.Where(s => !ChangeCheck.IsUndone(s.Change, state)).ToArray();
            foreach (PlanStep step in unconfirmed)
            {
                _ledger.Fault("StepNotConfirmed", step.Host, $"{step.Host}: step {step.Number} was taken back without an error, but reading again does not show {step.Change.Target} as {step.Change.OldValue}.", duringUndo: true);
            }

            return unconfirmed;
        }
        catch (Exception e)
        {
            _ledger.Fault(e, session.ComputerName, CancellationToken.None, duringUndo: true);
            return group.Where(s => !_settled.Contains(s)).ToArray();
        }
    }

    private void Settle(PlanStep step)
    {
        _settled.Add(step);
        if (_takenBack.Contains(step))
        {
            _ledger.Set(step, StepResult.Undone, null);
        }
        else if (_ledger[step].Result == StepResult.Done)
        {
            _ledger.Set(step, StepResult.Undone, "It had its old value again already.");
        }
        else
        {
            _ledger.Set(step, StepResult.Failed, "It had no effect.");
        }
    }

    private static string ByHand(PlanStep step, string why) =>
        $"Not taken back: {why}. To finish by hand: on host {step.Host} make {step.Change.Target} {step.Change.OldValue} again.";
}
