using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Which pairs of a requirement do not hold under a condition.</summary>
/// <param name="network">The network.</param>
/// <param name="states">Who must be heard by whom.</param>
internal sealed class DemandJudge(ResilienceNetwork network, PlaceStates states)
{
    /// <summary>The pairs that held and do not; empty for most, found without a look at each pair.</summary>
    public IReadOnlyList<LostPair> Lost(Demand demand, NetworkCondition condition)
    {
        List<LostPair> lost = Plainly(demand.From, demand.To, condition) ? [] : Missing(demand, demand.From, demand.To, false, condition).ToList();
        if (demand.BothWays && !Plainly(demand.To, demand.From, condition))
        {
            lost.AddRange(Missing(demand, demand.To, demand.From, true, condition));
        }

        return lost;
    }

    /// <summary>Whether one place must be heard by another.</summary>
    public bool IsHeard(int sender, int hearer, NetworkCondition condition)
    {
        Place from = network.Places[sender];
        Place to = network.Places[hearer];
        return from.SharesSwitchWith(to)
            ? !from.IsUnsure && !to.IsUnsure && from.IsHeardInside(to)
            : states.IsHeard(condition[sender].Out, condition[hearer].In, condition.Fabric);
    }

    /// <summary>Whether the machines of one kind must be heard by those of another: by some pair of their adapters.</summary>
    public bool IsHeard(MachineKind sender, MachineKind hearer, NetworkCondition condition) => sender.Single >= 0 && hearer.Single >= 0
        ? IsHeard(sender.Single, hearer.Single, condition)
        : sender.Parts.Any(s => hearer.Parts.Any(h => s.All(a => h.All(b => IsHeard(a, b, condition)))));

    /// <summary>How long a kind is away while teams converge: as long as the best of its parts.</summary>
    public static double SecondsAway(MachineKind kind, NetworkCondition condition) => kind.Single >= 0
        ? condition[kind.Single].Seconds
        : kind.Parts.Min(p => p.Max(place => condition[place].Seconds));

    // Kinds that send alike and kinds that hear alike are compared once. Two of one switch need no cable: if they fail here, a look at each pair tells.
    private bool Plainly(IReadOnlyList<MachineKind> from, IReadOnlyList<MachineKind> to, NetworkCondition condition)
    {
        var sends = new List<int>();
        var hears = new List<int>();
        foreach (MachineKind kind in from.Where(k => !condition.FailedHosts.Contains(k.Host)))
        {
            if (kind.Single < 0)
            {
                return false;
            }

            AddOnce(sends, condition[kind.Single].Out);
        }

        foreach (MachineKind kind in to.Where(k => !condition.FailedHosts.Contains(k.Host)))
        {
            if (kind.Single < 0)
            {
                return false;
            }

            AddOnce(hears, condition[kind.Single].In);
        }

        foreach (int sent in sends)
        {
            foreach (int heard in hears)
            {
                if (!states.IsHeard(sent, heard, condition.Fabric))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void AddOnce(List<int> signatures, int signature)
    {
        if (!signatures.Contains(signature))
        {
            signatures.Add(signature);
        }
    }

    private IEnumerable<LostPair> Missing(Demand demand, IReadOnlyList<MachineKind> from, IReadOnlyList<MachineKind> to, bool back, NetworkCondition condition)
    {
        for (int i = 0; i < from.Count; i++)
        {
            for (int j = 0; j < to.Count && !condition.FailedHosts.Contains(from[i].Host); j++)
            {
                if (!condition.FailedHosts.Contains(to[j].Host)
                    && from[i].DiffersFrom(to[j])
                    && demand.NotHeld?.Contains(Demand.PairOf(i, j, back)) != true
                    && !IsHeard(from[i], to[j], condition))
                {
                    yield return new LostPair(from[i], to[j], Demand.PairOf(i, j, back));
                }
            }
        }
    }
}
