using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Planning;

/// <summary>Judges the states between the steps: which requirements are violated there that are violated neither before nor after. A state depends on which steps are done, not on their order, so each set of steps is judged once.</summary>
internal sealed class TransitionJudge
{
    private readonly NetworkDocument _document;
    private readonly IReadOnlyList<HostState> _before;
    private readonly IReadOnlyList<PlanStep> _steps;
    private readonly Dictionary<string, IReadOnlyList<Verdict>> _known = [];
    private readonly HashSet<(RequirementKind, string, string?)> _unprotected;
    private int _left;

    public TransitionJudge(NetworkDocument document, IReadOnlyList<HostState> before, IReadOnlyList<PlanStep> steps, int judgements)
    {
        _document = document;
        _before = before;
        _steps = steps;
        _left = judgements - 2;
        IEnumerable<Verdict> violated = Violated(before).Concat(Violated(Apply(Enumerable.Repeat(true, steps.Count).ToArray())));
        _unprotected = new HashSet<(RequirementKind, string, string?)>(violated.Select(Key));
    }

    /// <summary>Whether no more states can be judged.</summary>
    public bool IsExhausted => _left <= 0;

    public static (RequirementKind Kind, string Tenant, string? Other) Key(Verdict verdict) => (verdict.Kind, verdict.Tenant, verdict.OtherTenant);

    /// <summary>What suffers when just these steps are done.</summary>
    public IReadOnlyList<Verdict> Suffering(bool[] done)
    {
        string key = new([.. done.Select(d => d ? '1' : '0')]);
        if (!_known.TryGetValue(key, out IReadOnlyList<Verdict>? suffering))
        {
            _left--;
            suffering = _known[key] = Violated(Apply(done)).Where(v => !_unprotected.Contains(Key(v))).ToArray();
        }

        return suffering;
    }

    private IEnumerable<Verdict> Violated(IReadOnlyList<HostState> states) =>
        IsolationCheck.Judge(_document, states, new IsolationOptions()).Verdicts.Where(v => v.Outcome == Outcome.Violated);

    private HostState[] Apply(bool[] done)
    {
        ILookup<string, PlanStep> steps = _steps.Where((_, i) => done[i]).ToLookup(s => s.Host, Names.Comparer);
        return _before.Select(h => steps[h.Name].Aggregate(h, (host, step) => step.Change.ApplyTo(host))).ToArray();
    }
}
