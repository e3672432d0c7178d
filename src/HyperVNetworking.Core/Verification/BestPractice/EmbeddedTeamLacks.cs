using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What Switch Embedded Teaming cannot do that an LBFO team does (facts B1.4; field.md finding 5).</summary>
internal static class EmbeddedTeamLacks
{
    /// <summary>What to do with an LBFO team under a virtual switch, and what is lost on the way.</summary>
    public static string Advice(NicTeam team)
    {
        string lost = Enumeration.Of(Lost(team));
        return "Team the NICs in the virtual switch itself (New-TenantSwitch with several -UplinkNic). SET is switch-independent only, has no standby member, no LACP and no static mode, and takes NICs of one make, model and speed, eight at most"
            + (lost.Length == 0 ? "." : $"; this team would lose {lost}.");
    }

    private static IEnumerable<string> Lost(NicTeam team) => new[]
    {
        team.Standby is null ? null : $"its standby member {team.Standby}",
        team.Mode == TeamingMode.SwitchIndependent ? null : $"its mode {team.Mode}",
        team.LoadBalancing is LoadBalancingAlgorithm.Dynamic or LoadBalancingAlgorithm.HyperVPort ? null : $"its load balancing {team.LoadBalancing}",
        team.Members.Count > TeamLimits.EmbeddedMembers ? $"{team.Members.Count - TeamLimits.EmbeddedMembers} of its members" : null,
    }.OfType<string>();
}
