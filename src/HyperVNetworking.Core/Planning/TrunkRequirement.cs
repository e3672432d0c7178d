using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What a physical switch port must carry for the plan to work. No step of ours sets it: the network team does.</summary>
public sealed record TrunkRequirement
{
    /// <summary>The port.</summary>
    public required PortReference Port { get; init; }

    /// <summary>What is at its other end, with its kind.</summary>
    public required string ConnectedTo { get; init; }

    /// <summary>The VLANs it must carry tagged.</summary>
    public required VlanSet Tagged { get; init; }

    /// <summary>Whether untagged frames (the management OS) must pass too.</summary>
    public bool Untagged { get; init; }

    /// <summary>Whether the port as described does so; null if it is not described.</summary>
    public bool? Satisfied { get; init; }
}
