using System.Collections.Generic;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>A line of a tree and what hangs on it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Branches">What hangs on it.</param>
internal sealed record Branch(string Text, IReadOnlyList<Branch> Branches)
{
    /// <summary>A line that nothing hangs on.</summary>
    public Branch(string text)
        : this(text, [])
    {
    }
}
