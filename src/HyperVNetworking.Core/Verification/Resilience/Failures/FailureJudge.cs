using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Judges what one failure comes to.</summary>
internal sealed class FailureJudge
{
    private readonly ResilienceNetwork _network;
    private readonly DemandList _demands;
    private readonly DemandJudge _judge;
    private readonly ConditionBuilder _conditions;
    private readonly PlaceStates _states;
    private readonly ConvergenceSeconds _convergence;
    private readonly IReadOnlyList<ClusterJudge> _clusters;
    private readonly RestartPlaces _restarts;
    private readonly int _vms;

    /// <summary>Prepares to judge.</summary>
    public FailureJudge(ResilienceNetwork network, DemandList demands, DemandJudge judge, ConditionBuilder conditions, PlaceStates states, ConvergenceSeconds convergence, IReadOnlyList<ClusterJudge> clusters)
    {
        _network = network;
        _demands = demands;
        _judge = judge;
        _conditions = conditions;
        _states = states;
        _convergence = convergence;
        _clusters = clusters;
        _restarts = new RestartPlaces(network.Hosts);
        _vms = network.Hosts.Sum(ClusterJudge.RunningVms);
    }

    /// <summary>Judges a failure.</summary>
    public FailureOutcome Judge(Failure failure)
    {
        NetworkCondition condition = _conditions.Under(failure);
        ClusterEffect[] clusters = _clusters.Select(c => c.Judge(condition)).OfType<ClusterEffect>().ToArray();
        var outcome = new FailureOutcome
        {
            Parts = failure.Parts,
            Verdict = FailureVerdict.Survives,
            Effects = Effects(condition).OrderBy(e => e.Impact).ToValueList(),
            Convergences = Convergences(condition).ToValueList(),
            Clusters = clusters.ToValueList(),
            VmsFall = condition.FailedHosts.Sum(h => ClusterJudge.RunningVms(_network.Hosts[h])) + clusters.Sum(c => c.VmsFall),
            VmsStay = condition.FailedHosts.Sum(h => _restarts.Without(h, condition.FailedHosts)) + clusters.Where(c => c.QuorumLost).Sum(c => c.VmsFall),
            Vms = _vms,
            Sentence = string.Empty,
        };
        outcome = outcome with { Verdict = VerdictOf(outcome) };
        return outcome with { Sentence = OutcomeText.Describe(outcome) };
    }

    private static FailureVerdict VerdictOf(FailureOutcome outcome) =>
        outcome.VmsStay > 0 || outcome.Clusters.Any(c => c.LosesNodes) || outcome.Effects.Any(e => e.Impact == FailureImpact.Lost) ? FailureVerdict.Fails
        : outcome.VmsFall > 0 || outcome.Convergences.Any(c => c.Seconds > 0) || outcome.Effects.Any(e => e.Impact == FailureImpact.Interrupted) ? FailureVerdict.Interrupted
        : outcome.Effects.Count > 0 ? FailureVerdict.LosesRedundancy
        : FailureVerdict.Survives;

