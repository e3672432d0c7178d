using System.Collections.Generic;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The adapters of the hosts' own that carry one traffic class in one VLAN.</summary>
/// <param name="Name">The traffic class.</param>
/// <param name="Vlan">The VLAN; 0 for none.</param>
/// <param name="Kinds">The hosts.</param>
internal sealed record TrafficNetwork(string Name, int Vlan, IReadOnlyList<MachineKind> Kinds)
{
    /// <summary>The network as sentences name it.</summary>
    public string Title => $"traffic class {Name}{(Vlan > 0 ? $" (VLAN {Vlan})" : string.Empty)}";
}
