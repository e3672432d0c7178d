using System.Linq;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>A command and what stands behind it.</summary>
/// <param name="Line">The line.</param>
/// <param name="NameLength">How many words name the command, <c>no</c> among them.</param>
/// <param name="Switch">The switch that is read.</param>
internal sealed record CommandLine(TextLine Line, int NameLength, ReadSwitch Switch)
{
    public bool IsNo => Line.IsNo;

    public string[] Arguments { get; } = Line.Words.Skip(NameLength).ToArray();

    /// <summary>The text behind the command, blanks kept.</summary>
    public string Rest => Line.After(NameLength);

    public SwitchDialect Dialect => Switch.Dialect;
}
