using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A guest may team more adapters than are supported.</summary>
internal sealed class GuestTeamTooLarge() : BestPracticeRule(BestPracticeCodes.GuestTeamTooLarge, FindingSeverity.Warning, PracticeSources.GuestTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => GuestTeam.Of(host)
        .Where(t => t.Adapters.Length > TeamLimits.GuestMembers)
        .Select(t => Broken(host, t.Name, $"may team {t.Adapters.Length} adapters in the guest; {TeamLimits.GuestMembers} are supported", "Forbid teaming on the others (Set-VMNetworkAdapter -AllowTeaming Off).", $"{TeamLimits.GuestMembers} adapters", $"{t.Adapters.Length}"));
}
