using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A NIC under a virtual switch has a VLAN of its own: what becomes of tagged frames is the driver's affair (site-rules B7).</summary>
internal sealed class NicVlanUnderSwitch() : BestPracticeRule(BestPracticeCodes.NicVlanUnderSwitch, FindingSeverity.Error, PracticeSources.TeamingAndVlans)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Switch is not null)
        .SelectMany(g => g.Nics.Where(n => n.Vlan is not null).Select(n => Broken(
            host,
            $"physical NIC {n.Name}",
            $"has VLAN {n.Vlan} of its own, under virtual switch {g.Switch!.Name}, which tags by itself: what becomes of tagged frames is the driver's affair, and every verdict through it is Unproven",
            $"Remove it (Set-NetAdapter -Name '{n.Name.Replace("'", "''")}' -VlanID 0), and give the VLAN to the adapters on the switch.",
            "no VLAN on the NIC",
            $"VLAN {n.Vlan}")));
}
