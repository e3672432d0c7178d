using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>The least share of one traffic class of a host, and who guarantees it.</summary>
public sealed record HostTrafficQos
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The QoS policy, or the host adapter.</summary>
    public required string Traffic { get; init; }

    /// <summary>The share, relative to the others; null if there is none.</summary>
    public int? Weight { get; init; }

    /// <summary>What it is known by.</summary>
    public required string Match { get; init; }

    /// <summary>Who guarantees it: the host's own policies, or a virtual switch.</summary>
    public required string GuaranteedBy { get; init; }

    internal static IEnumerable<HostTrafficQos> OfPolicies(HostState host) => host.QosPolicies.Select(p => new HostTrafficQos
    {
        ComputerName = host.Name,
        Traffic = p.Name,
        Weight = p.Weight,
        Match = p.Match,
        GuaranteedBy = "host policy",
    });

    internal static IEnumerable<HostTrafficQos> OfSwitch(HostState host, string switchName) => host.HostAdapters
        .Where(a => ReferenceEquals(host.FindSwitch(a.Switch), host.FindSwitch(switchName)))
        .Select(a => new HostTrafficQos
        {
            ComputerName = host.Name,
            Traffic = a.Name,
            Weight = a.Bandwidth.Weight == 0 ? null : a.Bandwidth.Weight,
            Match = $"vEthernet ({a.Name})",
            GuaranteedBy = $"virtual switch {a.Switch}",
        });
}
