using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>A requirement that has to hold under failures: who must be heard by whom.</summary>
internal sealed class Demand
{
    private readonly Dictionary<int, List<MachineKind>> _kindsAt = [];

    /// <summary>Makes a requirement.</summary>
    /// <param name="from">Who must be heard.</param>
    /// <param name="to">Who must hear; the same list for a tenant.</param>
    public Demand(IReadOnlyList<MachineKind> from, IReadOnlyList<MachineKind> to)
    {
        From = from;
        To = to;
        Kinds = ReferenceEquals(from, to) ? from : from.Concat(to).Distinct().ToArray();
        foreach (MachineKind kind in Kinds)
        {
            foreach (int place in kind.Parts.SelectMany(p => p).Distinct())
            {
                if (!_kindsAt.TryGetValue(place, out List<MachineKind>? kinds))
                {
                    _kindsAt.Add(place, kinds = []);
                }

                kinds.Add(kind);
            }
        }
    }

    /// <summary>The requirement with its kind.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of requirement it is.</summary>
    public required RequirementType Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who must be heard.</summary>
    public IReadOnlyList<MachineKind> From { get; }

    /// <summary>Who must hear.</summary>
    public IReadOnlyList<MachineKind> To { get; }

    /// <summary>All of both.</summary>
    public IReadOnlyList<MachineKind> Kinds { get; }

    /// <summary>The places of all.</summary>
    public IReadOnlyCollection<int> Places => _kindsAt.Keys;

    /// <summary>Whether it must hold back too; a tenant's pairs are both ways already.</summary>
    public bool BothWays { get; init; }

    /// <summary>The pairs that do not hold with no failure, as they are numbered by <see cref="PairOf"/>; null if all hold.</summary>
    public HashSet<long>? NotHeld { get; set; }

    /// <summary>What the kinds send and hear with no failure, each once; asked for once.</summary>
    public DemandSignatures? Healthy { get; set; }

    /// <summary>The kinds that have a place; none if nobody of it is there.</summary>
    public IReadOnlyList<MachineKind> KindsAt(int place) => _kindsAt.TryGetValue(place, out List<MachineKind>? kinds) ? kinds : [];

    /// <summary>The number of a pair: a machine kind that must be heard, one that must hear, and whether it is the way back of a rule.</summary>
    public static long PairOf(int from, int to, bool back) => ((long)from << 32) | ((long)to << 1) | (back ? 1L : 0L);
}
