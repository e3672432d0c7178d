using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A static or LACP team ends on two physical switches that are no multi-chassis pair: only one of them can hold the aggregation.</summary>
internal sealed class SwitchDependentTeamSplit() : BestPracticeRule(BestPracticeCodes.SwitchDependentTeamSplit, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsSwitchDependent && g.Nics.Length > 1))
        {
            string[] switches = group.Nics.Select(n => n.Port?.Switch).OfType<string>().Distinct(Names.Comparer).ToArray();
            string[] unknown = group.Nics.Where(n => n.Port is null).Select(n => n.Name).ToArray();
            if (switches.Length > 2 || (switches.Length == 2 && !fabric.Mlag.Any(p => IsPair(p, switches))))
            {
                yield return Broken(host, group.Name, $"is {group.Team!.Mode} and ends on physical switches {List(switches)}, which answer as one nowhere in the document: only the members on one of them come up", "Cable all members to one switch or stack, say in the document that the two are a pair (mlag), or make the team switch-independent.", "one physical switch, or a multi-chassis pair", List(switches));
            }
            else if (unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"which physical switch {List(unknown)} {(unknown.Length == 1 ? "is" : "are")} on");
            }
        }
    }

    private static bool IsPair(SwitchPair pair, string[] switches) => switches.Contains(pair.First, Names.Comparer) && switches.Contains(pair.Second, Names.Comparer);
}
