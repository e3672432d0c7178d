namespace HyperVNetworking.Model;

/// <summary>Ports that a physical switch, or a multi-chassis pair, treats as one.</summary>
public sealed record LinkAggregation
{
    /// <summary>Its name, such as <c>Po1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The ports.</summary>
    public required ValueList<PortReference> Ports { get; init; }
}
