namespace HyperVNetworking.Model;

/// <summary>A virtual machine of a host.</summary>
public sealed record VirtualMachine
{
    /// <summary>The display name; not unique in Windows, then <see cref="Id"/> tells two apart.</summary>
    public required string Name { get; init; }

    /// <summary>The GUID, if known: with the adapter's GUID the identity of an endpoint, wherever the VM runs (site-rules A4).</summary>
    public string? Id { get; init; }

    /// <summary>Whether it runs.</summary>
    public VmState State { get; init; }

    /// <summary>Its generation, 1 or 2; legacy adapters need 1. Null if unknown.</summary>
    public int? Generation { get; init; }

    /// <summary>Its network adapters, in the host's order.</summary>
    public ValueList<VmAdapter> Adapters { get; init; } = [];

    /// <summary>Its disks, as far as anybody said.</summary>
    public ValueList<VmDisk> Disks { get; init; } = [];

    /// <summary>Its integration services.</summary>
    public IntegrationServicesState IntegrationServices { get; init; }

    /// <summary>Whether it is a Hyper-V host itself, as far as anybody said: what its own VMs send and hear is unproven (site-rules B9).</summary>
    public bool NestedHost { get; init; }

    /// <summary>Whether it is being moved to another host: it still runs here, and what is changed on it now may be gone when it has moved (site-rules D4).</summary>
    public bool Moving { get; init; }

    /// <summary>The hosts it may run on; empty if it is not clustered or nobody said.</summary>
    public ValueList<string> PossibleOwners { get; init; } = [];
}
