using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The private VLAN of a physical port that a member is on, which no step of ours can change.</summary>
/// <param name="Vlan">The setting: Isolated, Community or Promiscuous.</param>
/// <param name="Source">Who is where, as a clause.</param>
internal sealed record FixedPrivateVlan(PortVlan Vlan, string Source);
