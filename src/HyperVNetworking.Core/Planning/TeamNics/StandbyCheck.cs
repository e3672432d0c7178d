using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

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
        else if (mode != TeamingMode.SwitchIndependent)
        {
            errors.Add(TeamErrors.StandbyNotPossible(host, team, $"its mode is {mode}, in which the switch expects all members to be active"));
        }
        else if (members.Count == 1)
        {
            errors.Add(TeamErrors.StandbyNotPossible(host, team, "it has one member only"));
        }
    }
}
