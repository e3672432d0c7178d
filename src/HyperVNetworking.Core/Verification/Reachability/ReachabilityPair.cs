using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Who hears whom: one ordered pair of endpoints, with what is known of both. At layer 2, over described cables.</summary>
public sealed record ReachabilityPair
{
    /// <summary>Who is heard.</summary>
    public required string Sender { get; init; }

    /// <summary>Who hears.</summary>
    public required string Hearer { get; init; }

    /// <summary>The VLANs that both ends are set for, such as <c>2</c>; <c>untagged</c> for none; <c>2 -> 3</c> where a cable turns one into the other; null where an end leaves it open.</summary>
    public string? Vlan { get; init; }

    /// <summary>Whether both sit on one virtual switch, so that no cable is needed.</summary>
    public bool SameSwitch { get; init; }

    /// <summary>The sender's host; null for a server.</summary>
    public string? SenderHost { get; init; }

    /// <summary>The hearer's host; null for a server.</summary>
    public string? HearerHost { get; init; }

    /// <summary>What the sender is.</summary>
    public EndpointKind SenderKind { get; init; }

    /// <summary>What the hearer is.</summary>
    public EndpointKind HearerKind { get; init; }

    /// <summary>The sender's tenants or traffic class; empty if it is in none.</summary>
    public ValueList<string> SenderTenant { get; init; } = [];

    /// <summary>The hearer's tenants or traffic class; empty if it is in none.</summary>
    public ValueList<string> HearerTenant { get; init; } = [];

    /// <summary>The sender's VLAN setting, as its owner writes it.</summary>
    public string? SenderSetting { get; init; }

    /// <summary>The hearer's VLAN setting, as its owner writes it.</summary>
    public string? HearerSetting { get; init; }

    /// <summary>The pair in one line.</summary>
    /// <returns><c>sender -> hearer</c>, with the VLAN if it is known.</returns>
    public override string ToString() => $"{Sender} -> {Hearer}{(Vlan is null ? string.Empty : $" (VLAN {Vlan})")}";
}
