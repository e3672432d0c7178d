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
        int machines = tenant.Members.Select(m => m.Machine).Distinct().Count() + tenant.WithoutAdapter.Count;
        if (machines < 2 && (tenant.IsTrafficClass || tenant.Tenant.Members.Count < 2))
        {
            return null;
        }

        if (tenant.Tenant.MembersMayCommunicate == false)
        {
            return SeparationJudge.JudgeMembersApart(isolationCase, tenant);
        }

        var judge = new ReachJudge(isolationCase);
        judge.AddWithoutAdapter(tenant);
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
        judge.AddWithoutAdapter(from);
        judge.AddWithoutAdapter(to);
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
            _case.Options.CancellationToken.ThrowIfCancellationRequested();
            foreach (Machine[] hearing in hearers)
            {
                // A VM and itself elsewhere are no pair: if the first of one kind has no partner in the other, the second has.
                if (Pair(sending[0], hearing) is Machine hearer)
                {
                    Require(from, sending[0], to, hearer);
                }
                else if (Pair(hearing[0], sending) is Machine sender)
                {
                    Require(from, sender, to, hearing[0]);
                }
            }
        }
    }

    private static Machine? Pair(Machine machine, Machine[] others) => others.FirstOrDefault(m => m.Name != machine.Name);

    private void Require(JudgedTenant from, Machine sender, JudgedTenant to, Machine hearer)
    {
        (PairReach best, GraphEndpoint a, GraphEndpoint b) = Best(sender, hearer);
        switch (best)
        {
            case PairReach.Must:
                break;
            case PairReach.Never when DoubtBetween(from, a, b) is string doubt:
                _missing.Add($"Whether {b.Endpoint.Name} of {to.Name} hears {a.Endpoint.Name} of {from.Name} is not known: {doubt}.");
                break;
            case PairReach.Never:
                AddGap(from, a, to, b);
                break;
            default:
                AddDoubt(from, best, a, to, b);
                break;
        }
    }

    // Some pair of adapters will do; of a team in a guest every member, since each may become the only one.
    private (PairReach Reach, GraphEndpoint Sender, GraphEndpoint Hearer) Best(Machine sender, Machine hearer) =>
        sender.Parts.SelectMany(s => hearer.Parts.Select(h => Worst(s, h))).OrderBy(p => p.Reach).First();

    private (PairReach Reach, GraphEndpoint Sender, GraphEndpoint Hearer) Worst(GraphEndpoint[] senders, GraphEndpoint[] hearers) =>
        senders.SelectMany(a => hearers.Select(b => (Reach: _case.Reach.Between(a, b), a, b))).OrderByDescending(p => p.Reach).First();

    // Nobody can tell what such a device does with a frame that meets it.
    private string? DoubtBetween(JudgedTenant from, GraphEndpoint sender, GraphEndpoint hearer) =>
        from.WalkOf(sender).Visited.Select(v => v.Device.Doubt).FirstOrDefault(d => d is not null)
        ?? (_case.Graph.Devices.Exists(d => d.Doubt is not null) ? _case.Traces.Missing(sender, hearer).DroppedAt?.Device.Doubt : null);

    private void AddWithoutAdapter(JudgedTenant tenant)
    {
        foreach ((string host, VirtualMachine vm) in tenant.WithoutAdapter)
        {
            _gaps++;
            string blame = $"{host} VM {vm.Name}, which has no network adapter";
            _firstGap ??= $"VM {vm.Name} of {tenant.Name} is heard by nobody and hears nobody; fix {blame}.";
            if (_traces.Count < MaximumTraces)
            {
                _traces.Add(new Trace { From = vm.Name, To = $"every other member of {tenant.Name}", Arrives = false, Hops = [], Blame = blame });
            }
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
            case PairReach.Filtered:
                GraphEndpoint[] filtered = new[] { sender, hearer }.Where(e => e.IsFiltered).ToArray();
                _missing.Add($"{pair} depends on the port ACLs of {string.Join(" and ", filtered.Select(e => e.Endpoint.Describe()))}: what they let pass is not modelled.");
                break;
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
    private static List<Machine[]> Kinds(JudgedTenant tenant) => tenant.Places
        .GroupBy(m => m.MachineInPlace)
        .Select(g => new Machine(g.First().Machine, g.ToArray()))
        .Where(m => !m.Adapters.Any(a => tenant.Uncertain.Contains(a.Index)))
        .GroupBy(m => string.Join("|", m.Adapters.Select(a => $"{a.Likeness} {IsTeamed(a)}")))
        .Select(g => g.ToArray())
        .ToList();

    private static bool IsTeamed(GraphEndpoint adapter) => adapter.VirtualAdapter?.Security.GuestTeaming == true;

    private sealed record Machine(string Name, GraphEndpoint[] Adapters)
    {
        /// <summary>The adapters of a team in the guest together, every other one by itself.</summary>
        public IEnumerable<GraphEndpoint[]> Parts => Adapters.Where(a => !IsTeamed(a)).Select(a => new[] { a })
            .Concat(Adapters.Any(IsTeamed) ? [Adapters.Where(IsTeamed).ToArray()] : []);
    }
}
