using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The least shares of a host, by weight: of its QoS policies, or of the adapters on a virtual switch.</summary>
internal static class TrafficWeights
{
    /// <summary>What weights may be together: what is missing to it is left for traffic that is in none (the default flow).</summary>
    public const int Whole = 100;

    /// <summary>The weights of the host's QoS policies.</summary>
    public static IReadOnlyList<(string Name, int Weight)> OfPolicies(HostState host) =>
        host.QosPolicies.Where(p => p.Weight is not null).Select(p => (p.Name, p.Weight!.Value)).ToArray();

    /// <summary>The weights of the adapters on a virtual switch.</summary>
    public static IReadOnlyList<(string Name, int Weight)> OfSwitch(HostState host, VirtualSwitch on) =>
        AdaptersOn(host, on).Where(a => a.Adapter.Bandwidth.Weight > 0).Select(a => (a.Name, a.Adapter.Bandwidth.Weight)).ToArray();

    /// <summary>The adapters on a virtual switch: the host's own, then those of VMs.</summary>
    public static IEnumerable<(string Name, IVirtualAdapter Adapter)> AdaptersOn(HostState host, VirtualSwitch on) => host.HostAdapters
        .Where(a => ReferenceEquals(host.FindSwitch(a.Switch), on))
        .Select(a => ($"vEthernet ({a.Name})", (IVirtualAdapter)a))
        .Concat(host.Vms.SelectMany(v => v.Adapters.Where(a => ReferenceEquals(host.FindSwitch(a.Switch), on)).Select(a => ($"VM {v.Name}", (IVirtualAdapter)a))));

    /// <summary>Whether a virtual switch guarantees by weight: Default means that, unless it has SR-IOV (facts A4).</summary>
    public static bool GoesByWeight(VirtualSwitch on) =>
        on.BandwidthMode == SwitchBandwidthMode.Weight || (on.BandwidthMode == SwitchBandwidthMode.Default && !on.SriovEnabled);
}
