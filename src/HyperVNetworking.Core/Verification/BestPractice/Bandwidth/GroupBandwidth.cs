using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What a group of NICs can be sure of, and what is promised on it.</summary>
internal static class GroupBandwidth
{
    /// <summary>What its active members can be sure of together, in bits a second; null if that is unknown of one.</summary>
    public static long? Sure(UplinkGroup group)
    {
        long?[] members = group.Nics.Where(n => !Names.Same(n.Name, group.Team?.Standby)).Select(n => Sure(group.Host, n)).ToArray();
        return members.Length == 0 || members.Any(m => m is null) ? null : members.Sum();
    }

    /// <summary>The least bandwidth that its traffic classes and the adapters on its virtual switch are promised.</summary>
    public static IEnumerable<(string Name, long BitsPerSecond)> Promises(UplinkGroup group)
    {
        (string Name, IVirtualAdapter Adapter)[] absolute = group.Switch is { BandwidthMode: SwitchBandwidthMode.Absolute }
            ? TrafficWeights.AdaptersOn(group.Host, group.Switch).Where(a => a.Adapter.Bandwidth.MinimumBitsPerSecond > 0).ToArray()
            : [];
        string?[] told = absolute.Select(a => (a.Adapter as HostAdapter)?.Traffic).ToArray();
        return absolute.Select(a => (a.Name, a.Adapter.Bandwidth.MinimumBitsPerSecond))
            .Concat(group.Host.TrafficShares
                .Where(s => group.Traffic.Contains(s.Traffic, Names.Comparer) && !told.Contains(s.Traffic, Names.Comparer))
                .Select(s => (s.Traffic, s.BitsPerSecond)));
    }

    /// <summary>Where its members stand on hardware ports, their arithmetic as the end of a sentence; empty where they do not.</summary>
    public static string Why(UplinkGroup group)
    {
        string ports = string.Join("; ", group.Nics.Select(n => n.PhysicalPort).OfType<string>().Distinct(Names.Comparer)
            .Select(p => PortBandwidth.Of(group.Host, p))
            .OfType<PortBandwidth>()
            .Select(p => $"hardware port {p.Port.Name} has {p}"));
        return ports.Length == 0 ? string.Empty : $": {ports}";
    }

    // The speed of a presented NIC that nobody described is that of its port, which others and storage share.
    private static long? Sure(HostState host, PhysicalNic nic) =>
        nic.PhysicalPort is null ? nic.BitsPerSecond : PortBandwidth.Of(host, nic.PhysicalPort)?.SureOf(nic) ?? nic.GuaranteedBitsPerSecond;
}
