using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>An LBFO team of physical adapters. Switch Embedded Teaming is no NicTeam: it is a <see cref="VirtualSwitch"/> with several uplinks.</summary>
public sealed record NicTeam
{
    /// <summary>The team's name.</summary>
    public required string Name { get; init; }

    /// <summary>The members, by NIC name.</summary>
    public required ValueList<string> Members { get; init; }

    /// <summary>The member that waits; null if all are active.</summary>
    public string? Standby { get; init; }

    /// <summary>
    /// The member that a switch independent team whose members are all active receives by: the one whose MAC address it has. Only when that member fails do the switches
    /// have to learn the team's address anew. Null: nobody said, and any active member may be it.
    /// </summary>
    public string? PrimaryMember { get; init; }

    /// <summary>How it meets its switches.</summary>
    public TeamingMode Mode { get; init; } = TeamingMode.SwitchIndependent;

    /// <summary>How it spreads frames.</summary>
    public LoadBalancingAlgorithm LoadBalancing { get; init; } = LoadBalancingAlgorithm.Dynamic;

    /// <summary>The LACP timer; null unless the mode is LACP.</summary>
    public LacpTimer? LacpTimer { get; init; }

    /// <summary>The team NICs. None listed means the one default-mode team NIC that Windows makes, named as the team.</summary>
    public ValueList<TeamNic> Interfaces { get; init; } = [];

    /// <summary>The team NICs as Windows has them: those listed, or else the default one.</summary>
    public ValueList<TeamNic> EffectiveInterfaces => Interfaces.Count > 0 ? Interfaces : [new TeamNic { Name = Name }];

    /// <summary>The team NIC that came with the team and goes with it: the one in default mode, or else the first. Only it can be in default mode (facts B1.3).</summary>
    public TeamNic Primary => EffectiveInterfaces.FirstOrDefault(i => i.Vlan is null) ?? EffectiveInterfaces[0];

    /// <summary>How it meets its switches and spreads frames.</summary>
    public TeamSettings Settings => new(Mode, LoadBalancing, LacpTimer);

    /// <summary>The team in an order of its own, since Windows has none: members by name, the primary team NIC first and the others by VLAN.</summary>
    /// <returns>The same team.</returns>
    public NicTeam InOrder()
    {
        TeamNic primary = Primary;
        return this with
        {
            Members = Members.OrderBy(m => m, Names.Comparer).ToValueList(),
            Interfaces = EffectiveInterfaces
                .OrderBy(i => ReferenceEquals(i, primary) ? 0 : 1)
                .ThenBy(i => i.Vlan?.Value ?? 0)
                .ThenBy(i => i.Name, Names.Comparer)
                .ToValueList(),
        };
    }
}
