namespace HyperVNetworking.Planning;

/// <summary>A choice the planner made, with its reason and what it rejected.</summary>
public sealed record PlanDecision
{
    /// <summary>What was decided about, with its kind: <c>tenant R&amp;D</c>, <c>Host1 uplink</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What was chosen.</summary>
    public required string Choice { get; init; }

    /// <summary>The requirement that forced it.</summary>
    public required string Reason { get; init; }

    /// <summary>The alternative, and why it was rejected; null where there was none.</summary>
    public string? Rejected { get; init; }
}
