using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One end of a probe: an adapter of a running VM.</summary>
public sealed record ProbeEnd
{
    /// <summary>The endpoint's name, such as <c>VM1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The host it is on.</summary>
    public required string Host { get; init; }

    /// <summary>The tenant it is a member of; null if of none.</summary>
    public string? Tenant { get; init; }

    /// <summary>The adapter.</summary>
    public required AdapterReference Adapter { get; init; }

    /// <summary>Its MAC address, 12 hex digits.</summary>
    public required string MacAddress { get; init; }

    /// <summary>The end as people read it.</summary>
    /// <returns>Such as <c>VM VM1 of Sales on host Host1</c>.</returns>
    public override string ToString() => $"VM {Name} {(Tenant is null ? "in no tenant" : "of " + Tenant)} on host {Host}";
}
