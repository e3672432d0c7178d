using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What is known of one requirement. Always about layer 2, and says so.</summary>
public sealed record Verdict
{
    /// <summary>The kind of requirement.</summary>
    public required RequirementKind Kind { get; init; }

    /// <summary>The tenant it is about; for an allow rule the one that is heard.</summary>
    public required string Tenant { get; init; }

    /// <summary>For an allow rule the tenant that hears; otherwise null.</summary>
    public string? OtherTenant { get; init; }

    /// <summary>The requirement as a sentence.</summary>
    public required string Requirement { get; init; }

    /// <summary>What is known of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, in one sentence, with the setting to fix or the fact that is missing.</summary>
    public required string Reason { get; init; }

    /// <summary>The traces that show it, for Violated.</summary>
    public ValueList<Trace> Traces { get; init; } = [];

    /// <summary>The facts that are missing, for Unproven.</summary>
    public ValueList<string> MissingFacts { get; init; } = [];

    /// <summary>The named assumptions it rests on.</summary>
    public ValueList<string> Assumptions { get; init; } = [];

    /// <summary>The probes between adapters that it is about; none if nobody probed.</summary>
    public ValueList<ProbeResult> Probes { get; init; } = [];

    /// <summary>The outcome as people read it: always with its layer.</summary>
    /// <returns>Such as <c>Proven (layer 2)</c>.</returns>
    public override string ToString() => $"{Outcome} (layer 2): {Requirement} {Reason}";
}
