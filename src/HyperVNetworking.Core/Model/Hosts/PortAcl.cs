using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>
/// A port ACL of an adapter, plain or extended (facts A1.9). It filters by address and not by VLAN, so it counts for nothing in what must not happen,
/// and leaves unproven what must (site-rules B8). Null is any.
/// </summary>
public sealed record PortAcl
{
    /// <summary>Plain or extended.</summary>
    public PortAclKind Kind { get; init; }

    /// <summary>What it does.</summary>
    public required PortAclAction Action { get; init; }

    /// <summary>To which frames.</summary>
    public required PortAclDirection Direction { get; init; }

    /// <summary>The address on the adapter's side, a plain one with its prefix length: <c>10.0.0.0/8</c>.</summary>
    public string? Local { get; init; }

    /// <summary>The address on the other side, a plain one with its prefix length.</summary>
    public string? Remote { get; init; }

    /// <summary>The port on the adapter's side; extended only.</summary>
    public string? LocalPort { get; init; }

    /// <summary>The port on the other side; extended only.</summary>
    public string? RemotePort { get; init; }

    /// <summary>The protocol by name or number; extended only.</summary>
    public string? Protocol { get; init; }

    /// <summary>Its weight, 0 to 65535: of extended ones the heaviest decides.</summary>
    public int Weight { get; init; }

    /// <summary>Whether answers to what it lets pass are let pass too; extended only.</summary>
    public bool Stateful { get; init; }

    /// <summary>Whether it can stop a frame, by itself or since others do that it makes an exception to. One that counts cannot.</summary>
    public bool Filters => Action != PortAclAction.Meter;

    /// <summary>The ACL in short.</summary>
    /// <returns>Such as <c>Deny Inbound from 10.0.0.0/8</c>.</returns>
    public override string ToString() => string.Join(" ", new[]
    {
        $"{Action} {Direction}",
        Protocol,
        Part(Direction == PortAclDirection.Inbound ? "from" : "to", Remote, RemotePort),
        Part("at", Local, LocalPort),
    }.OfType<string>());

    private static string? Part(string word, string? address, string? port) =>
        address is null && port is null ? null : $"{word} {address ?? "any address"}{(port is null ? string.Empty : $" port {port}")}";
}
