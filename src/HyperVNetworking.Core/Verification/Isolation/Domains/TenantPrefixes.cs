using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The member patterns of the form <c>SALES-*</c>, matched with all names in one walk: one hash a name, one look a pattern length.</summary>
internal sealed class TenantPrefixes
{
    private readonly NameTable _prefixes = new(16);
    private readonly List<(string Pattern, int Tenant, bool Matched)> _patterns = [];

    /// <summary>The patterns that matched no name.</summary>
    public IEnumerable<(string Pattern, int Tenant)> Unmatched => _patterns.Where(p => !p.Matched).Select(p => (p.Pattern, p.Tenant));

    /// <summary>Takes a pattern, if it is a prefix.</summary>
    /// <param name="member">A member text.</param>
    /// <param name="tenant">Whose.</param>
    /// <returns>False if it is anything else.</returns>
    public bool TryAdd(string member, int tenant)
    {
        int star = member.IndexOf('*');
        if (star < 0 || star != member.Length - 1 || member.IndexOfAny(['?', '/']) >= 0)
        {
            return false;
        }

        _prefixes.Add(member.Substring(0, star));
        _patterns.Add((member, tenant, false));
        return true;
    }

    /// <summary>Matches all names.</summary>
    /// <param name="machines">The names.</param>
    /// <param name="assign">Is told every machine and the tenant of a pattern that it matches, and says whether it has an endpoint.</param>
    public void Match(NameTable machines, Func<int, int, bool> assign)
    {
        int[] lengths = Enumerable.Range(0, _prefixes.Count).Select(i => _prefixes[i].Length).Distinct().OrderBy(l => l).ToArray();
        for (int m = 0; m < machines.Count && lengths.Length > 0; m++)
        {
            string name = machines[m];
            uint hash = NameTable.Hash(name, 0);
            int hashed = 0;
            foreach (int length in lengths)
            {
                if (length > name.Length)
                {
                    break;
                }

                while (hashed < length)
                {
                    hash = NameTable.Hash(hash, name[hashed++]);
                }

                for (int p = _prefixes.First(name, length, hash); p >= 0; p = _prefixes.Next(p))
                {
                    if (assign(m, _patterns[p].Tenant) && !_patterns[p].Matched)
                    {
                        _patterns[p] = _patterns[p] with { Matched = true };
                    }
                }
            }
        }
    }
}
