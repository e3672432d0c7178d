using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A screened network with its verdicts, in which plain adapters may change. A verdict that takes a trace is made when it is asked for.</summary>
internal sealed class WatchedNetwork
{
    private readonly NetworkDocument _requirement;
    private readonly IsolationOptions _options;
    private readonly IReadOnlyList<string> _missing;
    private readonly DomainScreen _screen;
    private readonly ScreenVerdicts _vouched;
    private readonly Verdict?[] _separations;
    private readonly Verdict?[] _reaches;
    private readonly Verdict?[] _rules;
    private readonly (int From, int To)[] _ends;
    private readonly HashSet<int> _exactTenants = [];
    private readonly HashSet<int> _exactRules = [];

    /// <summary>Screens a network.</summary>
    public WatchedNetwork(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        _requirement = requirement;
        _options = options;
        _missing = MissingFacts.OfHosts(requirement, states, options);
        _screen = new DomainScreen(requirement, DomainCheck.DistinctHosts(states), options.CancellationToken);
        _vouched = new ScreenVerdicts(requirement, _missing, _screen);
        _separations = new Verdict?[_screen.Tenants.Tenants.Count];
        _reaches = new Verdict?[_separations.Length];
        _rules = new Verdict?[requirement.Allow.Count];
        _ends = requirement.Allow.Select(r => (_screen.Tenants.Find(r.From), _screen.Tenants.Find(r.To))).ToArray();
        Vouch(Enumerable.Range(0, _separations.Length), Enumerable.Range(0, _rules.Length));
    }

    /// <summary>The verdicts of the tenants, then of the rules; <see cref="JudgeAll"/> makes those that are not yet there.</summary>
    public IEnumerable<Verdict> Verdicts => Enumerable.Range(0, _separations.Length)
        .SelectMany(t => new[] { _separations[t], _reaches[t] })
        .Concat(_rules)
        .OfType<Verdict>();

    /// <summary>Judges what the screen could not vouch for.</summary>
    /// <param name="withFindings">Whether the findings are wanted, even where nothing is left to judge.</param>
    /// <returns>The part that was judged exactly; null if there was none.</returns>
    public IsolationCase? JudgeAll(bool withFindings)
    {
        int[] tenants = Enumerable.Range(0, _separations.Length).Where(t => _separations[t] is null || (_reaches[t] is null && _vouched.HasReach(t))).ToArray();
        int[] rules = Enumerable.Range(0, _rules.Length).Where(r => _rules[r] is null).ToArray();
        return withFindings || tenants.Length + rules.Length > 0 ? JudgeExactly(tenants, rules) : null;
    }

    /// <summary>Takes a host's new state, if only plain adapters of VMs changed.</summary>
    /// <param name="before">The state so far.</param>
    /// <param name="after">The new state.</param>
    /// <returns>What became of the requirements that it concerns; null if the network has to be judged anew.</returns>
    public IReadOnlyList<RequirementOutcome>? TryUpdate(HostState before, HostState after)
    {
        NetworkPlaces places = _screen.Places;
        int host = places.FindHost(before);
        if (host < 0 || !AreOnlyVmsDifferent(before, after) || AdapterChanges.Of(before, after) is not List<AdapterChanges.Change> changes)
        {
            return null;
        }

        var concerned = new HashSet<int>();
        places.Replace(host, after);
        foreach (AdapterChanges.Change change in changes)
        {
            int endpoint = places.FirstEndpoint[places.FirstVm[host] + change.Vm] + change.Adapter;
            int device = places.FindDevice(host, change.After.Switch);
            if (places.SpecialDevices.Contains(device) || places.SpecialDevices.Contains(places.DeviceOf(endpoint)))
            {
                return null;
            }

            concerned.UnionWith(_screen.Move(endpoint, device, places.Settings.NumberOf(change.After.Vlan, change.After.Isolation)));
        }

        int[] tenants = [.. concerned.OrderBy(t => t)];

        // What the exact check said names other tenants too, in its counts and in whom it blames: it is made again when it is asked for.
        Vouch(tenants.Union(_exactTenants).ToArray(), RulesOf(tenants).Union(_exactRules).ToArray());
        return Outcomes(tenants);
    }

    /// <summary>What is known of every requirement.</summary>
    public IReadOnlyList<RequirementOutcome> Outcomes() => Outcomes([.. Enumerable.Range(0, _separations.Length)]);

