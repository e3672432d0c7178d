using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Compares who hears whom in two networks, and finds the settings that made the difference by taking back one at a time. What did not change is never listed.</summary>
public static class ReachabilityComparison
{
    /// <summary>The most differences that are taken back one by one; where there are more, those at the ends of a pair are named instead.</summary>
    public const int MaxTrials = 64;

    /// <summary>Compares two networks.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="cancellationToken">Ends the comparison, up to where the first change is known.</param>
    /// <returns>Every pair that became reachable or was lost, those that became reachable first, in directory order; made one by one.</returns>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static IEnumerable<ReachabilityChange> Compare(NetworkSnapshot before, NetworkSnapshot after, CancellationToken cancellationToken)
    {
        var keys = new EndpointKeys(before, after);
        var old = new KeyedRows(before, keys);
        var now = new KeyedRows(after, keys);
        HeardPair[] gained = now.Without(old, cancellationToken);
        HeardPair[] lost = old.Without(now, cancellationToken);
        if (gained.Length + lost.Length == 0)
        {
            return [];
        }

        Difference[] differences = new NetworkDifferences(before, after).Find().ToArray();
        var trials = new List<Trial>();
        foreach (Difference difference in differences.Length <= MaxTrials ? differences : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            trials.Add(new Trial(difference, new KeyedRows(difference.TakeBack(after), keys)));
        }

        return Make(ReachabilityChangeKind.BecameReachable, gained, now, differences, trials)
            .Concat(Make(ReachabilityChangeKind.Lost, lost, old, differences, trials));
    }

    // A setting decides a pair if the pair is as it was once that setting alone is taken back.
    private static IEnumerable<ReachabilityChange> Make(
        ReachabilityChangeKind kind, HeardPair[] pairs, KeyedRows rows, Difference[] differences, List<Trial> trials)
    {
        foreach (HeardPair pair in pairs)
        {
            string sender = rows.KeyOf(pair.Sender);
            string hearer = rows.KeyOf(pair.Hearer);
            yield return Make(kind, pair, differences, trials.Where(t => t.Rows.IsHeard(sender, hearer) == (kind == ReachabilityChangeKind.Lost)).Select(t => t.Difference));
        }
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

    private sealed record Trial(Difference Difference, KeyedRows Rows);
}