    private IEnumerable<RequirementEffect> Effects(NetworkCondition condition)
    {
        var hit = new HashSet<string>(condition.Changed.Select(p => _network.Places[p].Label), Names.Comparer);
        var parties = new PartyTable(hit);
        var changed = new SortedDictionary<int, List<int>>();
        foreach (int demand in condition.ConcernsAll || condition.HangsLooser ? Enumerable.Range(0, _demands.Demands.Count) : [])
        {
            changed.Add(demand, []);
        }

        foreach (int place in condition.Changed)
        {
            foreach (int demand in _demands.DemandsOf(place))
            {
                if (!changed.TryGetValue(demand, out List<int>? places))
                {
                    changed.Add(demand, places = []);
                }

                places.Add(place);
            }
        }

        foreach ((Demand demand, List<int> places) in changed.Select(c => (_demands.Demands[c.Key], c.Value)))
        {
            IReadOnlyList<LostPair> lost = _judge.Lost(demand, condition, places);
            if (lost.Count > 0)
            {
                StrandedParties who = parties.Of(lost);
                MachineKind[] kinds = who.KindsIn(lost);
                yield return Effect(demand, FailureImpact.Lost, kinds) with
                {
                    Stranded = who.Stranded,
                    From = who.From,
                    Share = kinds.SelectMany(k => k.Parts).SelectMany(p => p).Select(p => ShareLost(p, condition)).DefaultIfEmpty(1).Max(),
                };
                continue;
            }

            MachineKind[] touched = places.SelectMany(demand.KindsAt).Distinct().Where(k => !condition.FailedHosts.Contains(k.Host)).ToArray();
            MachineKind[] poorer = [.. touched.Where(k => IsPoorer(k, condition)), .. PartedBy(demand, condition, places.Count > 0)];
            if (poorer.Length > 0)
            {
                yield return Effect(demand, FailureImpact.RedundancyLost, poorer.Distinct());
            }

            MachineKind[] away = touched.Where(k => DemandJudge.SecondsAway(k, condition) > 0).ToArray();
            if (away.Length > 0)
            {
                yield return Effect(demand, FailureImpact.Interrupted, away) with { Seconds = away.Max(k => DemandJudge.SecondsAway(k, condition)) };
            }
        }
    }

    private RequirementEffect Effect(Demand demand, FailureImpact impact, IEnumerable<MachineKind> kinds) => new()
    {
        Requirement = demand.Title,
        Type = demand.Type,
        Name = demand.Name,
        Impact = impact,
        Vlans = kinds.SelectMany(k => k.Parts).SelectMany(p => p).Select(p => _network.Places[p].Vlan).Where(v => v > 0).Distinct().OrderBy(v => v).ToValueList(),
        Stranded = kinds.Select(k => k.Label).Distinct(Names.Comparer).OrderBy(l => l, Names.Comparer).ToValueList(),
    };

    // A team sends into a dead path what it hashes to that member, and no more.
    private double ShareLost(int place, NetworkCondition condition)
    {
        Place there = _network.Places[place];
        IReadOnlyList<int> carrying = there.Teaming?.Carrying(condition.Links, there.Preferred) ?? [];
        int dead = carrying.Count(l => condition.Links[l] == LinkState.Dead);
        return dead == 0 ? 1 : (double)dead / carrying.Count;
    }

    // One way, or one switch, where there were several: the next NIC, cable or switch takes what is left.
    private bool IsPoorer(MachineKind kind, NetworkCondition condition) => kind.Parts.SelectMany(p => p).Any(p =>
    {
        PlaceState before = _conditions.Healthy[p];
        PlaceState after = condition[p];
        return (before.Ways > 1 && after.Ways == 1) || (before.Switches > 1 && after.Switches == 1);
    });

    // The switches that carry it hang together by a single cable where no single cable decided before.
    private MachineKind[] PartedBy(Demand demand, NetworkCondition condition, bool moved)
    {
        if (!condition.HangsLooser || !HangTogether(demand.Healthy!.Switches, _conditions.Healthy))
        {
            return [];
        }

        int[] switches = !moved ? demand.Healthy.Switches : new DemandSignatures(demand, condition, _states).Switches;
        return HangTogether(switches, condition) ? [] : demand.Kinds.Where(k => !condition.FailedHosts.Contains(k.Host)).ToArray();
    }

    private static bool HangTogether(int[] switches, NetworkCondition condition) =>
        Array.TrueForAll(switches, s => condition.Fabric.PartOf[s] == condition.Fabric.PartOf[switches[0]]);

    private IEnumerable<TeamConvergence> Convergences(NetworkCondition condition)
    {
        if (condition.Changed.Count == 0)
        {
            yield break;
        }

        foreach (Teaming teaming in condition.Changed.Select(p => _network.Places[p].Teaming).OfType<Teaming>().Distinct())
        {
            double seconds = teaming.SecondsAway(condition.Links, _convergence);
            if (teaming.Title is not null && seconds > 0 && !condition.FailedHosts.Contains(teaming.Host))
            {
                yield return new TeamConvergence(_network.Hosts[teaming.Host].Name, teaming.Name, teaming.ModeName, seconds);
            }
        }
    }
}
