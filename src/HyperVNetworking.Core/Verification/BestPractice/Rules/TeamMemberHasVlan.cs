using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A member of a team has a VLAN of its own: VLANs belong to the team NICs.</summary>
internal sealed class TeamMemberHasVlan() : BestPracticeRule(BestPracticeCodes.TeamMemberHasVlan, FindingSeverity.Error, PracticeSources.TeamingAndVlans)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Team is not null && g.Switch is null)
        .SelectMany(g => g.Nics.Where(n => n.Vlan is not null).Select(n => Broken(
            host,
            $"physical NIC {n.Name}",
            $"has VLAN {n.Vlan} of its own as a member of {g.Name}: the team's frames of other VLANs are lost there",
            $"Remove it (Set-NetAdapter -Name '{n.Name.Replace("'", "''")}' -VlanID 0), and give the VLAN to a team NIC.",
            "no VLAN on the member",
            $"VLAN {n.Vlan}")));
}
