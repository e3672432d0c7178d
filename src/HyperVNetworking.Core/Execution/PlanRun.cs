using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>The steps of a run that passed the preflight: made in the plan's order, host by host, so that each host is a canary for the next (site-rules D2).</summary>
internal sealed class PlanRun
{
    private readonly NetworkPlan _plan;
    private readonly Dictionary<string, IHostSession> _byName = new(Names.Comparer);
    private readonly HashSet<string> _begun = new(Names.Comparer);
    private readonly HashSet<string> _failed = new(Names.Comparer);
    private readonly RunOptions _options;
    private readonly IProgress<HostProgress>? _progress;
    private readonly RunLedger _ledger;
    private readonly RunReads _reads;
    private readonly ClusterWatch _clusters;
    private readonly MovedSteps _moved;
    private readonly WayBackGuard _guard;

    public PlanRun(NetworkPlan plan, IReadOnlyList<IHostSession> sessions, IEnumerable<HostState> states, RunLedger ledger, RunOptions options, IProgress<HostProgress>? progress)
    {
        _plan = plan;
        _options = options;
        _progress = progress;
        _ledger = ledger;
        _reads = new RunReads(sessions, states, options);
        _clusters = new ClusterWatch(plan.Document, sessions, states, ledger, options);
        _guard = new WayBackGuard(GuardedSteps.Of(plan, states), ledger, options);
        foreach (IHostSession session in sessions)
        {
            _byName[session.ComputerName] = session;
        }

        _moved = new MovedSteps(_byName, ledger, options);

        _begun.UnionWith(ledger.Attempted.Select(s => s.Host));
    }

    public async Task<ChangeReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        bool cancelled = !await ApplyAsync(cancellationToken).ConfigureAwait(false);
        if (!cancelled && (_failed.Count == 0 || _options.OnFailure == OnFailure.UndoHost))
        {
            ValueList<HostState> after = await SettleAsync(cancellationToken).ConfigureAwait(false);
            if (_failed.Count == 0)
            {
                return Report(after, null);
            }
        }

        ValueList<FailurePrice> prices = FailurePrice.Of(_ledger, _failed);
        var undo = new PlanUndo(_byName, _ledger, _options, _progress, _guard);
        switch (_options.OnFailure)
        {
            case OnFailure.Stop:
                await undo.InspectAsync().ConfigureAwait(false);
                break;
            case OnFailure.UndoHost:
                await undo.UndoAsync(host => _failed.Contains(host) || (cancelled && !IsWhole(host))).ConfigureAwait(false);
                break;
            default:
                await undo.UndoAsync(_ => true).ConfigureAwait(false);
                break;
        }

