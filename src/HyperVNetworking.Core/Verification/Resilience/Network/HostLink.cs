using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>A link between a host's NIC, or a server, and the physical network.</summary>
internal sealed class HostLink
{
    /// <summary>Its number.</summary>
    public required int Index { get; init; }

    /// <summary>The host's number; -1 for a server.</summary>
    public required int Host { get; init; }

    /// <summary>The NIC's or the server's name.</summary>
    public required string Name { get; init; }

    /// <summary>The NIC; null for a server, or where the host has none of that name.</summary>
    public PhysicalNic? Nic { get; init; }

    /// <summary>The physical switch port; null if nobody described it.</summary>
    public PortReference? Port { get; init; }

    /// <summary>Whether the host uses it: a switch, a team or the host itself.</summary>
    public bool IsUsed { get; init; }
}
