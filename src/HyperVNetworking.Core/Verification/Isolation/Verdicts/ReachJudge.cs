using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Judges that endpoints must hear each other: for some pair of adapters, over every combination of members that can become active.</summary>
internal sealed class ReachJudge
{
    private const int MaximumTraces = 5;

    private readonly IsolationCase _case;
    private readonly List<Trace> _traces = [];
    private readonly List<string> _missing = [];
    private readonly SortedSet<string> _assumptions = new(System.StringComparer.Ordinal);
    private string? _firstGap;
    private int _gaps;

    private ReachJudge(IsolationCase isolationCase) => _case = isolationCase;

    /// <summary>Judges that a tenant's members hear each other; null if it has fewer than two machines and lacks none.</summary>
    public static Verdict? JudgeMembers(IsolationCase isolationCase, JudgedTenant tenant)
    {
        int machines = tenant.Members.Select(m => m.Machine).Distinct().Count();
        if (machines < 2 && (tenant.IsTrafficClass || tenant.Tenant.Members.Count < 2))
        {
            return null;
        }

        if (tenant.Tenant.MembersMayCommunicate == false)
        {
            return SeparationJudge.JudgeMembersApart(isolationCase, tenant);
        }

        var judge = new ReachJudge(isolationCase);
        judge.Require(tenant, tenant);
        return judge.Close(Proven(tenant.Tenant, machines), isolationCase.MissingFor(tenant));
    }

    /// <summary>The verdict that a tenant's members hear each other.</summary>
    public static Verdict Proven(Tenant tenant, int machines) => new()
    {
        Kind = RequirementKind.Reach,
        Tenant = tenant.Name,
        Requirement = $"Every member of {tenant.Name} hears every other.",
        Outcome = Outcome.Proven,
        Reason = $"All {machines} hear each other, over every team member that can become active.",

        // Only of a tenant that hides from everybody is it open whether its members may talk (site-rules C5); true is the default.
        Assumptions = tenant is { MembersMayCommunicate: null, Visibility: TenantVisibility.HostOnly }
            ? [$"members of {tenant.Name} may communicate (membersMayCommunicate is not set)"]
            : [],
    };

    /// <summary>The verdict that an allow rule is met.</summary>
    public static Verdict Proven(AllowRule rule) => new()
    {
        Kind = RequirementKind.Allow,
        Tenant = rule.From,
        OtherTenant = rule.To,
        Requirement = $"{rule.From} is heard by {rule.To}{(rule.Direction == AllowDirection.Both ? $", and {rule.To} by {rule.From}" : string.Empty)}.",
        Outcome = Outcome.Proven,
        Reason = "Every member is heard, over every team member that can become active.",
    };

    /// <summary>Judges an allow rule.</summary>
    public static Verdict JudgeRule(IsolationCase isolationCase, AllowRule rule)
    {
        Verdict verdict = Proven(rule);
        JudgedTenant? from = isolationCase.Find(rule.From);
        JudgedTenant? to = isolationCase.Find(rule.To);
        if (from is null || to is null)
        {
            return Unproven.Unless(verdict, [$"Nobody knows a tenant {(from is null ? rule.From : rule.To)}."]);
        }

        var judge = new ReachJudge(isolationCase);
        judge.Require(from, to);
        if (rule.Direction == AllowDirection.Both)
        {
            judge.Require(to, from);
        }

        return judge.Close(verdict, isolationCase.MissingFor(from, to));
    }

    private Verdict Close(Verdict verdict, IEnumerable<string> missing)
    {
        verdict = verdict with { Assumptions = _assumptions.Union(verdict.Assumptions, System.StringComparer.Ordinal).OrderBy(a => a, System.StringComparer.Ordinal).ToValueList() };
        return _firstGap is null
            ? Unproven.Unless(verdict, missing.Concat(_missing))
            : verdict with
            {
                Outcome = Outcome.Violated,
                Reason = _firstGap + (_gaps > 1 ? $" {_gaps - 1} more like it." : string.Empty),
                Traces = _traces.ToValueList(),
            };
    }

