using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a failure does to one requirement.</summary>
public sealed record RequirementEffect
{
    /// <summary>The requirement with its kind: <c>tenant Sales</c>, <c>traffic class CSV (VLAN 20)</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary>What kind of requirement it is.</summary>
    public required RequirementType Type { get; init; }

    /// <summary>The tenant's, the traffic class's or the rule's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the failure does to it.</summary>
    public required FailureImpact Impact { get; init; }

    /// <summary>The VLANs that it rides on where it is hit; empty where it has none.</summary>
    public ValueList<int> Vlans { get; init; } = [];

    /// <summary>The hosts and servers that are cut off, or that are left with less; the fewer side of a split.</summary>
    public ValueList<string> Stranded { get; init; } = [];

    /// <summary>Whom they no longer reach; empty unless it is lost, and where none of them reaches another.</summary>
    public ValueList<string> From { get; init; } = [];

    /// <summary>How much of it is lost: 1 for all, one half where a team with two active members goes on sending half of its flows into a dead path; 0 unless it is lost.</summary>
    public double Share { get; init; }

    /// <summary>How long it is away, in seconds; 0 unless it is interrupted.</summary>
    public double Seconds { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Requirement;
}
