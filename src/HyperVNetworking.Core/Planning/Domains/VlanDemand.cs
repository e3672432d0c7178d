using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A number that a VLAN domain must have.</summary>
/// <param name="Vlan">The number.</param>
/// <param name="Source">Why, as a clause.</param>
/// <param name="Tenant">The tenant that it comes from.</param>
/// <param name="IsAsked">Whether the document asks for it; otherwise somebody is in it whom no step moves.</param>
internal sealed record VlanDemand(VlanId Vlan, string Source, TenantDraft Tenant, bool IsAsked);
