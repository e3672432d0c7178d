namespace HyperVNetworking.Model;

/// <summary>A host virtual adapter (management OS vNIC), which Windows shows as <c>vEthernet (Name)</c>.</summary>
public sealed record HostAdapter : IVirtualAdapter
{
    /// <summary>The name inside the brackets of <c>vEthernet (...)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The virtual switch it is on.</summary>
    public required string Switch { get; init; }

    /// <summary>Its VLAN setting.</summary>
    public PortVlan Vlan { get; init; } = PortVlan.None;

    /// <summary>Its isolation setting (the second VLAN store), if it has one.</summary>
    public IsolationSetting? Isolation { get; init; }

    /// <inheritdoc/>
    public AdapterSecurity Security { get; init; } = AdapterSecurity.Default;

    /// <inheritdoc/>
    public AdapterBandwidth Bandwidth { get; init; } = AdapterBandwidth.Default;

    /// <inheritdoc/>
    public AdapterOffload Offload { get; init; } = AdapterOffload.Default;

    /// <inheritdoc/>
    public ValueList<PortAcl> Acls { get; init; } = [];

    /// <inheritdoc/>
    public TeamMapping? TeamMapping { get; init; }

    /// <summary>Its MAC address, 12 hex digits without separators; null if unknown. One that is made again takes it over (site-rules D9).</summary>
    public string? MacAddress { get; init; }

    /// <summary>The traffic class it carries; counts as a tenant of its own.</summary>
    public string? Traffic { get; init; }

    /// <summary>Whether RDMA is switched on; null if it has none or it was not read. One with RDMA restarts when its VLAN changes (site-rules D11).</summary>
    public bool? Rdma { get; init; }

    /// <summary>How the host itself speaks over it; null if it was not read or is <see cref="InterfaceAddressing.None"/>.</summary>
    public InterfaceAddressing? Addressing { get; init; }
}
