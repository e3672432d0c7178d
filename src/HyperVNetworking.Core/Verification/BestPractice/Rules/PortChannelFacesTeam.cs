using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A link aggregation faces SET or a switch-independent team, which does not answer it: addresses move between ports, and frames are lost (site-rules B4).</summary>
internal sealed class PortChannelFacesTeam() : BestPracticeRule(BestPracticeCodes.PortChannelFacesTeam, FindingSeverity.Error, PracticeSources.LagFacesTeam)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsTeam && !g.IsSwitchDependent))
        {
            string name = group.Team is null ? group.Name : $"{group.Name} (switch independent)";
            foreach (LinkAggregation lag in fabric.Lags)
            {
                if (group.Nics.FirstOrDefault(n => n.Port is not null && lag.Ports.Contains(n.Port)) is PhysicalNic nic)
                {
                    yield return Broken(host, name, $"faces link aggregation {lag.Name} on physical NIC {nic.Name} and does not answer it, so that addresses move between ports and frames are lost", $"Take the ports out of {lag.Name}, or make the team switch dependent (LACP or static), which SET cannot be.", "single ports", $"link aggregation {lag.Name}");
                }
            }
        }
    }
}
