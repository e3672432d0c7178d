using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A NIC with RDMA is under a virtual switch on a Windows version before 2016, where it loses RDMA.</summary>
internal sealed class RdmaUnderSwitch() : BestPracticeRule(BestPracticeCodes.RdmaUnderSwitch, FindingSeverity.Warning, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Team is null && g.Nics.Any(n => n.Rdma == true)))
        {
            if (ServerBuild.Of(host.OS) is not int build)
            {
                yield return NotJudged(host, group.Name, "which version of Windows Server this is");
            }
            else if (build < TeamLimits.FirstBuildWithEmbedded)
            {
                yield return Broken(host, group.Name, $"is on {List(group.Nics.Where(n => n.Rdma == true).Select(n => n.Name))}, and {host.OS} offers no RDMA on a NIC under a virtual switch", "Keep RDMA NICs for the host itself, or go to Windows Server 2016 or later.", "no RDMA NIC under the switch", host.OS);
            }
        }
    }
}
