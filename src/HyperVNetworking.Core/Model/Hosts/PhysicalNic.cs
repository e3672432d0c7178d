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

    /// <summary>The VLAN that its driver tags everything with (the advanced property VlanID); null for none. An error under a virtual switch, which tags by itself (site-rules B7).</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The hardware port that a converged backend presents it from; NICs that share one share its fate (site-rules F1).</summary>
    public string? PhysicalPort { get; init; }

    /// <summary>What a converged backend guarantees the NIC, in bits a second; null if it guarantees nothing, or nobody said. Windows cannot see it.</summary>
    public long? GuaranteedBitsPerSecond { get; init; }
}
