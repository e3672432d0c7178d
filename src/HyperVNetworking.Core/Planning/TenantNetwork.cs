using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>How a tenant is kept apart: by a VLAN, or by private switches.</summary>
public sealed record TenantNetwork
{
    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its VLAN; null if its VMs are on Private switches.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The hosts it has members on.</summary>
    public ValueList<string> Hosts { get; init; } = [];
}
