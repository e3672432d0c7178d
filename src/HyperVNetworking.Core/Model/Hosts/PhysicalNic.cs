namespace HyperVNetworking.Model;

/// <summary>A physical adapter of a host, as Windows presents it.</summary>
public sealed record PhysicalNic
{
    /// <summary>The interface alias, unique on the host.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public NicKind Kind { get; init; }

    /// <summary>What the host itself uses it for ("Management", "Storage", ...): such a NIC is no free uplink. Null: nothing known.</summary>
    public string? Use { get; init; }

    /// <summary>The physical switch port it is cabled to; null if nobody described it.</summary>
    public PortReference? Port { get; init; }

    /// <summary>The hardware port that a converged backend presents it from; NICs that share one share its fate (site-rules F1).</summary>
    public string? PhysicalPort { get; init; }
}
