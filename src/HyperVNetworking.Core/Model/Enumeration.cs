using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Lists as people write them.</summary>
internal static class Enumeration
{
    private const int Shown = 12;

    /// <summary><c>A</c>, <c>A and B</c>, <c>A, B and C</c>; a long list ends in its count.</summary>
    public static string Of(IEnumerable<string> items)
    {
        string[] all = items.ToArray();
        string[] shown = all.Length > Shown ? [.. all.Take(Shown), $"{all.Length - Shown} more"] : all;
        return shown.Length < 2
            ? string.Concat(shown)
            : $"{string.Join(", ", shown.Take(shown.Length - 1))} and {shown[shown.Length - 1]}";
    }
}
