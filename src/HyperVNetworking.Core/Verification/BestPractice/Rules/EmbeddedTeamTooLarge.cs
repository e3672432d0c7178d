using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch teams more NICs (SET) than Windows allows.</summary>
internal sealed class EmbeddedTeamTooLarge() : BestPracticeRule(BestPracticeCodes.EmbeddedTeamTooLarge, FindingSeverity.Error, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Switches
        .Where(s => s.Uplinks.Count > TeamLimits.EmbeddedMembers)
        .Select(s => Broken(host, $"virtual switch {s.Name}", $"teams {s.Uplinks.Count} NICs (SET), and Windows allows {TeamLimits.EmbeddedMembers}", "Take NICs out of it (Remove-VMSwitchTeamMember).", $"at most {TeamLimits.EmbeddedMembers} NICs", $"{s.Uplinks.Count}"));
}
