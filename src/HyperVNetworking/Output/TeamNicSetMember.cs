using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>A team NIC, as a row that goes into a CSV file and comes back to New-, Set- or Remove-TeamNicSet by the names of its properties.</summary>
public sealed record TeamNicSetMember
{
    /// <summary>The host.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The team.</summary>
    public required string Team { get; init; }

    /// <summary>The interface alias.</summary>
    public required string Name { get; init; }

    /// <summary>The VLAN; null in default mode.</summary>
    public int? VlanId { get; init; }

    /// <summary>The traffic class; null where nobody said it, since hosts do not keep it.</summary>
    public string? Traffic { get; init; }

    /// <summary>Whether it came with the team and goes with it.</summary>
    public required bool Primary { get; init; }

    /// <summary>The addresses of the host on it in one line, such as <c>192.0.2.10/24</c>; <c>DHCP</c> where a server gives them.</summary>
    public required string Addresses { get; init; }

    /// <summary>Its name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal static TeamNicSetMember Of(HostState host, NicTeam team, TeamNic teamNic) => new()
    {
        ComputerName = host.Name,
        Team = team.Name,
        Name = teamNic.Name,
        VlanId = teamNic.Vlan?.Value,
        Traffic = teamNic.Traffic,
        Primary = ReferenceEquals(teamNic, team.Primary),
        Addresses = teamNic.Addresses.ToString(),
    };
}
