using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An LBFO team has more members than Windows allows.</summary>
internal sealed class TeamTooLarge() : BestPracticeRule(BestPracticeCodes.TeamTooLarge, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .Where(t => t.Members.Count > TeamLimits.Members)
        .Select(t => Broken(host, $"NIC team {t.Name}", $"has {t.Members.Count} members, and Windows allows {TeamLimits.Members}", "Make two teams of it, or take members out (Set-TeamNicSet -Member).", $"at most {TeamLimits.Members} members", $"{t.Members.Count}"));
}
