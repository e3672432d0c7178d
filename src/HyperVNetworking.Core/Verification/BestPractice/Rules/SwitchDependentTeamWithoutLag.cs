using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A static or LACP team ends on described ports that are in no link aggregation: the switch does not answer it.</summary>
internal sealed class SwitchDependentTeamWithoutLag() : BestPracticeRule(BestPracticeCodes.SwitchDependentTeamWithoutLag, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsSwitchDependent))
        {
            PortReference[] ports = group.Nics.Select(n => n.Port).OfType<PortReference>().Where(p => fabric.FindPort(p) is not null).ToArray();
            PortReference[] alone = ports.Where(p => !fabric.Lags.Any(l => l.Ports.Contains(p))).ToArray();
            if (alone.Length > 0)
            {
                yield return Broken(host, group.Name, $"is {group.Team!.Mode}, and {List(alone.Select(p => p.Describe()))} {(alone.Length == 1 ? "is" : "are")} in no link aggregation", "Make one of the ports on the physical switch and list it in the document (lags), or make the team switch-independent.", "ports of one link aggregation", "single ports");
            }
            else if (ports.Length < group.Members.Count)
            {
                yield return NotJudged(host, group.Name, "which described ports all its members are on");
            }
        }
    }
}