    private static bool AreOnlyVmsDifferent(HostState before, HostState after) => after.Complete && before with { Vms = after.Vms, ReadAt = after.ReadAt } == after;

    private List<RequirementOutcome> Outcomes(int[] tenants)
    {
        // Asked once each: to know a violation without its trace takes a look at every member.
        int[] rules = RulesOf(tenants);
        Outcome?[] separations = tenants.Select(SeparationOf).ToArray();
        Outcome?[] reaches = tenants.Select(t => _vouched.HasReach(t) ? ReachOf(t) : null).ToArray();
        Outcome?[] met = rules.Select(OutcomeOf).ToArray();
        int[] unknown = tenants.Where((t, i) => separations[i] is null || (_vouched.HasReach(t) && reaches[i] is null)).ToArray();
        int[] unknownRules = rules.Where((_, i) => met[i] is null).ToArray();
        if (unknown.Length + unknownRules.Length > 0)
        {
            JudgeExactly(unknown, unknownRules);
        }

        var outcomes = new List<RequirementOutcome>();
        for (int i = 0; i < tenants.Length; i++)
        {
            string name = _screen.Tenants.Tenants[tenants[i]].Tenant.Name;
            outcomes.Add(new RequirementOutcome(RequirementKind.Separation, name, null, separations[i] ?? _separations[tenants[i]]!.Outcome));
            if (_vouched.HasReach(tenants[i]))
            {
                outcomes.Add(new RequirementOutcome(RequirementKind.Reach, name, null, reaches[i] ?? _reaches[tenants[i]]!.Outcome));
            }
        }

        outcomes.AddRange(rules.Select((r, i) => new RequirementOutcome(RequirementKind.Allow, _requirement.Allow[r].From, _requirement.Allow[r].To, met[i] ?? _rules[r]!.Outcome)));
        return outcomes;
    }

    private Outcome? SeparationOf(int tenant) =>
        _separations[tenant]?.Outcome ?? (ScreenViolations.IsSeparationViolated(_screen, tenant) ? Outcome.Violated : null);

    private Outcome? ReachOf(int tenant) =>
        _reaches[tenant]?.Outcome ?? (ScreenViolations.IsReachViolated(_screen, tenant) ? Outcome.Violated : null);

    private Outcome? OutcomeOf(int rule) =>
        _rules[rule]?.Outcome ?? (ScreenViolations.IsRuleViolated(_screen, _requirement.Allow[rule]) ? Outcome.Violated : null);

    private int[] RulesOf(int[] tenants)
    {
        var concerned = new HashSet<int>(tenants);
        return Enumerable.Range(0, _rules.Length).Where(r => concerned.Contains(_ends[r].From) || concerned.Contains(_ends[r].To)).ToArray();
    }

    // Takes the place of whatever verdicts there were, exact ones too.
    private void Vouch(IEnumerable<int> tenants, IEnumerable<int> rules)
    {
        foreach (int tenant in tenants)
        {
            _separations[tenant] = _vouched.Separation(tenant);
            _reaches[tenant] = _vouched.HasReach(tenant) ? _vouched.Reach(tenant) : null;
            _exactTenants.Remove(tenant);
        }

        foreach (int rule in rules)
        {
            _rules[rule] = _vouched.Of(_requirement.Allow[rule]);
            _exactRules.Remove(rule);
        }
    }

    private IsolationCase JudgeExactly(int[] tenants, int[] rules)
    {
        int[] partners = rules.SelectMany(r => new[] { _ends[r].From, _ends[r].To }).Where(t => t >= 0).ToArray();
        IsolationCase part = NetworkSlice.Of(_requirement, _screen, tenants, partners, _missing, _options);
        IsolationFindings.AddTo(part);
        int total = _separations.Length + _rules.Length;
        int judged = total - tenants.Length - rules.Length;
        _options.Progress?.Report(new JudgingProgress(judged, total));
        foreach (int tenant in tenants)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            _separations[tenant] = SeparationJudge.Judge(part, part.Tenants[tenant]);
            _reaches[tenant] ??= ReachJudge.JudgeMembers(part, part.Tenants[tenant]);
            _exactTenants.Add(tenant);
            _options.Progress?.Report(new JudgingProgress(++judged, total));
        }

        foreach (int rule in rules)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            _rules[rule] = ReachJudge.JudgeRule(part, _requirement.Allow[rule]);
            _exactRules.Add(rule);
            _options.Progress?.Report(new JudgingProgress(++judged, total));
        }

        return part;
    }
}
