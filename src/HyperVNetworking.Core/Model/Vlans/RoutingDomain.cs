namespace HyperVNetworking.Model;

/// <summary>A routing domain of a multi-tenant port (facts A1.9).</summary>
public sealed record RoutingDomain
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its GUID, if known.</summary>
    public string? Id { get; init; }

    /// <summary>The isolation ids (VLANs or virtual subnets) it uses.</summary>
    public ValueList<long> IsolationIds { get; init; } = [];
}
