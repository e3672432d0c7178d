using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which physical NICs of a host are meant as members, and which cannot be.</summary>
internal static class TeamMembers
{
    /// <summary>The members of a new team, or those that a team is to have.</summary>
    /// <param name="host">The host.</param>
    /// <param name="wanted">The team.</param>
    /// <param name="own">What the team has already.</param>
    /// <param name="errors">Takes what is in the way.</param>
    public static ValueList<string> Resolve(HostState host, WantedTeam wanted, ValueList<string> own, ICollection<PlannerError> errors)
    {
        var members = new List<string>();
        foreach (string text in wanted.Members.Distinct(Names.Comparer))
        {
            var pattern = new NamePattern(text);
            PhysicalNic[] found = host.FindNic(text) is PhysicalNic named ? [named]
                : !pattern.HasWildcard ? []
                : host.PhysicalNics.Where(n => pattern.IsMatch(n.Name) && (own.Contains(n.Name, Names.Comparer) || IsFree(host, n))).ToArray();
            if (found.Length == 0)
            {
                errors.Add(pattern.HasWildcard ? TeamErrors.NoFreeMember(host, wanted.Name, text) : TeamErrors.MemberNotFound(host, wanted.Name, text));
            }

            foreach (PhysicalNic nic in found.Where(n => !members.Contains(n.Name, Names.Comparer)))
            {
                members.Add(nic.Name);
                if (!own.Contains(nic.Name, Names.Comparer) && WhyNot(host, nic) is string why)
                {
                    errors.Add(TeamErrors.MemberNotUsable(host, wanted.Name, nic.Name, why));
                }
            }
        }

        if (members.Count > TeamLimits.Members)
        {
            errors.Add(TeamErrors.TooMany(host, wanted.Name, "members", TeamLimits.Members));
        }

        return members.ToValueList();
    }

    /// <summary>Whether what a team has is what is wanted: each plain name, and nothing that no name or pattern means.</summary>
    public static bool AreMeant(ValueList<string> members, ValueList<string> wanted)
    {
        NamePattern[] patterns = wanted.Select(w => new NamePattern(w)).ToArray();
        return patterns.All(p => members.Any(p.IsMatch)) && members.All(m => patterns.Any(p => p.IsMatch(m)) || wanted.Contains(m, Names.Comparer));
    }

    /// <summary>Why a NIC cannot be a member at all; null if it can, be it in use or not.</summary>
    public static string? WhyNot(HostState host, PhysicalNic nic) =>
        nic.Kind == NicKind.Hba ? "it is an HBA, for storage only"
        : nic.Kind == NicKind.WiFi ? "it is wireless"
        : host.Teams.FirstOrDefault(t => t.Members.Contains(nic.Name, Names.Comparer)) is NicTeam team ? $"it is a member of NIC team {team.Name}"
        : host.Switches.FirstOrDefault(s => s.Uplinks.Contains(nic.Name, Names.Comparer)) is VirtualSwitch on ? $"virtual switch {on.Name} is on it"
        : nic.IscsiConnection is string iscsi ? $"an {iscsi} runs over it, and storage that is cut off takes its VMs along"
        : null;

    private static bool IsFree(HostState host, PhysicalNic nic) => nic.InUseBy.Count == 0 && WhyNot(host, nic) is null;
}
