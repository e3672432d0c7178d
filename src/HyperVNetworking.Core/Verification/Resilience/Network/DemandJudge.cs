using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Which pairs of a requirement do not hold under a condition.</summary>
/// <param name="network">The network.</param>
/// <param name="states">Who must be heard by whom.</param>
internal sealed class DemandJudge(ResilienceNetwork network, PlaceStates states)
{
    /// <summary>The pairs that held and do not; empty for most, found without a look at each pair.</summary>
    /// <param name="demand">The requirement.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="changed">The places of the requirement that do otherwise than with no failure.</param>
    public IReadOnlyList<LostPair> Lost(Demand demand, NetworkCondition condition, IReadOnlyList<int> changed)
    {
        bool holds = condition.ConcernsAll ? HoldsPlainly(demand, condition) : StillHoldsPlainly(demand, condition, changed);
        if (holds)
        {
            return [];
        }

        var lost = new List<LostPair>();
        AddMissing(lost, demand, demand.From, demand.To, false, condition);
        if (demand.BothWays)
        {
            AddMissing(lost, demand, demand.To, demand.From, true, condition);
        }

        return lost;
    }

    /// <summary>Whether one place must be heard by another.</summary>
    public bool IsHeard(int sender, int hearer, NetworkCondition condition)
    {
        Place from = network.Places[sender];
        Place to = network.Places[hearer];
        return from.Host == to.Host && from.SharesSwitchWith(to)
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
    private bool HoldsPlainly(Demand demand, NetworkCondition condition)
    {
        var now = new DemandSignatures(demand, condition, states);
        return now.AreSingle && AllHeard(now.FromSends, now.ToHears, condition) && (!demand.BothWays || AllHeard(now.ToSends, now.FromHears, condition));
    }

    // Only who does otherwise now is compared anew, with everybody as they were and with each other.
    private bool StillHoldsPlainly(Demand demand, NetworkCondition condition, IReadOnlyList<int> changed)
    {
        DemandSignatures before = demand.Healthy!;
        if (!before.AreSingle)
        {
            return false;
        }

        foreach (int place in changed)
        {
            PlaceState now = condition[place];
            if (!AllHeard([now.Out], before.ToHears, condition) || !AllHeard(before.FromSends, [now.In], condition)
                || (demand.BothWays && (!AllHeard([now.Out], before.FromHears, condition) || !AllHeard(before.ToSends, [now.In], condition)))
                || changed.Any(other => other != place && !states.IsHeard(now.Out, condition[other].In, condition.Fabric)))
            {
                return false;
            }
        }

        return true;
    }

    private bool AllHeard(int[] sends, int[] hears, NetworkCondition condition)
    {
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

    private void AddMissing(List<LostPair> lost, Demand demand, IReadOnlyList<MachineKind> from, IReadOnlyList<MachineKind> to, bool back, NetworkCondition condition)
    {
        // Where the physical network is whole, only pairs with one whose own links failed can be lost.
        int[] all = Enumerable.Range(0, to.Count).Where(j => !condition.FailedHosts.Contains(to[j].Host)).ToArray();
        int[] touched = condition.ConcernsAll ? all : Array.FindAll(all, j => condition.Touches(to[j]));
        int[] hears = to.Select(k => k.Single < 0 ? SignatureTable.None : condition[k.Single].In).ToArray();
        for (int i = 0; i < from.Count; i++)
        {
            MachineKind sender = from[i];
            if (condition.FailedHosts.Contains(sender.Host))
            {
                continue;
            }

            int sends = sender.Single < 0 ? SignatureTable.None : condition[sender.Single].Out;
            foreach (int j in condition.Touches(sender) ? all : touched)
            {
                MachineKind hearer = to[j];
                bool byCable = sender.Single >= 0 && hearer.Single >= 0 && sender.Host != hearer.Host;
                if (!(byCable ? states.IsHeard(sends, hears[j], condition.Fabric) : IsHeard(sender, hearer, condition))
                    && sender.DiffersFrom(hearer)
                    && demand.NotHeld?.Contains(Demand.PairOf(i, j, back)) != true)
                {
                    lost.Add(new LostPair(sender, hearer, Demand.PairOf(i, j, back)));
                }
            }
        }
    }
}
