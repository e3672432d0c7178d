using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>A tenant in the making.</summary>
/// <param name="Name">Its name; adapters of one name are one tenant.</param>
internal sealed record DraftTenant(string Name)
{
    /// <summary>Its VLAN, where that is one access VLAN.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>Where its frames may go.</summary>
    public TenantVisibility Visibility { get; init; }

    /// <summary>Whether its members may hear each other.</summary>
    public bool MembersMayCommunicate { get; init; } = true;
}
