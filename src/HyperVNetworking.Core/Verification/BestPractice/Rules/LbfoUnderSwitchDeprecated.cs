using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch is on an LBFO team where Switch Embedded Teaming is there too: it works, and an upgrade to Windows Server 2022 ends it.</summary>
internal sealed class LbfoUnderSwitchDeprecated() : BestPracticeRule(BestPracticeCodes.LbfoUnderSwitchDeprecated, FindingSeverity.Information, PracticeSources.ConvertLbfo)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Team is not null && g.Switch is not null && ServerBuild.Of(host.OS) is >= TeamLimits.FirstBuildWithEmbedded and < TeamLimits.FirstBuildWithoutTeamUplink)
        .Select(g => Broken(host, g.Name, $"is under virtual switch {g.Switch!.Name}: {host.OS} takes that, Windows Server 2022 does so only overridden, and 2025 not at all", $"Before the upgrade: {EmbeddedTeamLacks.Advice(g.Team!)}", "Switch Embedded Teaming", "LBFO"));
}
