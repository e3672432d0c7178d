using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Joins names for a sentence: the first few, and how many more.</summary>
internal static class TextList
{
    private const int Shown = 4;

    /// <summary>Joins names.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count switch
    {
        0 => string.Empty,
        1 => names[0],
        <= Shown => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}",
        _ => $"{string.Join(", ", names.Take(Shown - 1))} and {names.Count - Shown + 1} more",
    };
}
