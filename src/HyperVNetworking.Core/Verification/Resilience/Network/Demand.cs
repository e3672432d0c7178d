using System.Collections.Generic;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>A requirement that has to hold under failures: who must be heard by whom.</summary>
internal sealed class Demand
{
    /// <summary>The requirement with its kind.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of requirement it is.</summary>
    public required RequirementType Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who must be heard.</summary>
    public required IReadOnlyList<MachineKind> From { get; init; }

    /// <summary>Who must hear; the same list for a tenant.</summary>
    public required IReadOnlyList<MachineKind> To { get; init; }

    /// <summary>Whether it must hold back too; a tenant's pairs are both ways already.</summary>
    public bool BothWays { get; init; }

    /// <summary>The pairs that do not hold with no failure, as they are numbered by <see cref="PairOf"/>; null if all hold.</summary>
    public HashSet<long>? NotHeld { get; set; }

    /// <summary>The number of a pair: a machine kind that must be heard, one that must hear, and whether it is the way back of a rule.</summary>
    public static long PairOf(int from, int to, bool back) => ((long)from << 32) | ((long)to << 1) | (back ? 1L : 0L);
}
