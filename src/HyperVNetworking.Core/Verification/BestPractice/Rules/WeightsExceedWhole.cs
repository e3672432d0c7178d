using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The least shares of one kind are more than 100 together: nobody can guarantee that.</summary>
internal sealed class WeightsExceedWhole() : BestPracticeRule(BestPracticeCodes.WeightsExceedWhole, FindingSeverity.Warning, PracticeSources.VmBandwidth)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => new[] { (Kind: "QoS policies", Weights: TrafficWeights.OfPolicies(host)) }
        .Concat(host.Switches.Select(s => (Kind: $"virtual switch {s.Name}", Weights: TrafficWeights.OfSwitch(host, s))))
        .Where(k => k.Weights.Sum(w => w.Weight) > TrafficWeights.Whole)
        .Select(k => Broken(host, k.Kind, $"promise {k.Weights.Sum(w => w.Weight)} of {TrafficWeights.Whole} ({List(k.Weights.Select(w => $"{w.Name} {w.Weight}"))}): nobody can guarantee that", "Lower some, and leave something for traffic that is in none (Set-HostTrafficQos).", $"at most {TrafficWeights.Whole} together", $"{k.Weights.Sum(w => w.Weight)}"));
}
