using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Names who is cut off from whom: the fewest hosts and servers that all lost pairs have one of; all of them where each misses each.</summary>
internal sealed class StrandedParties
{
    private readonly Dictionary<int, HashSet<int>> _missing = [];
    private readonly Dictionary<int, string> _labels = [];
    private readonly HashSet<int> _stranded = [];

    /// <summary>Chooses the parties.</summary>
    /// <param name="lost">The pairs that are lost.</param>
    /// <param name="hit">The hosts and servers whose own links failed: of two that miss each other, it is they who are cut off.</param>
    public StrandedParties(IReadOnlyList<LostPair> lost, ISet<string> hit)
    {
        foreach (LostPair pair in lost)
        {
            Miss(pair.Sender, pair.Hearer);
            Miss(pair.Hearer, pair.Sender);
        }

        while (Worst(hit) is int worst)
        {
            _stranded.Add(worst);
            foreach (int other in _missing[worst].Where(o => o != worst))
            {
                _missing[other].Remove(worst);
            }

            _missing[worst].Clear();
        }

        if (_labels.Count > 2 && _stranded.Count == _labels.Count - 1)
        {
            _stranded.UnionWith(_labels.Keys);
        }

        Stranded = Labels(true);
        From = Labels(false);
    }

    /// <summary>Who is cut off.</summary>
    public ValueList<string> Stranded { get; }

    /// <summary>Whom they no longer reach.</summary>
    public ValueList<string> From { get; }

    /// <summary>The kinds of machine that are cut off.</summary>
    public MachineKind[] KindsIn(IReadOnlyList<LostPair> lost)
    {
        var kinds = new HashSet<MachineKind>();
        foreach (LostPair pair in lost)
        {
            if (_stranded.Contains(pair.Sender.Party))
            {
                kinds.Add(pair.Sender);
            }

            if (_stranded.Contains(pair.Hearer.Party))
            {
                kinds.Add(pair.Hearer);
            }
        }

        return [.. kinds];
    }

    private void Miss(MachineKind one, MachineKind other)
    {
        if (!_missing.TryGetValue(one.Party, out HashSet<int>? missed))
        {
            _missing.Add(one.Party, missed = []);
            _labels.Add(one.Party, one.Label);
        }

        missed.Add(other.Party);
    }

    // Who misses most others; of those that miss as many, one whose own links failed, then the first by name.
    private int? Worst(ISet<string> hit)
    {
        int? worst = null;
        foreach (KeyValuePair<int, HashSet<int>> party in _missing.Where(p => p.Value.Count > 0))
        {
            if (worst is not int other || IsWorse(party.Key, other, hit))
            {
                worst = party.Key;
            }
        }

        return worst;
    }

    private bool IsWorse(int one, int other, ISet<string> hit)
    {
        int byCount = _missing[one].Count.CompareTo(_missing[other].Count);
        if (byCount != 0)
        {
            return byCount > 0;
        }

        int byHit = hit.Contains(_labels[one]).CompareTo(hit.Contains(_labels[other]));
        return byHit != 0 ? byHit > 0 : Names.Comparer.Compare(_labels[one], _labels[other]) < 0;
    }

    private ValueList<string> Labels(bool stranded) => _labels
        .Where(l => _stranded.Contains(l.Key) == stranded)
        .Select(l => l.Value)
        .OrderBy(l => l, Names.Comparer)
        .ToValueList();
}
