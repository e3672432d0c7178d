using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The NIC teams of one host.</summary>
internal static class TeamRules
{
    public static void Check(HostState host, ReadContext context)
    {
        CheckNames(host, context);
        var teamOf = new Dictionary<string, NicTeam>(Names.Comparer);
        foreach (NicTeam team in host.Teams)
        {
            DocumentNode node = context.NodeOf(team);
            if (team.Members.Count == 0)
            {
                context.Errors.Add(DocumentErrorIds.TeamWithoutMember, node.At("members"), $"The NIC team {Quoted.Of(team.Name)} has no member: name at least one physical NIC.");
            }

            for (int i = 0; i < team.Members.Count; i++)
            {
                CheckMember(host, team, i, teamOf, context);
            }

            if (team.Standby is not null && !team.Members.Contains(team.Standby, Names.Comparer))
            {
                context.Errors.Add(
                    DocumentErrorIds.StandbyNotMember,
                    node.At("standby"),
                    $"The standby {Quoted.Of(team.Standby)} of NIC team {Quoted.Of(team.Name)} is none of its members{Nearest.Question(team.Standby, team.Members)}");
            }

            if (team.PrimaryMember is not null && !team.Members.Contains(team.PrimaryMember, Names.Comparer))
            {
                context.Errors.Add(
                    DocumentErrorIds.PrimaryNotMember,
                    node.At("primaryMember"),
                    $"The primary member {Quoted.Of(team.PrimaryMember)} of NIC team {Quoted.Of(team.Name)} is none of its members{Nearest.Question(team.PrimaryMember, team.Members)}");
            }
        }
    }

    private static void CheckMember(HostState host, NicTeam team, int index, Dictionary<string, NicTeam> teamOf, ReadContext context)
    {
        string member = team.Members[index];
        DocumentNode node = context.NodeOf(team).At("members", index);
        PhysicalNic? nic = host.FindNic(member);
        if (nic is null)
        {
            context.Errors.Add(
                DocumentErrorIds.UnknownTeamMember,
                node,
                $"The member {Quoted.Of(member)} of NIC team {Quoted.Of(team.Name)} is no physical NIC of host {Quoted.Of(host.Name)}{Nearest.Question(member, host.PhysicalNics.Select(n => n.Name))}");
        }
        else if (nic.Kind == NicKind.Hba)
        {
            context.Errors.Add(DocumentErrorIds.HbaInTeam, node, $"{Quoted.Of(member)} is an HBA, a storage adapter, and cannot be in NIC team {Quoted.Of(team.Name)}.");
        }
        else if (teamOf.TryGetValue(member, out NicTeam? other))
        {
            string place = ReferenceEquals(other, team) ? "stands in it already" : $"is in NIC team {Quoted.Of(other.Name)} ({context.PlaceOf(other)}) already";
            context.Errors.Add(DocumentErrorIds.NicInTwoTeams, node, $"The physical NIC {Quoted.Of(member)} cannot be in NIC team {Quoted.Of(team.Name)}: it {place}.");
        }
        else
        {
            teamOf[member] = team;
        }
    }

    // Windows has one name space for interface aliases. A team's name is also that of its default team NIC.
    private static void CheckNames(HostState host, ReadContext context)
    {
        Duplicates.Check(host.Teams, t => t.Name, "NIC team", DocumentErrorIds.DuplicateNic, context);
        Duplicates.Check(host.Teams.SelectMany(t => t.Interfaces), i => i.Name, "team NIC", DocumentErrorIds.DuplicateNic, context);
        foreach (NicTeam team in host.Teams)
        {
            CheckAlias(host, team, team.Name, "NIC team", context);
            foreach (TeamNic teamNic in team.Interfaces)
            {
                CheckAlias(host, teamNic, teamNic.Name, "team NIC", context);
            }
        }
    }

    private static void CheckAlias(HostState host, object record, string name, string kind, ReadContext context)
    {
        if (host.FindNic(name) is PhysicalNic nic)
        {
            context.Errors.Add(
                DocumentErrorIds.DuplicateNic,
                context.NodeOf(record),
                $"The {kind} {Quoted.Of(name)} has the name of a physical NIC ({context.PlaceOf(nic)}): Windows gives each interface a name of its own.");
        }
    }
}
