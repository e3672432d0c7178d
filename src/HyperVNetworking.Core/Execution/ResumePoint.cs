using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Where a run that is to be finished stands: what its journal tells, and for every step that nobody confirmed what its host shows.</summary>
internal sealed class ResumePoint
{
    private readonly NetworkPlan _plan;
    private readonly IReadOnlyList<IHostSession> _sessions;
    private readonly RunLedger _ledger;
    private readonly RunOptions _options;
    private readonly IProgress<HostProgress>? _progress;
    private readonly List<PlanStep> _made = [];
    private readonly List<PlanStep> _half = [];
    private readonly List<PlanStep> _unseen = [];

    private ResumePoint(NetworkPlan plan, RunLedger ledger, IReadOnlyList<IHostSession> sessions, ValueList<HostState> states, RunOptions options, IProgress<HostProgress>? progress)
    {
        _plan = plan;
        _ledger = ledger;
        _sessions = sessions;
        _options = options;
        _progress = progress;
        States = states;
    }

    /// <summary>The hosts as read.</summary>
    public ValueList<HostState> States { get; }

    /// <summary>What is in the way.</summary>
    public ValueList<Refusal> Refusals { get; private set; } = [];

    public static async Task<ResumePoint> FindAsync(
        NetworkPlan plan,
        IEnumerable<JournalRecord> records,
        RunJournal journal,
        IReadOnlyList<IHostSession> sessions,
        RunOptions options,
        IProgress<HostProgress>? progress,
        bool isMarked,
        CancellationToken cancellationToken)
    {
        var ledger = new RunLedger(plan.Steps, journal);
        ledger.Restore(records);
        string[] armed = ledger.Armed.Keys.ToArray();
        if (isMarked && armed.Length > 0)
        {
            // A host that answers needs its way back no more; before the next step of that kind it gets a new one.
            var guard = new WayBackGuard(GuardedSteps.Of(plan, []), ledger, options);
            foreach (IHostSession session in sessions)
            {
                await guard.MeetAsync(session).ConfigureAwait(false);
                await guard.ForgetAsync(session).ConfigureAwait(false);
            }
        }

        ValueList<HostState> states = await PlanReading.ReadAsync(plan.Steps, sessions, options, progress, cancellationToken).ConfigureAwait(false);
        ledger.Doubt(ledger.Attempted.Where(s => armed.Contains(s.Host, Names.Comparer)).ToArray());
        var point = new ResumePoint(plan, ledger, sessions, states, options, progress);
        point.Refusals = point.Look().ToValueList();
        return point;
    }

    /// <summary>Finishes the run.</summary>
    public async Task<ChangeReport> ResumeAsync(CancellationToken cancellationToken)
    {
        _ledger.Confirm(_made.Except(_unseen).ToArray());
        foreach (PlanStep step in _plan.Steps.Where(_ledger.IsTakenBack))
        {
            _ledger.Set(step, StepResult.NotRun, null);
        }

        foreach (PlanStep step in _half)
        {
            try
            {
                _ledger.TakeBack([step]);
                await _sessions.First(s => Names.Same(s.ComputerName, step.Host)).ApplyAsync([step.Inverse], cancellationToken).ConfigureAwait(false);
            }
            catch (HostFaultException fault)
            {
                // The host's turn finds that the step does not fit, and then this is why.
                _ledger.Fault(fault, step.Host, cancellationToken);
            }
        }

        // Their setting shows, and whether the adapter restarted after it does not.
        foreach (PlanStep step in _unseen)
        {
            try
            {
                await _sessions.First(s => Names.Same(s.ComputerName, step.Host)).ApplyAsync([step.Change], cancellationToken).ConfigureAwait(false);
                _ledger.Confirm([step]);
            }
            catch (HostFaultException fault)
            {
                // As above: a step that is made already does not fit.
                _ledger.Fault(fault, step.Host, cancellationToken);
            }
        }

        return await new PlanRun(_plan, _sessions, States, _ledger, _options, _progress).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    private List<Refusal> Look()
    {
        var adjusted = new List<HostState>();
        var refusals = new List<Refusal>();
        var where = new VmWhereabouts(States);
        foreach (HostState state in States)
        {
            PlanStep[] unknown = _plan.Steps
                .Where(s => ReferenceEquals(where.Find(s).Host, state) && _ledger.Attempted.Contains(s) && (_ledger[s].Result != StepResult.Done || _ledger.IsTakenBack(s)))
                .ToArray();
            HostState host = state;
            foreach (IGrouping<object, PlanStep> chain in unknown.GroupBy(s => ChangeCheck.Setting(s.Change)).Where(_ => state.Complete))
            {
                PlanStep[] steps = chain.ToArray();
                int last = Array.FindLastIndex(steps, s => ChangeCheck.IsDone(s.Change, state));
                _made.AddRange(steps.Take(last + 1));
                if (last >= 0 && RdmaRestart.Follows(steps[last].Change, state))
                {
                    _unseen.Add(steps[last]);
                }

                if (last < 0 && !ChangeCheck.IsUndone(steps[0].Change, state) && IsStructure(steps[0].Change))
                {
                    _half.Add(steps[0]);
                    host = steps[0].Inverse.ApplyTo(host);
                }
            }

            adjusted.Add(host);
        }

        PlanStep[] left = _plan.Steps.Where(s => (_ledger[s].Result != StepResult.Done || _ledger.IsTakenBack(s)) && !_made.Contains(s)).ToArray();
        refusals.AddRange(PlanPreflight.Check(_plan with { Steps = left.ToValueList() }, adjusted, _options));
        return refusals;
    }

    // A switch is made in several calls and can be there without its ports; a setting is there or not.
    private static bool IsStructure(HostChange change) =>
        change is HostChange.CreateSwitch or HostChange.AddHostAdapter or HostChange.SetUplinks or HostChange.AddTeam or HostChange.AddTeamNic;
}
