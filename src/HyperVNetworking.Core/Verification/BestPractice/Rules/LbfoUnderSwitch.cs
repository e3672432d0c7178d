using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch is on an LBFO team, which this Windows version does not take (facts B1.3, field.md finding 5).</summary>
internal sealed class LbfoUnderSwitch() : BestPracticeRule(BestPracticeCodes.LbfoUnderSwitch, FindingSeverity.Error, PracticeSources.ConvertLbfo)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Team is not null && g.Switch is not null))
        {
            if (ServerBuild.Of(host.OS) is not int build)
            {
                yield return NotJudged(host, group.Name, "which version of Windows Server this is");
            }
            else if (build >= TeamLimits.FirstBuildWithoutTeamUplink)
            {
                string refusal = build >= TeamLimits.FirstBuildWithoutOverride ? "refuses that whatever is asked" : "takes that only where it is overridden (New-VMSwitch -AllowNetLbfoTeams), and does not support it";
                yield return Broken(
                    host,
                    group.Name,
                    $"is under virtual switch {group.Switch!.Name}, and {host.OS} {refusal}",
                    EmbeddedTeamLacks.Advice(group.Team!),
                    "Switch Embedded Teaming",
                    $"{host.OS}, LBFO");
            }
        }
    }
}
