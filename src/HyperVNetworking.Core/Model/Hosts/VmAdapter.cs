namespace HyperVNetworking.Model;

/// <summary>A network adapter of a VM.</summary>
public sealed record VmAdapter : IVirtualAdapter
{
    /// <summary>What Windows calls an adapter when nobody named it.</summary>
    public const string DefaultName = "Network Adapter";

    /// <summary>The display name; not unique in Windows, then <see cref="Id"/> tells two apart.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>The GUID, if known.</summary>
    public string? Id { get; init; }

    /// <summary>Synthetic or legacy.</summary>
    public AdapterKind Kind { get; init; }

    /// <summary>The virtual switch it is connected to; null if it is connected to none.</summary>
    public string? Switch { get; init; }

    /// <summary>Its VLAN setting; kept while disconnected.</summary>
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

    /// <summary>Its MAC address, 12 hex digits without separators; null if unknown or not yet given.</summary>
    public string? MacAddress { get; init; }
}
