namespace HyperVNetworking.Model;

/// <summary>One end of the network: whoever can send a frame and hear one.</summary>
public sealed record Endpoint
{
    /// <summary>The shortest name that is unique in the network: <c>VM1</c>, <c>Host2/VM7</c>, <c>Host1/VM1/Network Adapter</c>, <c>Host1/vEthernet (Mgmt)</c>, <c>Server1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required EndpointKind Kind { get; init; }

    /// <summary>The host it is on; null for a server.</summary>
    public string? Host { get; init; }

    /// <summary>The VM's name, or the server's.</summary>
    public string? Machine { get; init; }

    /// <summary>The VM's GUID, if known.</summary>
    public string? MachineId { get; init; }

    /// <summary>The adapter's, team NIC's or NIC's name; null for a server.</summary>
    public string? Adapter { get; init; }

    /// <summary>The VM's place in its host's list; with <see cref="AdapterIndex"/> it finds the adapter again.</summary>
    public int MachineIndex { get; init; } = -1;

    /// <summary>The adapter's place in its VM's, host's or team's list.</summary>
    public int AdapterIndex { get; init; } = -1;

    /// <summary>The traffic class of a host adapter or team NIC: a tenant of its own.</summary>
    public string? Traffic { get; init; }

    /// <summary>The name with its kind, as people read it.</summary>
    /// <returns>For example <c>VM VM1</c> or <c>server Server1</c>.</returns>
    public string Describe() => Kind switch
    {
        EndpointKind.VmAdapter => $"VM {Name}",
        EndpointKind.HostAdapter => $"host adapter {Name}",
        EndpointKind.TeamNic => $"team NIC {Name}",
        EndpointKind.PhysicalNic => $"physical NIC {Name}",
        _ => $"server {Name}",
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
