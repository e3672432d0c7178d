using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Planning;

/// <summary>Holds what a plan would come to against the rules of the field, before anything is applied.</summary>
public static class PlanPractice
{
    /// <summary>The rules that a plan would break and that are not broken so now.</summary>
    /// <param name="steps">The plan's steps; each must fit the hosts.</param>
    /// <param name="states">The hosts as they are, completed by the plan's document.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>Errors, for which a plan is refused, then warnings.</returns>
    public static ValueList<Finding> NewlyBroken(IReadOnlyList<PlanStep> steps, IReadOnlyList<HostState> states, Fabric fabric) =>
        BestPracticeCheck.NewlyBroken(states, PlannedHosts.After(steps, states), fabric);

    /// <summary>Who guarantees the traffic classes of the hosts that steps change their bandwidth afterwards (field.md B07).</summary>
    internal static IEnumerable<PlanDecision> Guarantees(IReadOnlyList<PlanStep> steps, IReadOnlyList<HostState> states) => PlannedHosts.After(steps, states)
        .Where(h => steps.Any(s => Names.Same(s.Host, h.Name)))
        .SelectMany(h => TrafficGuarantee.OfHost(h).Select(g => new PlanDecision
        {
            Subject = $"host {h.Name} traffic class {g.Traffic}",
            Choice = g.Text,
            Reason = g.By switch
            {
                BandwidthGuarantor.Backend => "The document says so (guaranteedBitsPerSecond); Windows does not see it.",
                BandwidthGuarantor.HostPolicy => "The policy matches this traffic by its ports, or has its name.",
                BandwidthGuarantor.VirtualSwitch => "Its host adapter has that share on the switch, beside those of the VMs.",
                _ => "No QoS policy of the host matches it, no virtual switch gives it a share, and nobody said that a backend does.",
            },
        }));
}
