using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Names who is cut off from whom: the fewest hosts and servers that all lost pairs have one of; all of them where each misses each.</summary>
internal sealed class StrandedParties
{
    private readonly List<string> _stranded = [];

    /// <summary>Chooses the parties.</summary>
    /// <param name="lost">The pairs that are lost.</param>
    /// <param name="hit">The hosts and servers whose own links failed: of two that miss each other, it is they who are cut off.</param>
    public StrandedParties(IReadOnlyList<LostPair> lost, ISet<string> hit)
    {
        (string First, string Second)[] open = lost.Select(p => (p.Sender.Label, p.Hearer.Label)).Distinct().ToArray();
        (string First, string Second)[] all = open;
        while (open.Length > 0)
        {
            string worst = open
                .SelectMany(p => new[] { (Label: p.First, Other: p.Second), (Label: p.Second, Other: p.First) })
                .Distinct()
                .GroupBy(p => p.Label, p => p.Other, Names.Comparer)
                .OrderByDescending(g => g.Count())
                .ThenByDescending(g => hit.Contains(g.Key))
                .ThenBy(g => g.Key, Names.Comparer)
                .First().Key;
            _stranded.Add(worst);
            open = open.Where(p => !Names.Same(p.First, worst) && !Names.Same(p.Second, worst)).ToArray();
        }

        string[] parties = all.SelectMany(p => new[] { p.First, p.Second }).Distinct(Names.Comparer).ToArray();
        if (parties.Length > 2 && _stranded.Count == parties.Length - 1)
        {
            _stranded.Clear();
            _stranded.AddRange(parties);
        }

        From = parties
            .Where(p => !_stranded.Contains(p, Names.Comparer))
            .OrderBy(p => p, Names.Comparer)
            .ToValueList();
        Kinds = lost.SelectMany(p => new[] { p.Sender, p.Hearer }).Where(k => _stranded.Contains(k.Label, Names.Comparer)).Distinct().ToArray();
    }

    /// <summary>Who is cut off.</summary>
    public ValueList<string> Stranded => _stranded.OrderBy(s => s, Names.Comparer).ToValueList();

    /// <summary>Whom they no longer reach.</summary>
    public ValueList<string> From { get; }

    /// <summary>The kinds of machine that are cut off.</summary>
    public IReadOnlyList<MachineKind> Kinds { get; }
}
