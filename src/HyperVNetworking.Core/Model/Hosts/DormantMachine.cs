namespace HyperVNetworking.Model;

/// <summary>Adapter settings outside the live configuration of a VM: kept apart from it and never edited (site-rules A5).</summary>
public sealed record DormantMachine
{
    /// <summary>The name of the VM it belongs to.</summary>
    public required string VmName { get; init; }

    /// <summary>The GUID of that VM, if known.</summary>
    public string? VmId { get; init; }

    /// <summary>What it is for.</summary>
    public required DormantKind Kind { get; init; }

    /// <summary>Its own name: a checkpoint has one besides the VM's.</summary>
    public required string Name { get; init; }

    /// <summary>The adapters as they would come back.</summary>
    public ValueList<VmAdapter> Adapters { get; init; } = [];
}
