using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>A NIC team of one host with its team NICs.</summary>
public sealed record TeamNicSet
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The team.</summary>
    public required string Team { get; init; }

    /// <summary>Its members.</summary>
    public required IReadOnlyList<string> Member { get; init; }

    /// <summary>The member that stands by; null if all are active.</summary>
    public string? StandbyMember { get; init; }

    /// <summary>How it meets its switches.</summary>
    public required TeamingMode TeamingMode { get; init; }

    /// <summary>How it spreads frames.</summary>
    public required LoadBalancingAlgorithm LoadBalancingAlgorithm { get; init; }

    /// <summary>How often LACP speaks; null unless the mode is LACP.</summary>
    public LacpTimer? LacpTimer { get; init; }

    /// <summary>Its team NICs, the primary one first.</summary>
    public required IReadOnlyList<TeamNicSetMember> TeamNic { get; init; }

    /// <summary>The virtual switch on it; null if there is none.</summary>
    public string? VirtualSwitch { get; init; }

    /// <summary>Its VLANs in one line, for the table.</summary>
    public string Vlans => string.Join(", ", TeamNic.Select(n => n.VlanId?.ToString() ?? "default"));

    internal static TeamNicSet Of(HostState host, NicTeam read)
    {
        NicTeam team = read.InOrder();
        return new TeamNicSet
        {
            ComputerName = host.Name,
            Team = team.Name,
            Member = team.Members,
            StandbyMember = team.Standby,
            TeamingMode = team.Mode,
            LoadBalancingAlgorithm = team.LoadBalancing,
            LacpTimer = team.LacpTimer,
            TeamNic = team.Interfaces.Select(i => TeamNicSetMember.Of(host, team, i)).ToArray(),
            VirtualSwitch = host.Switches.FirstOrDefault(s => s.Uplinks.Any(u => ReferenceEquals(host.FindTeam(u), read)))?.Name,
        };
    }
}
