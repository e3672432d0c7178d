using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>One run of a plan that passed the preflight.</summary>
internal sealed class PlanRun
{
    private readonly NetworkPlan _plan;
    private readonly IReadOnlyList<IHostSession> _sessions;
    private readonly Dictionary<string, IHostSession> _byName = new(Names.Comparer);
    private readonly RunOptions _options;
    private readonly IProgress<HostProgress>? _progress;
    private readonly RunLedger _ledger;

    public PlanRun(NetworkPlan plan, IReadOnlyList<IHostSession> sessions, RunOptions options, IProgress<HostProgress>? progress)
    {
        _plan = plan;
        _sessions = sessions;
        _options = options;
        _progress = progress;
        _ledger = new RunLedger(plan.Steps);
        foreach (IHostSession session in sessions)
        {
            _byName[session.ComputerName] = session;
        }
    }

    public async Task<ChangeReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (await ApplyAsync(cancellationToken).ConfigureAwait(false))
        {
            ValueList<HostState> after = await ReadAllAsync().ConfigureAwait(false);
            if (StillHolds(after))
            {
                return ReportText.OfRun(_ledger, after);
            }
        }

        await new PlanUndo(_byName, _ledger, _progress).UndoAsync().ConfigureAwait(false);
        return ReportText.OfRun(_ledger, await ReadAllAsync().ConfigureAwait(false));
    }

    private async Task<bool> ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<PlanStep> group in StepGroups.Of(_plan.Steps))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _ledger.Fault("RunCancelled", null, "The run was cancelled.");
                return false;
            }

            if (!await ApplyAsync(group, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
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
            HostState state = await session.ReadStateAsync(cancellationToken).ConfigureAwait(false);
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

    // A later step or somebody else may have taken back what was confirmed before: the last word on each setting is read once more.
    private bool StillHolds(ValueList<HostState> states)
    {
        var decided = new HashSet<(string, object)>();
        bool holds = true;
        foreach (PlanStep step in _plan.Steps.Reverse())
        {
            HostState state = states.First(s => Names.Same(s.Name, step.Host));
            if (!decided.Add((step.Host.ToUpperInvariant(), ChangeCheck.Setting(step.Change))))
            {
                continue;
            }

            if (!state.Complete)
            {
                _ledger.Fault("HostNotRead", step.Host, $"{step.Host}: could not be read again after the change ({state.Error}).");
                return false;
            }

            if (!ChangeCheck.IsDone(step.Change, state))
            {
                _ledger.Fault("StepNotConfirmed", step.Host, $"{step.Host}: step {step.Number} held when it was made, but at the end {step.Change.Target} is not {step.Change.NewValue}.");
                holds = false;
            }
        }

        return holds;
    }

    // Not cancelled: whoever ends a run still wants to know how the hosts are.
    private Task<ValueList<HostState>> ReadAllAsync() =>
        HostReader.ReadAllAsync(_sessions, _options.ThrottleLimit, CancellationToken.None);
}
