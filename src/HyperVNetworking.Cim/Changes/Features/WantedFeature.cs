using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>The features of one class that a port is to have: none, one, or several where the class allows it.</summary>
internal sealed record WantedFeature
{
    /// <summary>The class.</summary>
    public required string ClassName { get; init; }

    /// <summary>The change in words, as the end of a sentence that begins with <c>setting the</c>.</summary>
    public required string Words { get; init; }

    /// <summary>Writes each wanted feature into the one that is there, or into the template.</summary>
    public required IReadOnlyList<Func<CimRecord, CimRecord>> Write { get; init; }

    /// <summary>Whether a port without the feature already is as wanted.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The features that a change asks for.</summary>
    /// <param name="change">A change of a port's setting.</param>
    /// <returns>A request for each class.</returns>
    public static IEnumerable<WantedFeature> Of(HostChange.AdapterChange change) => change switch
    {
        HostChange.SetAdapterVlan c => [Vlan(c.To, c.Adapter)],
        HostChange.SetAdapterIsolation c => Isolation(c.To, c.Adapter),
        HostChange.SetAdapterSecurity c => [Security(c.To, c.Adapter)],
        HostChange.SetAdapterBandwidth c => [Bandwidth(c.To, c.Adapter)],
        HostChange.SetAdapterOffload c => [Offload(c.To, c.Adapter)],
        _ => throw new NotSupportedException($"{change.GetType().Name} is a change that is no feature of a port."),
    };

    /// <summary>The features that a new host virtual adapter needs.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <returns>A request for each class that is not the default; the VLAN first.</returns>
    public static IEnumerable<WantedFeature> Of(HostAdapter adapter)
    {
        AdapterReference reference = AdapterReference.To(adapter);
        return new[]
        {
            Vlan(adapter.Vlan, reference),
            Security(adapter.Security, reference),
            Bandwidth(adapter.Bandwidth, reference),
            Offload(adapter.Offload, reference),
        }.Concat(Isolation(adapter.Isolation, reference)).Where(f => f.Write.Count > 0 && !f.IsDefault);
    }

    // An untagged port has no VLAN object (facts A5).
    private static WantedFeature Vlan(PortVlan vlan, AdapterReference adapter) => new()
    {
        ClassName = Virtualization.VirtualizationNames.VlanFeature,
        Words = $"VLAN of {adapter} to {vlan}",
        Write = vlan is PortVlan.Untagged ? [] : [f => VlanFeature.With(f, vlan)],
    };

    private static IEnumerable<WantedFeature> Isolation(IsolationSetting? isolation, AdapterReference adapter) =>
    [
        new WantedFeature
        {
            ClassName = Virtualization.VirtualizationNames.IsolationFeature,
            Words = $"isolation setting of {adapter} to {isolation?.ToString() ?? "none"}",
            Write = isolation is null ? [] : [f => IsolationFeature.With(f, isolation)],
        },
        new WantedFeature
        {
            ClassName = RoutingDomainFeature,
            Words = $"routing domains of {adapter}",
            Write = (isolation?.RoutingDomains ?? []).Select(d => (Func<CimRecord, CimRecord>)(f => IsolationFeature.With(f, d))).ToArray(),
        },
    ];

    private static WantedFeature Security(AdapterSecurity security, AdapterReference adapter) => new()
    {
        ClassName = Virtualization.VirtualizationNames.SecurityFeature,
        Words = $"security of {adapter} to {security}",
        Write = [f => SecurityFeature.With(f, security)],
        IsDefault = security == AdapterSecurity.Default,
    };

    private static WantedFeature Bandwidth(AdapterBandwidth bandwidth, AdapterReference adapter) => new()
    {
        ClassName = Virtualization.VirtualizationNames.BandwidthFeature,
        Words = $"bandwidth of {adapter} to {bandwidth}",
        Write = [f => BandwidthFeature.With(f, bandwidth)],
        IsDefault = bandwidth == AdapterBandwidth.Default,
    };

    private static WantedFeature Offload(AdapterOffload offload, AdapterReference adapter) => new()
    {
        ClassName = Virtualization.VirtualizationNames.OffloadFeature,
        Words = $"offloads of {adapter} to {offload}",
        Write = [f => OffloadFeature.With(f, offload)],
        IsDefault = offload == AdapterOffload.Default,
    };
}
