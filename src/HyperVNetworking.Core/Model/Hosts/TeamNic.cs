namespace HyperVNetworking.Model;

/// <summary>A team NIC (tNIC, team interface): what Windows sees of a NIC team.</summary>
public sealed record TeamNic
{
    /// <summary>The interface alias.</summary>
    public required string Name { get; init; }

    /// <summary>The one VLAN it passes; null is default mode, which takes what no other team NIC claims.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The traffic class it carries.</summary>
    public string? Traffic { get; init; }
}
