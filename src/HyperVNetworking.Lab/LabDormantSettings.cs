using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Settings of a VM outside its live configuration: they look like live ones, and nothing of them carries traffic.</summary>
public sealed record LabDormantSettings
{
    /// <summary>What they belong to.</summary>
    public required LabDormantKind Kind { get; init; }

    /// <summary>The VM; of a checkpoint one that the host has.</summary>
    public required string Vm { get; init; }

    /// <summary>The name of the checkpoint; null for the VM's own name.</summary>
    public string? Name { get; init; }

    /// <summary>The adapters with connection and features, as they were or will be.</summary>
    public ValueList<VmAdapter> Adapters { get; init; } = [];
}
