using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A VLAN that a member has and that no step of ours can change.</summary>
/// <param name="Vlan">The VLAN.</param>
/// <param name="Source">Who has it and by which setting, as a clause.</param>
internal sealed record FixedVlan(VlanId Vlan, string Source);
