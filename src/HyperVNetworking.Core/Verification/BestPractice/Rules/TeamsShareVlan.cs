using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Two teams of a host carry one VLAN, though the team of the parent partition and that of the VMs are to be fully apart (field.md B04).</summary>
internal sealed class TeamsShareVlan() : BestPracticeRule(BestPracticeCodes.TeamsShareVlan, FindingSeverity.Warning, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        (UplinkGroup Group, VlanSet Vlans)[] groups = UplinkGroup.Of(host).Select(g => (g, CarriedVlans.Of(g))).ToArray();
        for (int i = 0; i < groups.Length; i++)
        {
            foreach ((UplinkGroup group, VlanSet vlans) in groups.Skip(i + 1).Where(g => IsHostTeam(groups[i].Group) || IsHostTeam(g.Group)))
            {
                VlanSet shared = groups[i].Vlans.Intersect(vlans);
                if (!shared.IsEmpty)
                {
                    yield return Broken(host, groups[i].Group.Name, $"and {group.Name} both carry VLAN {shared}: traffic that two teams are to keep apart meets there", "Give each team VLANs of its own, and let the physical ports of each allow those only.", "no VLAN in common", $"VLAN {shared}");
                }
            }
        }
    }

    private static bool IsHostTeam(UplinkGroup group) => group.Team is not null && group.Switch is null;
}
