using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Who guarantees one traffic class of a host its bandwidth, and how much.</summary>
/// <param name="Traffic">The traffic class.</param>
/// <param name="By">Who.</param>
/// <param name="Text">The same as a sentence without its dot.</param>
internal sealed record TrafficGuarantee(string Traffic, BandwidthGuarantor By, string Text)
{
    /// <summary>The traffic classes of a host.</summary>
    public static IEnumerable<TrafficGuarantee> OfHost(HostState host) => UplinkGroup.Of(host).SelectMany(Of);

    /// <summary>The traffic classes of a group of NICs.</summary>
    public static IEnumerable<TrafficGuarantee> Of(UplinkGroup group)
    {
        string[] all = group.Traffic.ToArray();
        foreach (string traffic in all)
        {
            string others = Enumeration.Of(all.Where(t => !Names.Same(t, traffic)).Concat(group.Switch is null ? [] : ["the VMs"]));
            yield return BySwitch(group, traffic) ?? ByPolicy(group, traffic) ?? ByBackend(group, traffic, others)
                ?? new TrafficGuarantee(traffic, BandwidthGuarantor.Nobody, $"nobody guarantees {traffic} bandwidth on {group.Name}, {(others.Length == 0 ? "and it shares that with no other traffic class" : $"which it shares with {others}")}");
        }
    }

    private static TrafficGuarantee? BySwitch(UplinkGroup group, string traffic)
    {
        HostAdapter? adapter = group.Host.HostAdapters.FirstOrDefault(a => Names.Same(a.Traffic, traffic) && group.Switch is not null && ReferenceEquals(group.Host.FindSwitch(a.Switch), group.Switch));
        return adapter switch
        {
            { Bandwidth.Weight: > 0 } when TrafficWeights.GoesByWeight(group.Switch!) => new TrafficGuarantee(
                traffic,
                BandwidthGuarantor.VirtualSwitch,
                $"virtual switch {group.Switch!.Name} guarantees {traffic} a weight of {adapter.Bandwidth.Weight}, of {TrafficWeights.OfSwitch(group.Host, group.Switch).Sum(w => w.Weight)} on it"),
            { Bandwidth.MinimumBitsPerSecond: > 0 } when group.Switch!.BandwidthMode == SwitchBandwidthMode.Absolute => new TrafficGuarantee(
                traffic,
                BandwidthGuarantor.VirtualSwitch,
                $"virtual switch {group.Switch.Name} guarantees {traffic} {Bits.PerSecond(adapter.Bandwidth.MinimumBitsPerSecond)}"),
            _ => null,
        };
    }

    private static TrafficGuarantee? ByPolicy(UplinkGroup group, string traffic)
    {
        QosPolicy? known = QosPolicy.KnownByPorts(traffic);
        QosPolicy? policy = group.Host.QosPolicies.FirstOrDefault(p => p.Weight is not null && (Names.Same(p.Name, traffic) || (known is not null && p.MatchesAs(known))));
        return policy is null ? null : new TrafficGuarantee(
            traffic,
            BandwidthGuarantor.HostPolicy,
            $"QoS policy {policy.Name} of the host guarantees {traffic} a weight of {policy.Weight}, of {TrafficWeights.OfPolicies(group.Host).Sum(w => w.Weight)} in all policies{Part(group, policy)}");
    }

    // A weight is a part of the least that the group can be sure of.
    private static string Part(UplinkGroup group, QosPolicy policy) =>
        GroupBandwidth.Sure(group) is long sure
            ? $", at least {Bits.PerSecond((long)((decimal)sure * policy.Weight!.Value / System.Math.Max(TrafficWeights.Whole, TrafficWeights.OfPolicies(group.Host).Sum(w => w.Weight))))} of {Bits.PerSecond(sure)}{GroupBandwidth.Why(group)}"
            : string.Empty;

    private static TrafficGuarantee? ByBackend(UplinkGroup group, string traffic, string others) =>
        group.Nics.Length > 0 && group.Nics.All(n => n.GuaranteedBitsPerSecond is not null)
            ? new TrafficGuarantee(
                traffic,
                BandwidthGuarantor.Backend,
                $"the backend guarantees {traffic} {Bits.PerSecond(group.Nics.Sum(n => n.GuaranteedBitsPerSecond!.Value))} on {Enumeration.Of(group.Members)}{(others.Length == 0 ? string.Empty : $", together with {others}")}{GroupBandwidth.Why(group)}")
            : null;
}
