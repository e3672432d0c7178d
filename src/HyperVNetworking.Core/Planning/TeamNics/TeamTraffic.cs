using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>One traffic class of the host, and the team NIC that is to carry it.</summary>
public sealed record TeamTraffic
{
    /// <summary>The traffic class, such as <c>CSV</c>; null if nobody named it.</summary>
    public string? Traffic { get; init; }

    /// <summary>The VLAN; null for the team NIC in default mode, which takes what no other team NIC claims.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The name of the team NIC; null for the one that Windows gives.</summary>
    public string? Name { get; init; }

    /// <summary>Another name for a team NIC that is there; null to keep it. A new one has none.</summary>
    public string? NewName { get; init; }

    /// <summary>The address of the host on it, such as <c>192.0.2.10/24</c>; null for none, or to leave it as it is.</summary>
    public string? Address { get; init; }

    /// <summary>The one host that it is for; null for all.</summary>
    public string? ComputerName { get; init; }

    /// <summary>It in one line, for messages.</summary>
    /// <returns>Such as <c>CSV (VLAN 11)</c>.</returns>
    public override string ToString() =>
        $"{Traffic ?? Name ?? "the team NIC"} ({(Vlan is VlanId vlan ? $"VLAN {vlan}" : "default mode")})";
}
