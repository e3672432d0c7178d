using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What the two sides of a requirement send and hear under a condition, each signature once; and by which physical switches.</summary>
internal sealed class DemandSignatures
{
    /// <summary>Collects the signatures of a requirement.</summary>
    public DemandSignatures(Demand demand, NetworkCondition condition, PlaceStates states)
    {
        AreSingle = demand.Kinds.All(k => k.Single >= 0);
        FromSends = Of(demand.From, condition, s => s.Out);
        FromHears = Of(demand.From, condition, s => s.In);
        bool isTenant = ReferenceEquals(demand.From, demand.To);
        ToSends = isTenant ? FromSends : Of(demand.To, condition, s => s.Out);
        ToHears = isTenant ? FromHears : Of(demand.To, condition, s => s.In);
        Switches = FromHears.Concat(ToHears).Distinct().SelectMany(states.SwitchesOf).Distinct().ToArray();
    }

    /// <summary>Whether every kind has one place only; else its signatures say little.</summary>
    public bool AreSingle { get; }

    /// <summary>What those who must be heard send.</summary>
    public int[] FromSends { get; }

    /// <summary>What those who must be heard hear.</summary>
    public int[] FromHears { get; }

    /// <summary>What those who must hear send.</summary>
    public int[] ToSends { get; }

    /// <summary>What those who must hear hear.</summary>
    public int[] ToHears { get; }

    /// <summary>The physical switches that all of them use.</summary>
    public int[] Switches { get; }

    private static int[] Of(IReadOnlyList<MachineKind> kinds, NetworkCondition condition, System.Func<PlaceState, int> which)
    {
        var seen = new HashSet<int>();
        foreach (MachineKind kind in kinds)
        {
            if (!condition.FailedHosts.Contains(kind.Host))
            {
                foreach (int[] part in kind.Parts)
                {
                    foreach (int place in part)
                    {
                        seen.Add(which(condition[place]));
                    }
                }
            }
        }

        return [.. seen];
    }
}
