using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Output;

/// <summary>A team NIC that a layout asks for, as a row for New-TeamNicSet.</summary>
public sealed record TeamLayoutRow
{
    /// <summary>The team.</summary>
    public required string Team { get; init; }

    /// <summary>Its members.</summary>
    public required IReadOnlyList<string> Member { get; init; }

    /// <summary>The member that stands by; null if all are active.</summary>
    public string? StandbyMember { get; init; }

    /// <summary>How it meets its switches.</summary>
    public required TeamingMode TeamingMode { get; init; }

    /// <summary>The traffic class; null for the tenants.</summary>
    public string? Traffic { get; init; }

    /// <summary>The VLAN; null for the tenants, whose team NIC is in default mode.</summary>
    public int? VlanId { get; init; }

    /// <summary>What it carries.</summary>
    /// <returns>Such as <c>Management on VLAN 10</c>.</returns>
    public override string ToString() => $"{Team}: {(VlanId is null ? "default mode" : $"{Traffic} on VLAN {VlanId}")}";

    internal static IEnumerable<TeamLayoutRow> Of(LayoutTeam team)
    {
        var row = new TeamLayoutRow { Team = team.Name, Member = team.Members.ToArray(), StandbyMember = team.Standby, TeamingMode = team.Mode };
        return team.Traffic.Count == 0 ? [row] : team.Traffic.Select(t => row with { Traffic = t.Traffic, VlanId = t.Vlan?.Value });
    }
}
