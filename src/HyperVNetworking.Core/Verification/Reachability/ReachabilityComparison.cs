using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Compares who hears whom in two networks, and finds the settings that made the difference by taking back one at a time.</summary>
public static class ReachabilityComparison
{
    /// <summary>The most differences that are taken back one by one; where there are more, those at the ends of a pair are named instead.</summary>
    public const int MaxTrials = 64;

    /// <summary>Compares two networks.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>Every pair that became reachable or was lost, those that became reachable first, in directory order.</returns>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static ValueList<ReachabilityChange> Compare(NetworkSnapshot before, NetworkSnapshot after, CancellationToken cancellationToken)
    {
        var keys = new EndpointKeys(before, after);
        Dictionary<(string, string), HeardPair> old = Pairs(before, keys);
        Dictionary<(string, string), HeardPair> now = Pairs(after, keys);
        KeyValuePair<(string, string), HeardPair>[] gained = now.Where(p => !old.ContainsKey(p.Key)).ToArray();
        KeyValuePair<(string, string), HeardPair>[] lost = old.Where(p => !now.ContainsKey(p.Key)).ToArray();
        if (gained.Length + lost.Length == 0)
        {
            return [];
        }

        Difference[] differences = new NetworkDifferences(before, after).Find().ToArray();
        var trials = new List<(Difference Difference, Dictionary<(string, string), HeardPair> Pairs)>();
        foreach (Difference difference in differences.Length <= MaxTrials ? differences : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            trials.Add((difference, Pairs(difference.TakeBack(after), keys)));
        }

        return gained.Select(p => Make(ReachabilityChangeKind.BecameReachable, p.Value, differences, trials.Where(t => !t.Pairs.ContainsKey(p.Key)).Select(t => t.Difference)))
            .Concat(lost.Select(p => Make(ReachabilityChangeKind.Lost, p.Value, differences, trials.Where(t => t.Pairs.ContainsKey(p.Key)).Select(t => t.Difference))))
            .ToValueList();
    }

    private static ReachabilityChange Make(ReachabilityChangeKind kind, HeardPair pair, Difference[] differences, IEnumerable<Difference> decisive)
    {
        Difference[] causes = decisive.ToArray();
        bool isCertain = causes.Length > 0;
        if (!isCertain)
        {
            causes = differences.Where(d => d.IsAt(pair.Sender) || d.IsAt(pair.Hearer)).ToArray();
            causes = causes.Length > 0 ? causes : differences;
        }

        return new ReachabilityChange
        {
            Change = kind,
            Sender = pair.Sender.Name,
            Hearer = pair.Hearer.Name,
            Causes = causes.Select(c => c.Change).ToValueList(),
            IsCertain = isCertain,
        };
    }

    private static Dictionary<(string, string), HeardPair> Pairs(NetworkSnapshot network, EndpointKeys keys)
    {
        var pairs = new Dictionary<(string, string), HeardPair>();
        foreach (HeardPair pair in ReachabilityMatrix.Build(network.Hosts, network.Fabric).HeardBy)
        {
            pairs[(keys.Of(pair.Sender), keys.Of(pair.Hearer))] = pair;
        }

        return pairs;
    }
}
