using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>All members of a team are on one physical switch: it takes the whole team with it.</summary>
internal sealed class TeamOnOnePhysicalSwitch() : BestPracticeRule(BestPracticeCodes.TeamOnOnePhysicalSwitch, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Nics.Length > 1))
        {
            string[] switches = group.Nics.Select(n => n.Port?.Switch).OfType<string>().Distinct(Names.Comparer).ToArray();
            string[] unknown = group.Nics.Where(n => n.Port is null).Select(n => n.Name).ToArray();
            if (switches.Length < 2 && unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"which physical switch {List(unknown)} {(unknown.Length == 1 ? "is" : "are")} on");
            }
            else if (switches.Length == 1 && !group.IsSwitchDependent)
            {
                yield return Broken(host, group.Name, $"has all its members on physical switch {switches[0]}: when that fails, the team is gone", "Cable one member to another physical switch; a switch-independent team needs nothing of the two.", "two physical switches", switches[0]);
            }
        }
    }
}
