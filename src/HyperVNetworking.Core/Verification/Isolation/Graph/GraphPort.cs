using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A port of a device.</summary>
internal sealed class GraphPort
{
    /// <summary>Its place in the graph.</summary>
    public required int Index { get; init; }

    /// <summary>The device it belongs to.</summary>
    public required GraphDevice Device { get; init; }

    /// <summary>Its name with kind, as traces print it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does to frames; null if nobody described it.</summary>
    public PortRule? Rule { get; init; }

    /// <summary>Whether it leads away from the host: an uplink or a team member.</summary>
    public bool IsOuter { get; init; }

    /// <summary>Whether its frames are copied, or copies arrive here (site-rules B6).</summary>
    public PortMirroring Mirroring { get; init; }

    /// <summary>The one uplink that carries what enters here, since the adapter is mapped to it without failover; null if each may (site-rules B10).</summary>
    public GraphPort? PinnedTo { get; init; }

    /// <summary>The uplinks and team members that carry what enters here.</summary>
    public IReadOnlyList<GraphPort> WaysOut => PinnedTo is GraphPort pin ? [pin] : Device.OuterPorts;

    /// <summary>The ports of a physical switch that are one logical port (a link aggregation) share a number.</summary>
    public int Group { get; set; }

    /// <summary>The number of its link aggregation, which may span a multi-chassis pair; -1 if it is in none.</summary>
    public int Lag { get; set; } = -1;

    /// <summary>The NIC whose cable leads on from an uplink or team member; null for every other port.</summary>
    public string? Nic { get; set; }

    /// <summary>The ports at the other end of its cable.</summary>
    public List<GraphPort> Peers { get; } = [];

    /// <summary>Who sits on it.</summary>
    public List<GraphEndpoint> Endpoints { get; } = [];

    /// <summary>The open end that it is, or -1: what goes out here goes nobody knows where.</summary>
    public int OpenEnd { get; set; } = -1;
}
