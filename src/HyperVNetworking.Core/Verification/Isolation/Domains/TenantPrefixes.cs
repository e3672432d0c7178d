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
        string[] starts = _patterns.Select(p => p.Pattern.Substring(0, p.Pattern.Length - 1)).ToArray();
        var prefixes = new NameTable(starts, starts.Select(s => NameHash.Of(s.AsSpan())).ToArray(), starts.Length);
        int[] lengths = starts.Select(s => s.Length).Distinct().OrderBy(l => l).ToArray();
        bool[] lastLetters = LastLetters(starts);
        for (int m = 0; m < machines.Count && lengths.Length > 0; m++)
        {
            ReadOnlySpan<char> name = machines[m].AsSpan();
            foreach (int length in lengths)
            {
                if (length > name.Length)
                {
                    break;
                }

                if (length > 0 && !lastLetters[name[length - 1] & Letters])
                {
                    continue;
                }

                ReadOnlySpan<char> start = name.Slice(0, length);
                for (int p = prefixes.First(start, NameHash.Of(start)); p >= 0; p = prefixes.Next(p))
                {
                    if (assign(m, _patterns[p].Tenant) && !_patterns[p].Matched)
                    {
                        _patterns[p] = _patterns[p] with { Matched = true };
                    }
                }
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
