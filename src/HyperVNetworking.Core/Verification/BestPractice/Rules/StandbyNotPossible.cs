using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A member stands by where none can: in a switch-dependent team, or as the only member (facts B1.3). Windows allows one at most.</summary>
internal sealed class StandbyNotPossible() : BestPracticeRule(BestPracticeCodes.StandbyNotPossible, FindingSeverity.Error, PracticeSources.TeamSettings)
{
    /// <summary>Why no member of such a team can stand by; null if one can. The planner asks this too.</summary>
    /// <param name="mode">How the team meets its switches.</param>
    /// <param name="members">How many members it has.</param>
    public static string? WhyNot(TeamingMode mode, int members) =>
        mode != TeamingMode.SwitchIndependent ? $"its mode is {mode}, in which the switch expects all members to be active"
        : members == 1 ? "it has one member only"
        : null;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (NicTeam team in host.Teams.Where(t => t.Standby is not null))
        {
            if (WhyNot(team.Mode, team.Members.Count) is string why)
            {
                yield return Broken(host, $"NIC team {team.Name}", $"has {team.Standby} standing by, and cannot: {why}", "Make all members active (Set-TeamNicSet -StandbyMember ''), or the team switch-independent.", "all members active", $"{team.Standby} stands by");
            }
        }
    }
}
