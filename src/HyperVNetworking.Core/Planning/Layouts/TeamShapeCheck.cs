using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Planning;

/// <summary>What a team cannot stand or be whatever the others are, so that no layout with it needs to be judged.</summary>
internal static class TeamShapeCheck
{
    /// <summary>Why a team cannot be.</summary>
    /// <returns>The reason as a sentence; null if it may.</returns>
    public static string? Reject(LayoutSite site, TeamShape team, ValueList<FailureKind> failures)
    {
        NicClass[] used = team.Used.Select(c => site.Classes[c]).ToArray();
        bool isEmbedded = site.MustEmbed && team.Classes.Length == 0;
        VlanId? stranded = team.Classes.Select(c => site.Traffic[c].Vlan).FirstOrDefault(v => v is VlanId vlan && !used.All(c => c.Carries(vlan)));
        return
            stranded is VlanId lost ? $"a port of {used.First(c => !c.Carries(lost)).Nics[0]} and its like does not carry VLAN {lost}, which the team needs on every member."
            : team.Size == 1 && Fails(FailureKind.Nic, FailureKind.Cable, FailureKind.TeamMember) ? "a team of one NIC loses all that it carries with that NIC."
            : Fails(FailureKind.Nic) && used[0].Hardware.Length > 0 && used.All(c => c.Hardware == used[0].Hardware) ? $"all members of a team are presented from one hardware port ({site.HardwareOf(used[0])}) and are lost with it."
            : Fails(FailureKind.Switch) && used.All(c => c.Switches == used[0].Switches) ? $"all members of a team leave by one physical switch ({site.SwitchOf(used[0])}) and are lost with it."
            : isEmbedded && team.Standby >= 0 ? "SET has no standby member, and Windows takes no virtual switch on a NIC team there."
            : isEmbedded && LayoutDrawing.IsAggregated(site, team) ? "the ports of its members are one link aggregation, and SET is switch-independent only."
            : team.Standby >= 0 && LayoutDrawing.IsAggregated(site, team) ? "the ports of its members are one link aggregation, so none of them can stand by."
            : null;

        bool Fails(params FailureKind[] kinds) => failures.Count == 0 || kinds.Any(failures.Contains);
    }
}
