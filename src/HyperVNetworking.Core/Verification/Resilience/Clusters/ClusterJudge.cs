using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>
/// What a failure does to a cluster. Two nodes are silent to each other for as long as their best network is away; silent longer than the budget
/// they part, and from 2016 on their VMs run on for the resiliency period. The nodes that all still hear each other stay, if they have the majority
/// of the votes with the witness; the others leave, and without a majority all do (site-rules F2).
/// </summary>
internal sealed class ClusterJudge
{
    private readonly ResilienceNetwork _network;
    private readonly DemandJudge _demands;
    private readonly HashSet<(int, int)> _unproven = [];

    /// <summary>Prepares to judge a cluster.</summary>
    public ClusterJudge(ClusterNetworks cluster, ResilienceNetwork network, DemandJudge demands, NetworkCondition healthy)
    {
        Cluster = cluster;
        _network = network;
        _demands = demands;
        foreach ((int a, int b) in Pairs(cluster.Nodes))
        {
            if (double.IsPositiveInfinity(SilentSeconds(a, b, healthy)))
            {
                _unproven.Add((a, b));
            }
        }
    }

    /// <summary>The cluster.</summary>
    public ClusterNetworks Cluster { get; }

    /// <summary>Why its heartbeat cannot be judged; null if it can.</summary>
    public string? Unproven => _unproven.Count == 0 ? null
        : Cluster.Networks.Count == 0 ? $"Cluster {Cluster.Facts.Name}: no adapter of two of its hosts is said to carry one traffic class, so nobody knows where its heartbeat goes."
        : $"Cluster {Cluster.Facts.Name}: {Name(_unproven.First().Item1)} and {Name(_unproven.First().Item2)} need not hear each other on any of its networks even while nothing has failed"
            + (_unproven.Count > 1 ? $"; {_unproven.Count - 1} more pairs like that." : ".");

    /// <summary>What a condition does to the cluster; null if nothing.</summary>
    public ClusterEffect? Judge(NetworkCondition condition)
    {
        int[] living = Cluster.Nodes.Where(n => !condition.FailedHosts.Contains(n)).ToArray();
        var touched = new HashSet<int>(condition.Changed.Select(p => _network.Places[p].Host));
        var silent = new Dictionary<(int, int), double>();
        foreach ((int a, int b) in Pairs(living).Where(p => (condition.ConcernsAll || touched.Contains(p.First) || touched.Contains(p.Second)) && !_unproven.Contains(p)))
        {
            if (SilentSeconds(a, b, condition) is > 0 and double seconds)
            {
                silent[(a, b)] = seconds;
            }
        }

        double longest = silent.Values.DefaultIfEmpty(0).Max();
        int[] together = Together(living, silent, Cluster.Budget);
        int[] staying = Together(living, silent, Cluster.Budget + Cluster.Resiliency);
        bool hasQuorum = HasMajority(staying);
        if (longest <= 0 && hasQuorum)
        {
            return null;
        }

        int[] lost = hasQuorum ? living.Except(staying).ToArray() : living;
        int[] fall = lost.Select(n => RunningVms(_network.Hosts[n])).ToArray();
        var effect = new ClusterEffect
        {
            Cluster = Cluster.Facts.Name,
            SilentSeconds = longest,
            BudgetSeconds = Cluster.Budget,
            ResiliencySeconds = Cluster.Resiliency,
            NodesLost = lost.Select(Name).ToValueList(),
            QuorumLost = !hasQuorum,
            VmsFall = fall.Sum(),
            VmsFallAtLeast = longest > 0 && lost.Any(n => MayBeSpared(n, condition)) ? fall.DefaultIfEmpty(0).Min() : fall.Sum(),
            Vms = Cluster.Nodes.Sum(n => RunningVms(_network.Hosts[n])),
            Sentence = string.Empty,
        };
        return effect with { Sentence = ClusterText.Describe(effect, living.Except(together).Except(lost).Select(Name).ToArray(), Cluster.Nodes.Count) };
    }

    /// <summary>How many VMs of a host run.</summary>
    public static int RunningVms(HostState host) => host.Vms.Count(v => v.State == VmState.Running);

    private static IEnumerable<(int First, int Second)> Pairs(IReadOnlyList<int> nodes)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            for (int j = i + 1; j < nodes.Count; j++)
            {
                yield return (nodes[i], nodes[j]);
            }
        }
    }

    // The nodes that all hear each other in time: whoever misses most others leaves first.
    private static int[] Together(IReadOnlyList<int> nodes, Dictionary<(int First, int Second), double> silent, double limit)
    {
        var parted = silent.Where(s => s.Value > limit).Select(s => s.Key).ToList();
        var left = nodes.ToList();
        while (parted.Count > 0)
        {
            int worst = parted.SelectMany(p => new[] { p.First, p.Second }).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
            left.Remove(worst);
            parted.RemoveAll(p => p.First == worst || p.Second == worst);
        }

        return [.. left];
    }

    // Of an all-active team that receives by one member nobody knows which: the failed one may not be it.
    private bool MayBeSpared(int node, NetworkCondition condition) => Cluster.Networks
        .SelectMany(n => n.TryGetValue(node, out MachineKind? kind) ? kind.Parts.SelectMany(p => p) : [])
        .Any(p => condition[p].Seconds > 0 && _network.Places[p].Teaming is { IsEmbedded: false, Mode: TeamingMode.SwitchIndependent, Active.Length: > 1, Primary: < 0 });

    private double SilentSeconds(int a, int b, NetworkCondition condition)
    {
        double best = double.PositiveInfinity;
        foreach (IReadOnlyDictionary<int, MachineKind> network in Cluster.Networks)
        {
            if (network.TryGetValue(a, out MachineKind? first) && network.TryGetValue(b, out MachineKind? second)
                && _demands.IsHeard(first, second, condition) && _demands.IsHeard(second, first, condition))
            {
                best = Math.Min(best, Math.Max(DemandJudge.SecondsAway(first, condition), DemandJudge.SecondsAway(second, condition)));
            }
        }

        return best;
    }

    // An even number of nodes counts the witness, an odd one does not need it; without one, the half that wins the tie stays (2012 R2 on).
    private bool HasMajority(IReadOnlyList<int> staying)
    {
        int all = Cluster.Nodes.Count(Cluster.Votes);
        int ours = staying.Count(Cluster.Votes);
        bool witness = Cluster.Facts.Witness != ClusterWitness.None && all % 2 == 0;
        return witness ? (ours + 1) * 2 > all + 1 : ours * 2 >= all;
    }

    private string Name(int node) => _network.Hosts[node].Name;
}
