using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch teams its NICs itself (SET) on a Windows version before 2016, which cannot.</summary>
internal sealed class EmbeddedTeamNotSupported() : BestPracticeRule(BestPracticeCodes.EmbeddedTeamNotSupported, FindingSeverity.Error, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (VirtualSwitch one in host.Switches.Where(s => s.IsEmbeddedTeam))
        {
            if (ServerBuild.Of(host.OS) is not int build)
            {
                yield return NotJudged(host, $"virtual switch {one.Name}", "which version of Windows Server this is");
            }
            else if (build < TeamLimits.FirstBuildWithEmbedded)
            {
                yield return Broken(host, $"virtual switch {one.Name}", $"is to team {one.Uplinks} itself (SET), and {host.OS} cannot", "Make an LBFO team (New-TeamNicSet) and put the virtual switch on that.", "an LBFO team", "SET");
            }
        }
    }
}
