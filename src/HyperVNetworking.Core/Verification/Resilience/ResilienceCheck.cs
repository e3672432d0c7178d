using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>
/// Lets every part of a network fail, one at a time or in pairs, and tells what that comes to: who no longer reaches whom, what is left without a
/// second way, which teams converge, and whether clusters keep their nodes (design 6, site-rules F2). What must be reached is judged as the isolation
/// check judges it, but over the members that carry at that moment: a standby member only when no active one is left.
/// </summary>
public static class ResilienceCheck
{
    /// <summary>Judges every failure.</summary>
    /// <param name="requirement">The tenants, the allow rules, the physical network and the clusters.</param>
    /// <param name="states">The hosts; one with <see cref="HostState.Complete"/> false is not judged, and the check does not pass.</param>
    /// <param name="options">What fails, and what that costs.</param>
    /// <returns>One outcome a failure, what could not be judged, and what all rests on.</returns>
    /// <exception cref="OperationCanceledException">The options' token ended the check.</exception>
    public static ResilienceReport Judge(NetworkDocument requirement, IReadOnlyList<HostState> states, ResilienceOptions options)
    {
        HostState[] hosts = NetworkGraphBuilder.Distinct(states.Where(s => s.Complete));
        var network = new ResilienceNetwork(hosts, requirement.Fabric);
        options.CancellationToken.ThrowIfCancellationRequested();
        var demands = new DemandList(requirement, network);
        var placeStates = new PlaceStates(network, options.Convergence);
        var conditions = new ConditionBuilder(network, placeStates);
        var demandJudge = new DemandJudge(network, placeStates);
        var unproven = new List<string>(states.Where(s => !s.Complete).Select(s => $"Host {s.Name} was not read whole: {s.Error ?? "nobody said why"}"));
        unproven.AddRange(demands.Unknown.Select(m => $"Nobody is known by the name of member {m}."));
        if (demands.Demands.Count == 0)
        {
            unproven.Add("No tenant and no traffic class has two machines that must hear each other, so nothing can be lost.");
        }

        unproven.AddRange(NotHeld(demands, demandJudge, conditions.Healthy, placeStates));
        options.CancellationToken.ThrowIfCancellationRequested();
        ClusterJudge[] clusters = ClusterNetworks.Of(requirement, hosts, demands.Traffic).Select(c => new ClusterJudge(c, network, demandJudge, conditions.Healthy)).ToArray();
        unproven.AddRange(clusters.Select(c => c.Unproven).OfType<string>());
        var judge = new FailureJudge(network, demands, demandJudge, conditions, placeStates, options.Convergence, clusters);
        FailureOutcome[] outcomes = new FailureRun(judge, options).Of(FailureList.Of(network, options.Failures).ToArray()).ToArray();
        return new ResilienceReport
        {
            Failures = outcomes.ToValueList(),
            Unproven = unproven.ToValueList(),
            Assumptions = AssumptionList.Of(requirement, clusters.Select(c => c.Cluster).ToArray(), options),
            DeadPathsCount = options.Failures.Contains(FailureKind.DeadPath),
            Summary = Summary(outcomes, unproven.Count, options.Failures.Contains(FailureKind.DeadPath)),
        };
    }

    // What does not hold now cannot be lost: it is named, and the rest of its requirement is judged.
    private static IEnumerable<string> NotHeld(DemandList demands, DemandJudge judge, NetworkCondition healthy, PlaceStates states)
    {
        foreach (Demand demand in demands.Demands)
        {
            demand.Healthy = new DemandSignatures(demand, healthy, states);
            IReadOnlyList<LostPair> missing = judge.Lost(demand, healthy, []);
            if (missing.Count > 0)
            {
                demand.NotHeld = [.. missing.Select(p => p.Number)];
                LostPair first = missing[0];
                yield return $"{char.ToUpperInvariant(demand.Title[0])}{demand.Title.Substring(1)} is not proven even while nothing has failed, over the members that carry now: {first.Hearer.Label} need not hear {first.Sender.Label}"
                    + (missing.Count > 1 ? $", and {missing.Count - 1} more like it." : ".");
            }
        }
    }

    private static string Summary(FailureOutcome[] outcomes, int unproven, bool deadPathsCount)
    {
        int Count(FailureVerdict verdict) => outcomes.Count(o => o.Verdict == verdict);
        int dead = deadPathsCount ? 0 : outcomes.Count(o => o.Verdict == FailureVerdict.Fails && o.Parts.Any(p => p.Kind == FailureKind.DeadPath));
        return $"Of {outcomes.Length} failures {Count(FailureVerdict.Fails)} fail, {Count(FailureVerdict.Interrupted)} interrupt, {Count(FailureVerdict.LosesRedundancy)} take redundancy, {Count(FailureVerdict.Survives)} change nothing"
            + (dead == 0 ? string.Empty : $"; {dead} of those that fail are dead paths, which no host sees and which do not count unless asked for")
            + (unproven == 0 ? "." : $"; {unproven} {(unproven == 1 ? "thing was" : "things were")} not proven to begin with.");
    }
}