    // Machines whose adapters are alike are judged once, by their first; two of a kind also against each other.
    private void Require(JudgedTenant from, JudgedTenant to)
    {
        List<Machine[]> senders = Kinds(from);
        List<Machine[]> hearers = Kinds(to);
        foreach (Machine[] sending in senders)
        {
            foreach (Machine[] hearing in hearers)
            {
                Machine sender = sending[0];
                Machine? hearer = hearing.FirstOrDefault(m => m.Name != sender.Name);
                if (hearer is not null)
                {
                    Require(from, sender, to, hearer);
                }
            }
        }
    }

    private void Require(JudgedTenant from, Machine sender, JudgedTenant to, Machine hearer)
    {
        var best = PairReach.Never;
        (GraphEndpoint Sender, GraphEndpoint Hearer) pair = (sender.Adapters[0], hearer.Adapters[0]);
        foreach (GraphEndpoint a in sender.Adapters)
        {
            foreach (GraphEndpoint b in hearer.Adapters)
            {
                PairReach reach = _case.Reach.Between(a, b);
                if (reach < best)
                {
                    best = reach;
                    pair = (a, b);
                }
            }
        }

        switch (best)
        {
            case PairReach.Must:
                break;
            case PairReach.Never:
                AddGap(from, pair.Sender, to, pair.Hearer);
                break;
            default:
                AddDoubt(from, best, pair.Sender, to, pair.Hearer);
                break;
        }
    }

    private void AddGap(JudgedTenant from, GraphEndpoint sender, JudgedTenant to, GraphEndpoint hearer)
    {
        _gaps++;
        if (_traces.Count >= MaximumTraces)
        {
            return;
        }

        FollowedFrame frame = _case.Traces.Missing(sender, hearer);
        var trace = new Trace
        {
            From = sender.Endpoint.Name,
            To = hearer.Endpoint.Name,
            Arrives = false,
            Hops = frame.Hops.ToValueList(),
            Blame = Blame.ForMissing(from, sender, to, hearer, frame),
        };
        _traces.Add(trace);
        _firstGap ??= $"{hearer.Endpoint.Name} of {to.Name} does not hear {sender.Endpoint.Name} of {from.Name}; fix {trace.Blame}.";
    }

    private void AddDoubt(JudgedTenant from, PairReach reach, GraphEndpoint sender, JudgedTenant to, GraphEndpoint hearer)
    {
        string pair = $"Whether {hearer.Endpoint.Name} of {to.Name} hears {sender.Endpoint.Name} of {from.Name}";
        switch (reach)
        {
            case PairReach.Looped:
                _missing.Add($"{pair} depends on which link of a loop spanning tree blocks: not every link of the loop carries the VLAN.");
                break;
            case PairReach.Open:
                _missing.Add($"{pair} depends on {OpenEnd(from, sender, hearer)}, which nobody described.");
                break;
            default:
                FrameWalk walk = from.WalkOf(sender);
                string[] assumptions = FollowedFrame.Along(sender, walk.StepsTo(hearer.Index), hearer).Assumptions.Concat(walk.Assumptions).Distinct().ToArray();
                _assumptions.UnionWith(assumptions);
                _missing.Add($"{pair} depends on an assumption: {string.Join("; ", assumptions)}.");
                break;
        }
    }

    private string OpenEnd(JudgedTenant from, GraphEndpoint sender, GraphEndpoint hearer)
    {
        int openEnd = EndpointWays.Inlets(hearer).Select(i => i.OpenEnd)
            .Concat(from.WalkOf(sender).OpenEnds)
            .First(_case.Reach.IsWay);
        return _case.Graph.OpenEnds[openEnd];
    }

    // A machine of which nobody can say where it is or what it does is left out: it has its missing fact.
    private static List<Machine[]> Kinds(JudgedTenant tenant) => tenant.Members
        .GroupBy(m => m.Machine)
        .Select(g => new Machine(g.Key, g.ToArray()))
        .Where(m => !m.Adapters.Any(a => tenant.Uncertain.Contains(a.Index)))
        .GroupBy(m => string.Join("|", m.Adapters.Select(a => a.Likeness)))
        .Select(g => g.ToArray())
        .ToList();

    private sealed record Machine(string Name, GraphEndpoint[] Adapters);
}
