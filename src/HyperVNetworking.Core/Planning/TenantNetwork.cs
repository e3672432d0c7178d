using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>How a tenant is kept apart: by a VLAN, by a place in a private VLAN, or by private switches.</summary>
public sealed record TenantNetwork
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its VLAN: of a private VLAN the primary for who is in the middle, its secondary for who is heard by the middle; null if its VMs are on Private switches and may communicate.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The private VLAN setting of its adapters; null if they have none.</summary>
    public PortVlan? PrivateVlan { get; init; }

    /// <summary>The hosts it has members on.</summary>
    public ValueList<string> Hosts { get; init; } = [];
}
