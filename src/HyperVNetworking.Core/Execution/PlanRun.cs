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
    private readonly IReadOnlyList<IHostSession> _sessions;
    private readonly Dictionary<string, IHostSession> _byName = new(Names.Comparer);
    private readonly Dictionary<string, HostState> _last = new(Names.Comparer);
    private readonly HashSet<string> _begun = new(Names.Comparer);
    private readonly HashSet<string> _failed = new(Names.Comparer);
    private readonly HashSet<string> _unsettled = new(Names.Comparer);
    private readonly RunOptions _options;
    private readonly IProgress<HostProgress>? _progress;
    private readonly RunLedger _ledger;
    private readonly ConfirmingRead _reads;
    private readonly ClusterGate _clusters;

    public PlanRun(NetworkPlan plan, IReadOnlyList<IHostSession> sessions, IEnumerable<HostState> states, RunLedger ledger, RunOptions options, IProgress<HostProgress>? progress)
    {
        _plan = plan;
        _sessions = sessions;
        _options = options;
        _progress = progress;
        _ledger = ledger;
        _reads = new ConfirmingRead(options);
        _clusters = new ClusterGate(plan.Document, states, options.ClusterHealth);
        foreach (IHostSession session in sessions)
        {
            _byName[session.ComputerName] = session;
        }

        foreach (HostState state in states)
        {
            _last[state.Name] = state;
        }

        _begun.UnionWith(ledger.Attempted.Select(s => s.Host));
    }

    public async Task<ChangeReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        bool cancelled = !await ApplyAsync(cancellationToken).ConfigureAwait(false);
        if (!cancelled && (_failed.Count == 0 || _options.OnFailure == OnFailure.UndoHost))
        {
            ValueList<HostState> after = await ReadAllAsync().ConfigureAwait(false);
            CheckAll(after);
            if (_failed.Count == 0)
            {
                return Report(after, null);
            }
        }

        ValueList<FailurePrice> prices = FailurePrice.Of(_ledger, _failed);
        var undo = new PlanUndo(_byName, _ledger, _options, _progress);
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

        return Report(await ReadAllAsync().ConfigureAwait(false), prices);
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
                && await ApplyAsync(groups[i], cancellationToken).ConfigureAwait(false)
                && (!last || await HoldsAsync(host, cancellationToken).ConfigureAwait(false));
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
            IEnumerable<PlanStep> steps = groups.TakeWhile(g => Names.Same(g[0].Host, host)).SelectMany(g => g);
            if (PlanPreflight.Misfit(_plan, state, steps) is Refusal refusal)
            {
                _ledger.Fault(refusal.ErrorId, host, refusal.Message);
                return false;
            }

            _last[host] = state;
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
        string host = group[0].Host;
        IHostSession session = _byName[host];
        int total = _plan.Steps.Count(s => Names.Same(s.Host, host));
        try
        {
            _ledger.Attempt(group);
            _progress?.Report(new HostProgress(host, "Changing", _ledger.DoneOn(host), total));
            await session.ApplyAsync(group.Select(s => s.Change).ToArray(), cancellationToken).ConfigureAwait(false);
            HostState state = await _reads.OnceAsync(session, cancellationToken).ConfigureAwait(false);
            _last[host] = state;
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
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    // The next host begins when this one stands still and has what it was given.
    private async Task<bool> HoldsAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            (HostState state, bool settled) = await _reads.SettledAsync(_byName[host], _last[host], cancellationToken).ConfigureAwait(false);
            Note(host, state, settled);
            return Holds(state);
        }
        catch (OperationCanceledException e)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    private void CheckAll(ValueList<HostState> states)
    {
        foreach (HostState state in states.Where(s => !_failed.Contains(s.Name) && !Holds(s)).ToArray())
        {
            _failed.Add(state.Name);
        }
    }

    // A later step or somebody else may have taken back what was confirmed before: the last word on each setting is read once more.
    private bool Holds(HostState state)
    {
        var decided = new HashSet<object>();
        bool holds = true;
        foreach (PlanStep step in _plan.Steps.Reverse().Where(s => Names.Same(s.Host, state.Name) && _ledger[s].Result == StepResult.Done))
        {
            if (!state.Complete)
            {
                _ledger.Fault("HostNotRead", step.Host, $"{step.Host}: could not be read again after the change ({state.Error}).");
                return false;
            }

            if (decided.Add(ChangeCheck.Setting(step.Change)) && !ChangeCheck.IsDone(step.Change, state))
            {
                _ledger.Fault("StepNotConfirmed", step.Host, $"{step.Host}: step {step.Number} held when it was made, but at the end {step.Change.Target} is not {step.Change.NewValue}.");
                holds = false;
            }
        }

        return holds;
    }

    private bool IsWhole(string host) => _ledger.Records.All(r => !Names.Same(r.Step.Host, host) || r.Result == StepResult.Done);

    // Not cancelled: whoever ends a run still wants to know how the hosts are.
    private async Task<ValueList<HostState>> ReadAllAsync()
    {
        using var throttle = new SemaphoreSlim(Math.Max(1, _options.ThrottleLimit));
        (HostState State, bool Settled)[] reads = await Task.WhenAll(_sessions.Select(async session =>
        {
            await throttle.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                _last.TryGetValue(session.ComputerName, out HostState? last);
                return await _reads.SettledAsync(session, last, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                throttle.Release();
            }
        })).ConfigureAwait(false);
        foreach ((HostState state, bool settled) in reads)
        {
            Note(state.Name, state, settled);
        }

        return reads.Select(r => r.State).ToValueList();
    }

    private void Note(string host, HostState state, bool settled)
    {
        _last[host] = state;
        _unsettled.Remove(host);
        if (state.Complete && !settled)
        {
            _unsettled.Add(host);
        }
    }

    private ChangeReport Report(ValueList<HostState> states, ValueList<FailurePrice>? prices) => ReportText.OfRun(
        _ledger,
        states,
        _unsettled.OrderBy(h => h, Names.Comparer).ToValueList(),
        prices,
        stopped: prices is not null && _options.OnFailure == OnFailure.Stop);
}