        await _clusters.RestoreAsync(undone: _options.OnFailure != OnFailure.Stop).ConfigureAwait(false);
        return Report(await _reads.AllAsync().ConfigureAwait(false), prices);
    }

    /// <summary>Makes the steps.</summary>
    /// <returns>False if the run was cancelled.</returns>
    private async Task<bool> ApplyAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PlanStep>[] groups = StepGroups.Of(_plan.Steps.Where(s => _ledger[s].Result != StepResult.Done)).ToArray();
        for (int i = 0; i < groups.Length; i++)
        {
            string host = groups[i][0].Host;
            if (cancellationToken.IsCancellationRequested)
            {
                _ledger.Fault("RunCancelled", null, "The run was cancelled.");
                return false;
            }

            if (_failed.Contains(host) || !await MayBeginAsync(host, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            bool first = i == 0 || !Names.Same(groups[i - 1][0].Host, host);
            bool last = i == groups.Length - 1 || !Names.Same(groups[i + 1][0].Host, host);
            bool good = (!first || await FitsAsync(host, groups.Skip(i), cancellationToken).ConfigureAwait(false))
                && (!first || await _clusters.BeginAsync(host, _plan.Steps, cancellationToken).ConfigureAwait(false))
                && await _guard.ArmAsync(_byName[host], groups[i], _reads.Last(host), cancellationToken).ConfigureAwait(false)
                && await ApplyAsync(groups[i], cancellationToken).ConfigureAwait(false)
                && (!last || await HoldsAsync(host, cancellationToken).ConfigureAwait(false))
                && (!last || await _guard.ReleaseAsync(_byName[host], cancellationToken).ConfigureAwait(false))
                && (!last || await _clusters.EndAsync(_reads.Last(host), cancellationToken).ConfigureAwait(false));
            if (!good)
            {
                _failed.Add(host);
                if (cancellationToken.IsCancellationRequested)
                {
                    return false;
                }

                if (_options.OnFailure != OnFailure.UndoHost)
                {
                    return true;
                }
            }
        }

        return true;
    }

    // After a failure, and after the time given, hosts that have begun are finished and no further one begins.
    private async Task<bool> MayBeginAsync(string host, CancellationToken cancellationToken)
    {
        if (_begun.Contains(host))
        {
            return true;
        }

        if (_failed.Count > 0)
        {
            return false;
        }

        if (_options.Clock.UtcNow > _options.NotAfter)
        {
            _ledger.Fault("NotAfterPassed", host, $"{host}: was not begun, for the time given has passed (-NotAfter {_options.NotAfter:u}).");
            _failed.Add(host);
            return false;
        }

        if (await _clusters.FindTroubleAsync(host, _begun, cancellationToken).ConfigureAwait(false) is string trouble)
        {
            _ledger.Fault("ClusterNotHealthy", host, $"{host}: was not begun, for after its other nodes were changed {trouble}.");
            _failed.Add(host);
            return false;
        }

        _begun.Add(host);
        return true;
    }

    // Between the preflight and the turn of a host others may have been at it (site-rules D4).
    private async Task<bool> FitsAsync(string host, IEnumerable<IReadOnlyList<PlanStep>> groups, CancellationToken cancellationToken)
    {
        try
        {
            HostState state = await _reads.OnceAsync(_byName[host], cancellationToken).ConfigureAwait(false);
            IReadOnlyList<PlanStep> steps = _moved.SetAside(groups.TakeWhile(g => Names.Same(g[0].Host, host)).SelectMany(g => g).ToArray(), state);
            if (PlanPreflight.Misfit(_plan, state, steps) is Refusal refusal)
            {
                _ledger.Fault(refusal.ErrorId, host, refusal.Message);
                return false;
            }

            return true;
        }
        catch (Exception e)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    private async Task<bool> ApplyAsync(IReadOnlyList<PlanStep> group, CancellationToken cancellationToken)
    {
        group = _moved.Staying(group);
        if (group.Count == 0)
        {
            return true;
        }

        string host = group[0].Host;
        int total = _plan.Steps.Count(s => Names.Same(s.Host, host));
        try
        {
            _ledger.Attempt(group);
            _progress?.Report(new HostProgress(host, "Changing", _ledger.DoneOn(host), total));
            HostState state = _reads.Keep(await _guard.ApplyAsync(_byName[host], group, s => s.Change, cancellationToken).ConfigureAwait(false));
            group = _moved.SetAside(group, state);
            PlanStep[] missing = group.Where(s => !ChangeCheck.IsDone(s.Change, state)).ToArray();
            foreach (PlanStep step in missing)
            {
                _ledger.Fault("StepNotConfirmed", host, $"{host}: step {step.Number} was made without an error, but reading again does not show {step.Change.Target} as {step.Change.NewValue}.");
            }

            if (missing.Length == 0)
            {
                _ledger.Confirm(group);
                _progress?.Report(new HostProgress(host, "Changed", _ledger.DoneOn(host), total));
            }

            return missing.Length == 0;
        }
        catch (Exception e)
        {
            // A VM that left in the middle fails the call for all: those that stay are made by themselves.
            if (e is HostFaultException && await StayingAsync(_byName[host], group, cancellationToken).ConfigureAwait(false) is IReadOnlyList<PlanStep> staying)
            {
                return await ApplyAsync(staying, cancellationToken).ConfigureAwait(false);
            }

            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    // The steps of a group that are still to be made on the host, if a VM of another has left it; null if none has.
    private async Task<IReadOnlyList<PlanStep>?> StayingAsync(IHostSession session, IReadOnlyList<PlanStep> group, CancellationToken cancellationToken)
    {
        if (!group.Any(VmWhereabouts.CanFollow))
        {
            return null;
        }

        HostState state = await HostReader.ReadAsync(session, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<PlanStep> staying = state.Complete ? _moved.SetAside(group, state) : group;
        if (staying.Count == group.Count)
        {
            return null;
        }

        ILookup<bool, PlanStep> made = staying.ToLookup(s => ChangeCheck.IsDone(s.Change, state));
        _ledger.Confirm(made[true].ToArray());
        return made[false].ToArray();
    }

    // The next host begins when this one stands still and has what it was given.
    private async Task<bool> HoldsAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return LastWord.Holds(_ledger, await _reads.SettledAsync(_byName[host], cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException e)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    // What moved while the run was at work is made where it is now, and everything is read once more.
    private async Task<ValueList<HostState>> SettleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (PlanStep step in await _moved.MakeAsync(cancellationToken).ConfigureAwait(false))
            {
                _failed.Add(step.Host);
            }

            ValueList<HostState> states = await _reads.AllAsync().ConfigureAwait(false);
            foreach (HostState state in states.Where(s => !_failed.Contains(s.Name) && !LastWord.Holds(_ledger, s)).ToArray())
            {
                _failed.Add(state.Name);
            }

            if (_failed.Count == 0)
            {
                _moved.CheckMoved(_plan.Steps.Where(s => _ledger[s].Result == StepResult.Done), states);
            }

            if (!_moved.Any)
            {
                return states;
            }
        }
    }

    private bool IsWhole(string host) => _ledger.Records.All(r => !Names.Same(r.Step.Host, host) || r.Result == StepResult.Done);

    private ChangeReport Report(ValueList<HostState> states, ValueList<FailurePrice>? prices) => ReportText.OfRun(
        _ledger,
        states,
        _reads.Unsettled,
        prices,
        stopped: prices is not null && _options.OnFailure == OnFailure.Stop);
}
