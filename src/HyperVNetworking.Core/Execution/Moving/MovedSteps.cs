using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>The steps of a run whose VM was on its way when their turn came: they are made where the VM has come to, after all others (site-rules D4).</summary>
internal sealed class MovedSteps
{
    private readonly IReadOnlyDictionary<string, IHostSession> _sessions;
    private readonly RunLedger _ledger;
    private readonly RunOptions _options;
    private readonly ConfirmingRead _reads;
    private readonly List<PlanStep> _waiting = [];
    private List<HostState> _states = [];

    public MovedSteps(IReadOnlyDictionary<string, IHostSession> sessions, RunLedger ledger, RunOptions options)
    {
        _sessions = sessions;
        _ledger = ledger;
        _options = options;
        _reads = new ConfirmingRead(options);
    }

    /// <summary>Whether a step waits for its VM.</summary>
    public bool Any => _waiting.Count > 0;

    /// <summary>Sets those of some steps aside whose VM a host does not show, or shows on its way.</summary>
    /// <returns>The steps that can be made on that host.</returns>
    public IReadOnlyList<PlanStep> SetAside(IReadOnlyList<PlanStep> steps, HostState state)
    {
        _waiting.AddRange(steps.Where(s => !VmWhereabouts.IsAt(s, state) && !_waiting.Contains(s)));
        return Staying(steps);
    }

    /// <summary>Those of some steps that do not wait.</summary>
    public IReadOnlyList<PlanStep> Staying(IReadOnlyList<PlanStep> steps) => _waiting.Count == 0 ? steps : steps.Where(s => !_waiting.Contains(s)).ToArray();

    /// <summary>Sets those steps aside that were made and do not hold where their VM is now: what is made while a VM is on its way need not go with it.</summary>
    public void CheckMoved(IEnumerable<PlanStep> made, IReadOnlyList<HostState> states)
    {
        // Of several steps on one setting the last says what is to hold.
        var decided = new HashSet<object>();
        var where = new VmWhereabouts(states);
        foreach (PlanStep step in made.Where(VmWhereabouts.CanFollow).Reverse().Where(s => decided.Add(ChangeCheck.Setting(s.Change))))
        {
            VmPlace place = where.Find(step);
            bool isAway = place.Moving || place.Host is null || !Names.Same(place.Host.Name, step.Host);
            if (isAway && (place.Host is null || !ChangeCheck.IsDone(step.Change, place.Host)) && !_waiting.Contains(step))
            {
                _waiting.Add(step);
            }
        }
    }

    /// <summary>Makes the steps that wait, each where its VM is, until all are made or the time is over.</summary>
    /// <returns>The steps that could not be made; why is in the ledger.</returns>
    public async Task<IReadOnlyList<PlanStep>> MakeAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(_options);
        var failed = new List<PlanStep>();
        while (_waiting.Count > 0)
        {
            _states = [.. await PlanReading.ReadAsync(_waiting, _sessions.Values.ToArray(), _options, null, cancellationToken).ConfigureAwait(false)];
            foreach (PlanStep step in _waiting.ToArray())
            {
                if (new VmWhereabouts(_states).Find(step) is { Moving: false, Host: { Complete: true } host } && !await MakeAsync(step, host, cancellationToken).ConfigureAwait(false))
                {
                    failed.Add(step);
                    break;
                }
            }

            if (failed.Count > 0 || _waiting.Count == 0 || !patience.Try())
            {
                break;
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (PlanStep step in _waiting.Except(failed).ToArray())
        {
            _ledger.Fault("VmStillMoving", step.Host, $"{step.Host}: step {step.Number} was not made, for {step.Change.Target} was on its way to another host, or was found on none, until the time was over (-ConfirmTimeout); run the plan again when it has arrived.");
            failed.Add(step);
        }

        _waiting.Clear();
        return failed;
    }

    // False if it cannot be made there; one that only failed because the VM left meanwhile waits on.
    private async Task<bool> MakeAsync(PlanStep step, HostState host, CancellationToken cancellationToken)
    {
        IHostSession session = _sessions[host.Name];
        try
        {
            if (!ChangeCheck.IsDone(step.Change, host))
            {
                if (!step.Change.CanApplyTo(host))
                {
                    _ledger.Fault("PlanOutdated", host.Name, $"{host.Name}: {step.Change.Target} moved here, and step {step.Number} cannot be made here: it is no longer as the plan expects ({step.Change.OldValue}), or what the step needs is not on this host; plan again.");
                    return false;
                }

                _ledger.Attempt([step]);
                await session.ApplyAsync([step.Change], cancellationToken).ConfigureAwait(false);
                host = Note(await _reads.OnceAsync(session, cancellationToken).ConfigureAwait(false));
            }

            if (!VmWhereabouts.IsAt(step, host))
            {
                return true;
            }

            if (ChangeCheck.IsDone(step.Change, host))
            {
                _ledger.Confirm([step]);
                _ledger.Set(step, StepResult.Done, Names.Same(host.Name, step.Host) ? null : $"Made on host {host.Name}, where the VM is now.");
                _waiting.Remove(step);
                return true;
            }

            _ledger.Fault("StepNotConfirmed", host.Name, $"{host.Name}: step {step.Number} was made without an error, but reading again does not show {step.Change.Target} as {step.Change.NewValue}.");
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            HostState now = Note(await HostReader.ReadAsync(session, cancellationToken).ConfigureAwait(false));
            if (now.Complete && !VmWhereabouts.IsAt(step, now))
            {
                return true;
            }

            _ledger.Fault(e, host.Name, cancellationToken);
            return false;
        }
    }

    private HostState Note(HostState state)
    {
        _states = _states.Select(s => Names.Same(s.Name, state.Name) ? state : s).ToList();
        return state;
    }
}
