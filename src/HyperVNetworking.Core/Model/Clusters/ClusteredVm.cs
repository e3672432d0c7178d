namespace HyperVNetworking.Model;

/// <summary>A VM as its failover cluster sees it: where it is, and where it may be.</summary>
public sealed record ClusteredVm
{
    /// <summary>The GUID of the VM, if known: it is the same on every host.</summary>
    public string? VmId { get; init; }

    /// <summary>The name of its role, by default that of the VM.</summary>
    public required string Name { get; init; }

    /// <summary>The node that it is on; null if nobody said.</summary>
    public string? OwnerNode { get; init; }

    /// <summary>Whether it runs.</summary>
    public ClusteredVmState State { get; init; }

    /// <summary>The nodes that it may run on; empty if nobody said.</summary>
    public ValueList<string> PossibleOwners { get; init; } = [];
}
