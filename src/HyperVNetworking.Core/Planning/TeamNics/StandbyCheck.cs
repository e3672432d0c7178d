using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Planning;

/// <summary>Whether a member can stand by (facts B1.3): one at most, in a switch-independent team, beside one that is active.</summary>
internal static class StandbyCheck
{
    public static void Run(HostState host, string team, string? standby, TeamingMode mode, ValueList<string> members, ICollection<PlannerError> errors)
    {
        if (standby is null || members.Count == 0)
        {
            return;
        }

        if (!members.Contains(standby, Names.Comparer))
        {
            errors.Add(TeamErrors.StandbyNotMember(host, team, standby));
        }
        else if (StandbyNotPossible.WhyNot(mode, members.Count) is string why)
        {
            errors.Add(TeamErrors.StandbyNotPossible(host, team, why));
        }
    }
}
