using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Planning;

/// <summary>A requirement that holds before and after a plan and is violated while it runs, because no order of its steps was found that avoids that.</summary>
public sealed record RequirementGap
{
    /// <summary>What kind of requirement.</summary>
    public required RequirementKind Kind { get; init; }

    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The other tenant of an allow rule; null for the other kinds.</summary>
    public string? OtherTenant { get; init; }

    /// <summary>The requirement, as a sentence.</summary>
    public required string Requirement { get; init; }

    /// <summary>The step after which it is violated.</summary>
    public required int AfterStep { get; init; }

    /// <summary>The step after which it holds again.</summary>
    public required int UntilStep { get; init; }

    /// <summary>Why it is violated then, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The gap as one line.</summary>
    /// <returns><c>after step 3 until step 7: Every member of Sales hears every other.</c></returns>
    public override string ToString() => $"after step {AfterStep} until step {UntilStep}: {Requirement}";
}
