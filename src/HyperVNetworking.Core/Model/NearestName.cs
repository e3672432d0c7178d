using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>What somebody probably meant who wrote a name that nobody has.</summary>
internal static class NearestName
{
    private const int MaxCandidates = 2000;
    private const int LongestName = 64;

    /// <summary>The candidate that differs by one or two letters, or by case alone; null if none does.</summary>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        if (text.Length > LongestName)
        {
            return null;
        }

        int limit = text.Length <= 3 ? 1 : 2;
        return candidates
            .Take(MaxCandidates)
            .Where(c => c.Length <= LongestName && Math.Abs(c.Length - text.Length) <= limit)
            .Select(c => (Candidate: c, Distance: Distance(text.ToUpperInvariant(), c.ToUpperInvariant())))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance)
            .FirstOrDefault()
            .Candidate;
    }

    /// <summary>Whether a candidate contains what was written, or is contained in it; of three letters or more.</summary>
    public static bool Holds(string candidate, string text) =>
        Math.Min(candidate.Length, text.Length) >= 3
        && (candidate.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(candidate, StringComparison.OrdinalIgnoreCase) >= 0);

    // Edits and swaps of neighbours, as people mistype (optimal string alignment).
    private static int Distance(string left, string right)
    {
        int[,] d = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[left.Length, right.Length];
    }
}
