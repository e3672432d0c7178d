using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics;

/// <summary>The lines that a physical switch needs.</summary>
/// <param name="Switch">The physical switch.</param>
/// <param name="Dialect">The language of the lines.</param>
/// <param name="Lines">The lines, in the order in which they are to be entered.</param>
public sealed record SwitchConfiguration(string Switch, SwitchDialect Dialect, ValueList<string> Lines)
{
    /// <summary>The lines as one text.</summary>
    public string Text => string.Concat(Lines.Select(l => l + "\n"));

    /// <summary>The text.</summary>
    /// <returns>The lines, each ended.</returns>
    public override string ToString() => Text;
}
