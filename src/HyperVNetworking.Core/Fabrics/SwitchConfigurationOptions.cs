namespace HyperVNetworking.Fabrics;

/// <summary>How lines for physical switches are written.</summary>
public sealed record SwitchConfigurationOptions
{
    /// <summary>The dialect of all switches; null tells it from the names of their ports.</summary>
    public SwitchDialect? Dialect { get; init; }

    /// <summary>Whether VLANs that a document no longer lists are taken off ports, and ports that it shuts down are shut down.</summary>
    public bool AllowRemoval { get; init; }
}
