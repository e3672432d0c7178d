using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A team under a virtual switch shows more than the team NIC in default mode, or the switch is on one of a VLAN: frames of VLANs are then lost to the switch. All VLAN work belongs into the switch.</summary>
internal sealed class TeamCarriesSwitch() : BestPracticeRule(BestPracticeCodes.TeamCarriesSwitch, FindingSeverity.Error, PracticeSources.BpaTeamUnderSwitch)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Team is not null && g.Switch is not null))
        {
            string[] others = group.Team!.EffectiveInterfaces.Where(i => i.Vlan is not null).Select(i => i.Name).ToArray();
            if (others.Length > 0)
            {
                yield return Broken(
                    host,
                    group.Name,
                    $"is under virtual switch {group.Switch!.Name} and has team NIC{(others.Length == 1 ? string.Empty : "s")} {List(others)} of VLANs besides: the switch loses what those take, and bandwidth with it",
                    $"Make host adapters with those VLANs on virtual switch {group.Switch.Name}, move their addresses there, and remove the team NICs (Remove-TeamNicSet); or keep a team of its own for them.",
                    "the team NIC in default mode alone",
                    List(others));
            }
        }
    }
}
