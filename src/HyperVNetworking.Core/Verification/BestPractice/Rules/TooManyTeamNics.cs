using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An LBFO team has more team NICs than Windows allows.</summary>
internal sealed class TooManyTeamNics() : BestPracticeRule(BestPracticeCodes.TooManyTeamNics, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .Where(t => t.EffectiveInterfaces.Count > TeamLimits.TeamNics)
        .Select(t => Broken(host, $"NIC team {t.Name}", $"has {t.EffectiveInterfaces.Count} team NICs, and Windows allows {TeamLimits.TeamNics}", "Let traffic classes share a VLAN, or spread them over two teams.", $"at most {TeamLimits.TeamNics} team NICs", $"{t.EffectiveInterfaces.Count}"));
}
