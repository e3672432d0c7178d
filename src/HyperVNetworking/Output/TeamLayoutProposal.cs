using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Output;

/// <summary>A layout of NIC teams, the same for every host; the rows in <see cref="TeamNic"/> go to New-TeamNicSet by the names of their properties.</summary>
public sealed record TeamLayoutProposal
{
    /// <summary>Its place among those that stand every failure, the cheapest first; null if it does not.</summary>
    public int? Place { get; init; }

    /// <summary>Whether it stands every failure that was judged.</summary>
    public required bool Passes { get; init; }

    /// <summary>Its teams in one line.</summary>
    public required string Team { get; init; }

    /// <summary>How many teams it takes.</summary>
    public required int TeamCount { get; init; }

    /// <summary>How many NICs it takes.</summary>
    public required int NicCount { get; init; }

    /// <summary>How many of them stand by.</summary>
    public required int StandbyCount { get; init; }

    /// <summary>What decided, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Where Switch Embedded Teaming (SET) could take the place of a team of it, and where not and why.</summary>
    public required string EmbeddedTeaming { get; init; }

    /// <summary>The NICs of it that a converged backend has yet to present.</summary>
    public required IReadOnlyList<string> AddedNic { get; init; }

    /// <summary>What the virtual switch of the tenants is to be on: its team, or with SET the NICs themselves. Goes to New-TenantSwitch and New-TenantVlanPlan as -UplinkNic.</summary>
    public required IReadOnlyList<string> UplinkNic { get; init; }

    /// <summary>One row for each team NIC.</summary>
    public required IReadOnlyList<TeamLayoutRow> TeamNic { get; init; }

    /// <summary>Its teams.</summary>
    /// <returns><see cref="Team"/>.</returns>
    public override string ToString() => Team;

    internal static TeamLayoutProposal Of(TeamLayout layout, int? place) => new()
    {
        Place = place,
        Passes = layout.Passes,
        Team = layout.ToString(),
        TeamCount = layout.TeamCount,
        NicCount = layout.NicCount,
        StandbyCount = layout.StandbyCount,
        Reason = layout.Reason,
        EmbeddedTeaming = layout.EmbeddedTeaming,
        AddedNic = layout.AddedNics,
        UplinkNic = layout.Teams.Where(t => t.CarriesTenants).SelectMany(t => t.IsEmbedded ? t.Members : [t.Name]).ToArray(),
        TeamNic = layout.Teams.Where(t => !t.IsEmbedded).SelectMany(TeamLayoutRow.Of).ToArray(),
    };
}
