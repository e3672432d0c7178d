namespace HyperVNetworking.Model;

/// <summary>A routed VLAN interface of a physical switch (site-rules A1).</summary>
public sealed record RoutedInterface
{
    /// <summary>The VLAN it routes for.</summary>
    public required VlanId Vlan { get; init; }

    /// <summary>The VRF it is in; null is the default one.</summary>
    public string? Vrf { get; init; }

    /// <summary>The access list bound to it; null if none.</summary>
    public string? Acl { get; init; }
}
