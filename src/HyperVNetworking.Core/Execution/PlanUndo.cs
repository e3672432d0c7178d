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
    private readonly WayBackGuard _guard;
    private readonly HashSet<PlanStep> _settled = [];
    private readonly HashSet<string> _lost = new(Names.Comparer);
    private readonly Dictionary<PlanStep, string> _hosts = [];
    private readonly RunOptions _options;

    public PlanUndo(IReadOnlyDictionary<string, IHostSession> sessions, RunLedger ledger, RunOptions options, IProgress<HostProgress>? progress, WayBackGuard guard)
    {
        _guard = guard;
        _sessions = sessions;
        _ledger = ledger;
        _progress = progress;
        _reads = new ConfirmingRead(options);
        _options = options;
    }

    /// <summary>Takes back what was begun on some hosts.</summary>
    public async Task UndoAsync(Func<string, bool> isMeant)
    {
        // What is known to hold no more is not looked at again: an older step on the same setting was taken back since, and its value looks like somebody else's.
        await MeetAsync(isMeant).ConfigureAwait(false);
        PlanStep[] steps = await FollowAsync(_ledger.Attempted.Where(s => isMeant(s.Host) && _ledger[s].MayHold).ToArray()).ConfigureAwait(false);
        IReadOnlyList<PlanStep> moved = await UndoAsync(steps).ConfigureAwait(false);

        // Those whose VM was on its way are taken back where it arrives.
        var patience = new Patience(_options);
        while (moved.Count > 0 && patience.Try())
        {
            await patience.PauseAsync(CancellationToken.None).ConfigureAwait(false);
            moved = await UndoAsync(await FollowAsync(moved.Reverse().ToArray()).ConfigureAwait(false)).ConfigureAwait(false);
        }

        Remain(moved);

        foreach (string host in _ledger.Armed.Keys.Where(h => isMeant(h) && _sessions.ContainsKey(h) && !_lost.Contains(h)).ToArray())
        {
            await _guard.ForgetAsync(_sessions[host]).ConfigureAwait(false);
        }
    }

    /// <summary>Finds out what became of steps whose turn came and that nobody confirmed, and takes nothing back.</summary>
    public async Task InspectAsync()
    {
        await MeetAsync(_ => true).ConfigureAwait(false);
        PlanStep[] steps = await FollowAsync(_ledger.Attempted.Where(s => _ledger[s].Result == StepResult.Failed).ToArray()).ConfigureAwait(false);
        foreach (IGrouping<string, PlanStep> unknown in steps.GroupBy(HostOf, Names.Comparer).ToArray())
        {
            HostState state = await HostReader.ReadAsync(_sessions[unknown.Key], CancellationToken.None).ConfigureAwait(false);
            foreach (PlanStep step in unknown)
            {
                if (state.Complete && ChangeCheck.IsUndone(step.Change, state))
                {
                    _ledger.Set(step, StepResult.Failed, "It had no effect.");
                }
                else if (state.Complete && ChangeCheck.IsDone(step.Change, state) && !RdmaRestart.Follows(step.Change, state))
                {
                    _ledger.Set(step, StepResult.Done, "Its call failed, and reading shows that it had its effect.");
                }
                else
                {
                    _ledger.Set(step, StepResult.Remains, ByHand(step, "it may have been made, perhaps in part"));
                }
            }
        }

        // Who answers has a way in, and nothing is to be taken back, not by the host either.
        foreach (string host in _ledger.Armed.Keys.Where(_sessions.ContainsKey).ToArray())
        {
            if ((await HostReader.ReadAsync(_sessions[host], CancellationToken.None).ConfigureAwait(false)).Complete)
            {
                await _guard.ForgetAsync(_sessions[host]).ConfigureAwait(false);
            }
        }
    }

    // Newest first, each with its host; where VMs moved since, all hosts are read to find them.
    private async Task<PlanStep[]> FollowAsync(IReadOnlyList<PlanStep> steps)
    {
        if (!steps.Any(VmWhereabouts.CanFollow))
        {
            return steps.Reverse().ToArray();
        }

        ValueList<HostState> states = await PlanReading.ReadAsync(steps, _sessions.Values.ToArray(), _options, null, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<(PlanStep Step, string Host)> placed = new VmWhereabouts(states).Follow(steps);
        foreach ((PlanStep step, string host) in placed)
        {
            _hosts[step] = host;
        }

        return placed.Select(p => p.Step).Reverse().ToArray();
    }

    private string HostOf(PlanStep step) => _hosts.TryGetValue(step, out string? host) ? host : step.Host;

    /// <summary>Takes steps back, newest first.</summary>
    /// <returns>The steps whose VM was not there, or on its way.</returns>
    private async Task<IReadOnlyList<PlanStep>> UndoAsync(IReadOnlyList<PlanStep> steps)
    {
        var moved = new List<PlanStep>();
        foreach (IReadOnlyList<PlanStep> group in StepGroups.Of(steps, HostOf).ToArray())
        {
            string host = HostOf(group[0]);
            _progress?.Report(new HostProgress(host, "Taking back", 0, group.Count));
            IReadOnlyList<PlanStep> left = group;
            for (int attempt = 0; attempt < Attempts && left.Count > 0 && !_lost.Contains(host); attempt++)
            {
                left = await TryUndoAsync(_sessions[host], left, moved).ConfigureAwait(false);
            }

            // Older steps of this host may rest on what could not be taken back (a switch on its adapters), so the host is left as it is.
            if (left.Count > 0)
            {
                _lost.Add(host);
                Remain(left);
            }
        }

        return moved;
    }

    private void Remain(IEnumerable<PlanStep> steps)
    {
        foreach (PlanStep step in steps)
        {
            _ledger.Set(step, StepResult.Remains, ByHand(step, _ledger[step].Result == StepResult.Done ? "it was made" : "it may have been made"));
        }
    }

    /// <summary>Takes a group back as far as it goes.</summary>
    /// <returns>The steps that are still to be taken back.</returns>
    private async Task<IReadOnlyList<PlanStep>> TryUndoAsync(IHostSession session, IReadOnlyList<PlanStep> group, List<PlanStep> moved)
    {
        try
        {
            HostState state = await _reads.OnceAsync(session, CancellationToken.None).ConfigureAwait(false);
            moved.AddRange(group.Where(s => !VmWhereabouts.IsAt(s, state) && !moved.Contains(s)));
            group = group.Where(s => !moved.Contains(s)).ToArray();
            List<PlanStep> left = StillToDo(group, state);
            if (left.Count == 0)
            {
                return left;
            }

            if (!await _guard.ArmAsync(session, left, duringUndo: true, CancellationToken.None).ConfigureAwait(false))
            {
                return left;
            }

            _ledger.TakeBack(left);
            state = await _guard.ApplyAsync(session, left, s => s.Inverse, CancellationToken.None).ConfigureAwait(false);
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
            return group.Where(s => !_settled.Contains(s) && !moved.Contains(s)).ToArray();
        }
    }

    // A host that lies in the dark goes its way back by itself, and only then can be looked at.
    private async Task MeetAsync(Func<string, bool> isMeant)
    {
        foreach (string host in _ledger.Armed.Keys.Where(h => isMeant(h) && _sessions.ContainsKey(h)).ToArray())
        {
            if (await _guard.MeetAsync(_sessions[host]).ConfigureAwait(false))
            {
                await NoteReturnAsync(host).ConfigureAwait(false);
            }
        }
    }

    private async Task NoteReturnAsync(string host)
    {
        HostState state = await HostReader.ReadAsync(_sessions[host], CancellationToken.None).ConfigureAwait(false);
        foreach (PlanStep step in _guard.StepsOn(host).Where(s => state.Complete && _ledger.Attempted.Contains(s) && _ledger[s].MayHold && ChangeCheck.IsUndone(s.Change, state)))
        {
            _settled.Add(step);
            bool made = _ledger[step].Result is StepResult.Done or StepResult.Remains;
            _ledger.Set(step, made ? StepResult.Undone : StepResult.Failed, made ? "The host took it back by itself." : "It had no effect, or the host took it back by itself.");
        }
    }

    private List<PlanStep> StillToDo(IReadOnlyList<PlanStep> group, HostState state)
    {
        var left = new List<PlanStep>();
        HostState expected = state;
        foreach (PlanStep step in group.Where(s => !_settled.Contains(s)))
        {
            bool ours = _ledger[step].Result == StepResult.Done && !_ledger.IsTakenBack(step);
            bool unseen = _ledger.IsTakenBack(step) && RdmaRestart.Follows(step.Inverse, expected);
            if (ChangeCheck.IsUndone(step.Change, expected) && !unseen)
            {
                Settle(step);
            }
            else if (ours && !unseen && !ChangeCheck.IsDone(step.Change, expected))
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
