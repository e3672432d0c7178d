using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The member patterns of the form <c>SALES-*</c>, matched with all names in one walk: one look a name and pattern length.</summary>
internal sealed class TenantPrefixes
{
    private const int Letters = 255;

    private readonly List<(string Pattern, int Tenant, bool Matched)> _patterns = [];

    /// <summary>The patterns that matched no name.</summary>
    public IEnumerable<(string Pattern, int Tenant)> Unmatched => _patterns.Where(p => !p.Matched).Select(p => (p.Pattern, p.Tenant));

    /// <summary>Takes a pattern, if it is a prefix.</summary>
    /// <param name="member">A member text that has a wildcard or a slash.</param>
    /// <param name="tenant">Whose.</param>
    /// <returns>False if it is anything else.</returns>
    public bool TryAdd(string member, int tenant)
    {
        if (member.IndexOf('*') != member.Length - 1 || member.IndexOf('?') >= 0 || member.IndexOf('/') >= 0)
        {
            return false;
        }

        _patterns.Add((member, tenant, false));
        return true;
    }

    /// <summary>Matches all names.</summary>
    /// <param name="machines">The names.</param>
    /// <param name="assign">Is told every machine and the tenant of a pattern that it matches, and says whether it has an endpoint.</param>
    public void Match(NameTable machines, Func<int, int, bool> assign)
    {
        if (_patterns.Count == 0)
        {
            return;
        }

        foreach ((int machine, int pattern) in Blocks.Of(machines.Count, new Starts(_patterns.Select(p => p.Pattern.Substring(0, p.Pattern.Length - 1)).ToArray(), machines).Match).SelectMany(found => found))
        {
            if (assign(machine, _patterns[pattern].Tenant) && !_patterns[pattern].Matched)
            {
                _patterns[pattern] = _patterns[pattern] with { Matched = true };
            }
        }
    }

    /// <summary>What names begin with.</summary>
    private sealed class Starts
    {
        private readonly NameTable _machines;
        private readonly NameTable _starts;
        private readonly int[] _lengths;
        private readonly bool[] _lastLetters;

        public Starts(string[] starts, NameTable machines)
        {
            _machines = machines;
            _starts = new NameTable(starts);
            _lengths = starts.Select(s => s.Length).Distinct().OrderBy(l => l).ToArray();
            _lastLetters = LastLetters(starts);
        }

        public List<(int Machine, int Start)> Match(int first, int end)
        {
            var found = new List<(int, int)>();
            for (int m = first; m < end; m++)
            {
                Match(m, found);
            }

            return found;
        }

        private void Match(int machine, List<(int Machine, int Start)> found)
        {
            ReadOnlySpan<char> name = _machines[machine].AsSpan();
            foreach (int length in _lengths)
            {
                if (length > name.Length)
                {
                    return;
                }

                if (length > 0 && !_lastLetters[name[length - 1] & Letters])
                {
                    continue;
                }

                ReadOnlySpan<char> start = name.Slice(0, length);
                for (int s = _starts.First(start, NameHash.Of(start)); s >= 0; s = _starts.Next(s))
                {
                    found.Add((machine, s));
                }
            }
        }

        // Starts mostly end in a dash or the like: one look at that letter spares most names the hash. Letters of either case count alike.
        private static bool[] LastLetters(IEnumerable<string> starts)
        {
            var letters = new bool[Letters + 1];
            foreach (char last in starts.Where(s => s.Length > 0).Select(s => s[s.Length - 1]))
            {
                if (last > 127)
                {
                    return Enumerable.Repeat(true, Letters + 1).ToArray();
                }

                letters[char.ToUpperInvariant(last)] = letters[char.ToLowerInvariant(last)] = true;
            }

            return letters;
        }
    }
}
