using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Takes back what a run did, newest first on all hosts. What was really done is read from the hosts and not assumed: a call that failed may have had its effect, and so may one whose process was killed.</summary>
internal sealed class PlanUndo
{
    private const int Attempts = 2;

    private readonly IReadOnlyDictionary<string, IHostSession> _sessions;
    private readonly RunLedger _ledger;
    private readonly IProgress<HostProgress>? _progress;
    private readonly ConfirmingRead _reads;
    private readonly HashSet<PlanStep> _settled = [];
    private readonly HashSet<string> _lost = new(Names.Comparer);

    public PlanUndo(IReadOnlyDictionary<string, IHostSession> sessions, RunLedger ledger, RunOptions options, IProgress<HostProgress>? progress)
    {
        _sessions = sessions;
        _ledger = ledger;
        _progress = progress;
        _reads = new ConfirmingRead(options);
    }

    /// <summary>Takes back what was begun on some hosts.</summary>
    public async Task UndoAsync(Func<string, bool> isMeant)
    {
        // What is known to hold no more is not looked at again: an older step on the same setting was taken back since, and its value looks like somebody else's.
        PlanStep[] steps = _ledger.Attempted.Reverse().Where(s => isMeant(s.Host) && _ledger[s].MayHold).ToArray();
        foreach (IReadOnlyList<PlanStep> group in StepGroups.Of(steps).ToArray())
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

    /// <summary>Finds out what became of steps whose turn came and that nobody confirmed, and takes nothing back.</summary>
    public async Task InspectAsync()
    {
        foreach (IGrouping<string, PlanStep> unknown in _ledger.Attempted.Where(s => _ledger[s].Result == StepResult.Failed).GroupBy(s => s.Host, Names.Comparer).ToArray())
        {
            HostState state = await HostReader.ReadAsync(_sessions[unknown.Key], CancellationToken.None).ConfigureAwait(false);
            foreach (PlanStep step in unknown.Reverse())
            {
                if (state.Complete && ChangeCheck.IsUndone(step.Change, state))
                {
                    _ledger.Set(step, StepResult.Failed, "It had no effect.");
                }
                else if (state.Complete && ChangeCheck.IsDone(step.Change, state))
                {
                    _ledger.Set(step, StepResult.Done, "Its call failed, and reading shows that it had its effect.");
                }
                else
                {
                    _ledger.Set(step, StepResult.Remains, ByHand(step, "it may have been made, perhaps in part"));
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
            HostState state = await _reads.OnceAsync(session, CancellationToken.None).ConfigureAwait(false);
            List<PlanStep> left = StillToDo(group, state);
            if (left.Count == 0)
            {
                return left;
            }

            _ledger.TakeBack(left);
            await session.ApplyAsync(left.Select(s => s.Inverse).ToArray(), CancellationToken.None).ConfigureAwait(false);
            state = await _reads.OnceAsync(session, CancellationToken.None).ConfigureAwait(false);
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

    private List<PlanStep> StillToDo(IReadOnlyList<PlanStep> group, HostState state)
    {
        var left = new List<PlanStep>();
        HostState expected = state;
        foreach (PlanStep step in group.Where(s => !_settled.Contains(s)))
        {
            bool ours = _ledger[step].Result == StepResult.Done && !_ledger.IsTakenBack(step);
            if (ChangeCheck.IsUndone(step.Change, expected))
            {
                Settle(step);
            }
            else if (ours && !ChangeCheck.IsDone(step.Change, expected))
            {
                LeaveAlone(step, "somebody else changed it meanwhile, so it was left alone");
            }
            else if (ours && step.Inverse is HostChange.RemoveSwitch or HostChange.RemoveTeam or HostChange.RemoveTeamNic && !step.Inverse.CanApplyTo(expected))
            {
                LeaveAlone(step, "something that is not of this run rests on it, so it was left alone");
            }
            else
            {
                left.Add(step);
                expected = step.Inverse is HostChange.AdapterChange || step.Inverse.CanApplyTo(expected) ? step.Inverse.ApplyTo(expected) : expected;
            }
        }

        return left;
    }

    private void LeaveAlone(PlanStep step, string why)
    {
        _settled.Add(step);
        _ledger.Set(step, StepResult.Remains, ByHand(step, why));
    }

    private void Settle(PlanStep step)
    {
        _settled.Add(step);
        if (_ledger.IsTakenBack(step))
        {
            _ledger.Set(step, StepResult.Undone, null);
        }
        else if (_ledger[step].Result is StepResult.Done or StepResult.Remains)
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
