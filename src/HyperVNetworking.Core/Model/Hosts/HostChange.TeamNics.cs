using System.Linq;

namespace HyperVNetworking.Model;

/// <content>Changes to team NICs (facts B1.3).</content>
public abstract partial record HostChange
{
    /// <summary>Adds a team NIC of one VLAN to a team; no member and no other team NIC is touched by it.</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="TeamNic">The team NIC, with its addresses.</param>
    public sealed record AddTeamNic(string Team, TeamNic TeamNic) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string Target => $"team NIC {TeamNic.Name}";

        /// <inheritdoc/>
        public override string OldValue => "absent";

        /// <inheritdoc/>
        public override string NewValue => DescribeIn(Team, TeamNic);

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveTeamNic(Team, TeamNic);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            TeamNic.Vlan is not null
            && IsFree(host, TeamNic.Name)
            && team.EffectiveInterfaces.Count < TeamLimits.TeamNics
            && !team.EffectiveInterfaces.Any(i => i.Vlan == TeamNic.Vlan);

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Interfaces = team.Interfaces.Add(TeamNic) };
    }

    /// <summary>Removes a team NIC with its addresses; never the primary one, which goes with its team.</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="TeamNic">The team NIC as it is.</param>
    public sealed record RemoveTeamNic(string Team, TeamNic TeamNic) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string Target => $"team NIC {TeamNic.Name}";

        /// <inheritdoc/>
        public override string OldValue => DescribeIn(Team, TeamNic);

        /// <inheritdoc/>
        public override string NewValue => "absent";

        /// <inheritdoc/>
        public override HostChange Inverse => new AddTeamNic(Team, TeamNic);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            FindTeamNic(team, TeamNic.Name) is TeamNic found
            && Plain(found) == Plain(TeamNic)
            && !ReferenceEquals(found, team.Primary)
            && !CarriesSwitch(host, team, found);

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Interfaces = team.Interfaces.RemoveAll(i => Names.Same(i.Name, TeamNic.Name)) };
    }

    /// <summary>Gives a team NIC another VLAN, name or address. Windows names it after its VLAN; the name that is asked for is set after that.</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="From">The team NIC as it is.</param>
    /// <param name="To">The team NIC as it is to be; only the primary one can be in default mode.</param>
    public sealed record SetTeamNic(string Team, TeamNic From, TeamNic To) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string Target => $"team NIC {From.Name}";

        /// <inheritdoc/>
        public override string OldValue => Describe(From);

        /// <inheritdoc/>
        public override string NewValue => Describe(To);

        /// <inheritdoc/>
        public override HostChange Inverse => new SetTeamNic(Team, To, From);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            FindTeamNic(team, From.Name) is TeamNic found
            && Plain(found) == Plain(From)
            && (To.Vlan is not null || ReferenceEquals(found, team.Primary))
            && (To.Vlan == From.Vlan || !CarriesSwitch(host, team, found))
            && !team.EffectiveInterfaces.Any(i => !ReferenceEquals(i, found) && i.Vlan == To.Vlan)
            && (Names.Same(To.Name, From.Name) || IsFree(host, To.Name) || (Names.Same(To.Name, Team) && FindTeamNic(team, Team) is null));

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) =>
            team with { Interfaces = team.Interfaces.Replace(i => Names.Same(i.Name, From.Name), i => To with { Traffic = To.Traffic ?? i.Traffic }) };
    }

    private static TeamNic? FindTeamNic(NicTeam team, string name) => team.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, name));

    private static string Describe(TeamNic teamNic)
    {
        string vlan = teamNic.Vlan is VlanId id ? $"VLAN {id}" : "default mode";
        return $"{teamNic.Name} ({vlan}{(teamNic.Addressing.IsInUse ? $", {teamNic.Addressing}" : string.Empty)})";
    }

    private static string DescribeIn(string team, TeamNic teamNic) => $"{Describe(teamNic)} on NIC team {team}";
}
