using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An adapter has a weight on a virtual switch that does not go by weight, or a least bandwidth on one that does not go by bits a second.</summary>
internal sealed class WeightWithoutEffect() : BestPracticeRule(BestPracticeCodes.WeightWithoutEffect, FindingSeverity.Warning, PracticeSources.VmBandwidth)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (VirtualSwitch one in host.Switches)
        {
            string[] useless = TrafficWeights.AdaptersOn(host, one)
                .Where(a => (a.Adapter.Bandwidth.Weight > 0 && !TrafficWeights.GoesByWeight(one)) || (a.Adapter.Bandwidth.MinimumBitsPerSecond > 0 && one.BandwidthMode != SwitchBandwidthMode.Absolute))
                .Select(a => $"{a.Name} ({a.Adapter.Bandwidth})")
                .ToArray();
            if (useless.Length > 0)
            {
                string mode = one is { BandwidthMode: SwitchBandwidthMode.Default, SriovEnabled: true } ? "None, since it was made for SR-IOV" : one.BandwidthMode == SwitchBandwidthMode.Default ? "Weight" : one.BandwidthMode.ToString();
                yield return Broken(host, $"virtual switch {one.Name}", $"reserves bandwidth by {mode}, so that nothing is guaranteed to {List(useless)}", "Use the kind that the switch goes by; it is chosen when a switch is made and never changes.", "shares of the switch's own kind", List(useless));
            }
        }
    }
}
