using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Steps in the order in which they are to be made.</summary>
public sealed record OrderedSteps
{
    /// <summary>The steps.</summary>
    public required ValueList<PlanStep> Steps { get; init; }

    /// <summary>What suffers on the way; empty if nothing does, or if nobody looked.</summary>
    public ValueList<RequirementGap> Gaps { get; init; } = [];

    /// <summary>Whether every state on the way was judged.</summary>
    public required bool Checked { get; init; }

    /// <summary>Whether other orders were looked at where something suffers.</summary>
    public bool Searched { get; init; } = true;
}
