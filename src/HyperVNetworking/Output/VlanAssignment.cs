using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>The VLAN setting of one adapter after Set-VmVlanAssignment, and before.</summary>
public sealed record VlanAssignment
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The VM; null for an adapter of the management OS.</summary>
    public string? VMName { get; init; }

    /// <summary>The VM's GUID; null for an adapter of the management OS.</summary>
    public string? VMId { get; init; }

    /// <summary>The adapter.</summary>
    public required string VMNetworkAdapterName { get; init; }

    /// <summary>The setting before.</summary>
    public required PortVlan PreviousVlan { get; init; }

    /// <summary>The setting now.</summary>
    public required PortVlan Vlan { get; init; }
}
