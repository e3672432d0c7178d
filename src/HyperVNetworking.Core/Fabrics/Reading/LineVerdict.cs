namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What became of a line, and what its deeper lines are.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why, if it was not understood.</param>
/// <param name="CoversChildren">Whether the lines that are indented below it share the outcome.</param>
internal readonly record struct LineVerdict(LineOutcome Outcome, string Reason, bool CoversChildren = false)
{
    public static readonly LineVerdict Understood = new(LineOutcome.Understood, string.Empty);

    public static readonly LineVerdict Unknown = Reported(Reasons.NotKnown);

    public static LineVerdict Ignored(string reason) => new(LineOutcome.Ignored, reason);

    public static LineVerdict Reported(string reason) => new(LineOutcome.Reported, reason);

    public LineVerdict WithChildren() => this with { CoversChildren = true };
}
