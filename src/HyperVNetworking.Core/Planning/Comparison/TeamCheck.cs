using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What of a change to a team a host as read has.</summary>
internal static class TeamCheck
{
    /// <summary>Whether the team is there with all that the change gave it; team NICs beside those are other steps'.</summary>
    public static bool HasAll(HostState host, NicTeam wanted) =>
        Team(host, wanted.Name) is NicTeam found
        && found.Settings == wanted.Settings
        && Names.Same(found.Standby, wanted.Standby)
        && found.InOrder().Members.SequenceEqual(wanted.InOrder().Members, Names.Comparer)
        && wanted.EffectiveInterfaces.All(i => Has(found, i));

    /// <summary>Whether a team that stays has the new value.</summary>
    public static bool IsDone(HostChange.TeamChange change, HostState host) => Team(host, change.Team) is NicTeam team && change switch
    {
        HostChange.SetTeam s => team.Settings == s.To,
        HostChange.SetTeamStandby s => Names.Same(team.Standby, s.To),
        HostChange.AddTeamMember m => team.Members.Contains(m.Nic, Names.Comparer),
        HostChange.RemoveTeamMember m => !team.Members.Contains(m.Nic, Names.Comparer),
        HostChange.AddTeamNic n => Has(team, n.TeamNic),
        HostChange.SetTeamNic n => Has(team, n.To),
        _ => false,
    };

    /// <summary>What a host has in place of what a change expects.</summary>
    public static string Describe(HostChange change, HostState host) => change switch
    {
        HostChange.AddTeam a => Describe(Team(host, a.Team.Name)),
        HostChange.RemoveTeam r => Describe(Team(host, r.Team.Name)),
        HostChange.AddTeamNic n => Describe(host, n.Team, n.TeamNic.Name),
        HostChange.RemoveTeamNic n => Describe(host, n.Team, n.TeamNic.Name),
        HostChange.SetTeamNic n => Describe(host, n.Team, n.From.Name),
        HostChange.TeamChange c => Describe(Team(host, c.Team)),
        _ => "otherwise",
    };

    private static NicTeam? Team(HostState host, string name) => host.Teams.FirstOrDefault(t => Names.Same(t.Name, name));

    // The traffic class is a document's word.
    private static bool Has(NicTeam team, TeamNic wanted) =>
        team.EffectiveInterfaces.Any(i => Names.Same(i.Name, wanted.Name) && i.Vlan == wanted.Vlan && i.Addressing.SetByAdmin.Equals(wanted.Addressing.SetByAdmin));

    private static string Describe(NicTeam? team) => team is null ? "gone" : new HostChange.AddTeam(team).NewValue;

    private static string Describe(HostState host, string team, string name) =>
        Team(host, team)?.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, name)) is TeamNic found ? new HostChange.AddTeamNic(team, found).NewValue : "gone";
}
