using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Planning;

/// <summary>Judges the states between the steps: which requirements are violated there that are violated neither before nor after. It keeps the network judged at the last state it was asked for, so that the next one costs what differs.</summary>
internal sealed class TransitionJudge
{
    private readonly IReadOnlyList<PlanStep> _steps;
    private readonly HostState[] _before;
    private readonly HostState[] _now;
    private readonly int[] _hosts;
    private readonly int[][] _ofHost;
    private readonly bool[] _done;
    private readonly IsolationWatch _watch;
    private readonly HashSet<(RequirementKind, string, string?)> _violated = [];
    private readonly HashSet<(RequirementKind, string, string?)> _unprotected = [];
    private readonly HashSet<int> _unseen = [];
    private int _left;

    public TransitionJudge(NetworkDocument document, IReadOnlyList<HostState> before, IReadOnlyList<PlanStep> steps, int judgements)
    {
        _steps = steps;
        _left = judgements;
        _done = new bool[steps.Count];
        _hosts = steps.Select(s => Enumerable.Range(0, before.Count).First(h => Names.Same(before[h].Name, s.Host))).ToArray();
        ILookup<int, int> ofHost = Enumerable.Range(0, steps.Count).ToLookup(i => _hosts[i]);
        _ofHost = Enumerable.Range(0, before.Count).Select(h => ofHost[h].ToArray()).ToArray();

        // A switch that nothing is on makes no difference to anybody; there from the beginning, it lets the rest be changes of adapters only.
        _before = before.Select((host, h) => _ofHost[h].Where(i => StepEffects.IsEmptySwitch(steps[i])).Aggregate(host, (state, i) => steps[i].Change.ApplyTo(state))).ToArray();
        _now = [.. _before];
        _watch = IsolationWatch.Start(document, _now, new IsolationOptions());
        Note(_watch.Outcomes);
        _unprotected.UnionWith(_violated);
        MoveTo(Enumerable.Repeat(true, steps.Count).ToArray());
        _unprotected.UnionWith(_violated);
        MoveTo(new bool[steps.Count]);
    }

    /// <summary>Whether no more states can be judged.</summary>
    public bool IsExhausted => _left <= 0;

    /// <summary>What suffers now.</summary>
    public IEnumerable<(RequirementKind Kind, string Tenant, string? Other)> Suffering()
    {
        foreach (int host in _unseen)
        {
            Note(_watch.Update(_now[host]));
        }

        _unseen.Clear();
        return _violated.Where(v => !_unprotected.Contains(v));
    }

    /// <summary>How many requirements suffer when just these steps are done.</summary>
    public int Suffering(bool[] done)
    {
        _left--;
        MoveTo(done);
        return Suffering().Count();
    }

    /// <summary>Why a requirement suffers now.</summary>
    public Verdict Explain((RequirementKind Kind, string Tenant, string? Other) requirement) =>
        _watch.Verdicts.First(v => (v.Kind, v.Tenant, v.OtherTenant) == requirement);

    /// <summary>Whether a step, made now, only adds to who hears whom. What suffers between two such steps suffers before the first or after the last of them.</summary>
    public bool Adds(int step) => StepEffects.Adds(_steps[step], _now[_hosts[step]]);

    /// <summary>Makes one more step.</summary>
    public void Do(int step)
    {
        int host = _hosts[step];
        bool isUnheard = StepEffects.IsUnheard(_steps[step].Change, _now[host]);
        _done[step] = true;
        if (!StepEffects.IsEmptySwitch(_steps[step]))
        {
            _now[host] = _steps[step].Change.ApplyTo(_now[host]);
            if (!isUnheard)
            {
                _unseen.Add(host);
            }
        }
    }

    // The state of a host depends on which steps are done, not on their order, but for the order that the steps were given in.
    private void MoveTo(bool[] done)
    {
        int[] changed = Enumerable.Range(0, done.Length).Where(i => done[i] != _done[i]).ToArray();
        foreach (int host in changed.Select(i => _hosts[i]).Distinct())
        {
            _now[host] = _ofHost[host].Where(i => done[i] && !StepEffects.IsEmptySwitch(_steps[i])).Aggregate(_before[host], (state, i) => _steps[i].Change.ApplyTo(state));
            Note(_watch.Update(_now[host]));
        }

        Array.Copy(done, _done, done.Length);
    }

    private void Note(IEnumerable<RequirementOutcome> outcomes)
    {
        foreach (RequirementOutcome outcome in outcomes)
        {
            (RequirementKind, string, string?) key = (outcome.Kind, outcome.Tenant, outcome.OtherTenant);
            if (outcome.Outcome == Outcome.Violated)
            {
                _violated.Add(key);
            }
            else
            {
                _violated.Remove(key);
            }
        }
    }
}
