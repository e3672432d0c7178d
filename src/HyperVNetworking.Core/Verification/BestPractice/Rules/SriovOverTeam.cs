using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch made for SR-IOV is on an LBFO team: the team cannot see or redirect what passes it by, and the NICs in it offer no SR-IOV.</summary>
internal sealed class SriovOverTeam() : BestPracticeRule(BestPracticeCodes.SriovOverTeam, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Team is not null && g.Switch?.SriovEnabled == true)
        .Select(g => Broken(host, g.Name, $"is under virtual switch {g.Switch!.Name}, which was made for SR-IOV: a team cannot redirect what passes it by, so that its NICs offer no SR-IOV", "Make two External virtual switches on a NIC each and team in the guests, or use Switch Embedded Teaming; or make the switch without SR-IOV.", "no team below SR-IOV", "an LBFO team"));
}
