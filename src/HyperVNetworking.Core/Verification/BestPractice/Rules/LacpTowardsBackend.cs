using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A static or LACP team stands on NICs that a converged backend presents: the backend ends every aggregation itself and exposes none to Windows.</summary>
internal sealed class LacpTowardsBackend() : BestPracticeRule(BestPracticeCodes.LacpTowardsBackend, FindingSeverity.Error, PracticeSources.DynamicBackend)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsSwitchDependent))
        {
            string[] presented = group.Nics.Where(n => n.PhysicalPort is not null).Select(n => n.Name).ToArray();
            if (presented.Length > 0)
            {
                yield return Broken(host, group.Name, $"is {group.Team!.Mode}, and a converged backend presents {List(presented)}: it aggregates its own uplinks and answers none of Windows", "Make the team switch-independent (Set-TeamNicSet -TeamingMode SwitchIndependent), and leave LACP to the uplinks of the interconnect modules.", "switch-independent", group.Team.Mode.ToString());
            }
        }
    }
}
