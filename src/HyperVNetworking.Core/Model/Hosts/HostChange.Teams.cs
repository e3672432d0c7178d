using System;
using System.Linq;

namespace HyperVNetworking.Model;

/// <content>Changes to LBFO teams and their members (facts B1).</content>
public abstract partial record HostChange
{
    /// <summary>A change to an LBFO team that is there.</summary>
    /// <param name="Team">The team's name.</param>
    public abstract record TeamChange(string Team) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"NIC team {Team}";

        /// <inheritdoc/>
        public sealed override bool CanApplyTo(HostState host) => Find(host, Team) is NicTeam team && CanApplyTo(host, team.InOrder());

        /// <inheritdoc/>
        public sealed override HostState ApplyTo(HostState host) =>
            host with { Teams = host.Teams.Replace(t => Names.Same(t.Name, Team), t => ApplyTo(t.InOrder()).InOrder()) };

        /// <summary>Whether the team is as this change expects it.</summary>
        /// <param name="host">The host as read.</param>
        /// <param name="team">The team.</param>
        /// <returns>True if the change can be made.</returns>
        protected abstract bool CanApplyTo(HostState host, NicTeam team);

        /// <summary>The team as it will be after this change.</summary>
        /// <param name="team">The team before.</param>
        /// <returns>The team after.</returns>
        protected abstract NicTeam ApplyTo(NicTeam team);
    }

    /// <summary>Makes an LBFO team with its members and its first team NICs. Addresses that its members had rest while they are members.</summary>
    /// <param name="Team">The team; with no team NIC listed it gets the one in default mode that Windows makes.</param>
    public sealed record AddTeam(NicTeam Team) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"NIC team {Team.Name}";

        /// <inheritdoc/>
        public override string OldValue => "absent";

        /// <inheritdoc/>
        public override string NewValue => Describe(Team);

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveTeam(Team);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            host.FindTeam(Team.Name) is null
            && Team.EffectiveInterfaces.All(i => IsFree(host, i.Name))
            && Team.Members.Count > 0
            && Team.Members.All(m => host.FindNic(m) is { Kind: NicKind.Ethernet } && !host.IsBound(m))
            && (Team.Standby is null || (Team.Mode == TeamingMode.SwitchIndependent && Team.Members.Contains(Team.Standby, Names.Comparer) && Team.Members.Count > 1));

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with { Teams = host.Teams.Add(Team.InOrder()) };
    }

    /// <summary>Removes an LBFO team that no virtual switch is on; its team NICs and their addresses go with it.</summary>
    /// <param name="Team">The team as it is.</param>
    public sealed record RemoveTeam(NicTeam Team) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"NIC team {Team.Name}";

        /// <inheritdoc/>
        public override string OldValue => Describe(Team);

        /// <inheritdoc/>
        public override string NewValue => "absent";

        /// <inheritdoc/>
        public override HostChange Inverse => new AddTeam(Team);

        /// <inheritdoc/>
        /// <remarks>The traffic class is a document's word, so a host that was only read need not know it.</remarks>
        public override bool CanApplyTo(HostState host) =>
            Find(host, Team.Name) is NicTeam found && Plain(found) == Plain(Team) && !found.EffectiveInterfaces.Any(i => CarriesSwitch(host, found, i));

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with { Teams = host.Teams.RemoveAll(t => Names.Same(t.Name, Team.Name)) };
    }

    /// <summary>Sets how a team meets its switches and spreads frames.</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="From">Its settings.</param>
    /// <param name="To">The settings it is to have; a member that stands by allows switch-independent only.</param>
    public sealed record SetTeam(string Team, TeamSettings From, TeamSettings To) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string OldValue => From.ToString();

        /// <inheritdoc/>
        public override string NewValue => To.ToString();

        /// <inheritdoc/>
        public override HostChange Inverse => new SetTeam(Team, To, From);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            team.Settings == From && (team.Standby is null || To.Mode == TeamingMode.SwitchIndependent);

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Mode = To.Mode, LoadBalancing = To.LoadBalancing, LacpTimer = To.LacpTimer };
    }

    /// <summary>Chooses which member of a team stands by: one at most, and only in a switch-independent team (facts B1.3).</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="From">The member that stands by; null for none.</param>
    /// <param name="To">The member that is to stand by; null for none.</param>
    public sealed record SetTeamStandby(string Team, string? From, string? To) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string OldValue => Describe(From);

        /// <inheritdoc/>
        public override string NewValue => Describe(To);

        /// <inheritdoc/>
        public override HostChange Inverse => new SetTeamStandby(Team, To, From);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            Names.Same(team.Standby, From)
            && (To is null || (team.Mode == TeamingMode.SwitchIndependent && team.Members.Count > 1 && team.Members.Contains(To, Names.Comparer)));

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Standby = To };

        private static string Describe(string? member) => member is null ? "all members active" : $"{member} stands by";
    }

    /// <summary>Adds a physical NIC to a team, as an active member.</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="Nic">The NIC.</param>
    public sealed record AddTeamMember(string Team, string Nic) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string OldValue => $"without member {Nic}";

        /// <inheritdoc/>
        public override string NewValue => $"with member {Nic}";

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveTeamMember(Team, Nic);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) => host.FindNic(Nic) is { Kind: NicKind.Ethernet } && !host.IsBound(Nic);

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Members = team.Members.Add(Nic) };
    }

    /// <summary>Takes an active member out of a team; never the last one, which carries every VLAN of the team (site-rules D6).</summary>
    /// <param name="Team">The team's name.</param>
    /// <param name="Nic">The NIC. One that stands by is made active first (<see cref="SetTeamStandby"/>).</param>
    public sealed record RemoveTeamMember(string Team, string Nic) : TeamChange(Team)
    {
        /// <inheritdoc/>
        public override string OldValue => $"with member {Nic}";

        /// <inheritdoc/>
        public override string NewValue => $"without member {Nic}";

        /// <inheritdoc/>
        public override HostChange Inverse => new AddTeamMember(Team, Nic);

        /// <inheritdoc/>
        protected override bool CanApplyTo(HostState host, NicTeam team) =>
            team.Members.Contains(Nic, Names.Comparer) && !Names.Same(team.Standby, Nic) && team.Members.Count > (team.Standby is null ? 1 : 2);

        /// <inheritdoc/>
        protected override NicTeam ApplyTo(NicTeam team) => team with { Members = team.Members.RemoveAll(m => Names.Same(m, Nic)) };
    }

    private static NicTeam? Find(HostState host, string team) => host.Teams.FirstOrDefault(t => Names.Same(t.Name, team));

    // Windows has one name space for interface aliases.
    private static bool IsFree(HostState host, string alias) => host.FindNic(alias) is null && host.FindTeam(alias) is null;

    private static bool CarriesSwitch(HostState host, NicTeam team, TeamNic teamNic) => host.Switches.SelectMany(s => s.Uplinks)
        .Any(u => Names.Same(u, teamNic.Name) || (Names.Same(u, team.Name) && Names.Same(team.Primary.Name, teamNic.Name)));

    private static NicTeam Plain(NicTeam team)
    {
        NicTeam ordered = team.InOrder();
        return ordered with { PrimaryMember = null, Interfaces = ordered.Interfaces.Replace(_ => true, Plain) };
    }

    // The traffic class is a document's word, and what a server gives comes by itself.
    private static TeamNic Plain(TeamNic teamNic) => teamNic with { Traffic = null, Addressing = teamNic.Addressing.SetByAdmin };

    private static string Describe(NicTeam team)
    {
        string standby = team.Standby is null ? string.Empty : $", {team.Standby} stands by";
        return $"of {team.Members}{standby}, {team.Settings}, team NIC {string.Join(" and ", team.EffectiveInterfaces.Select(Describe))}";
    }
}
