using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A NIC with RDMA is in an LBFO team, which takes RDMA from it (facts B1.3).</summary>
internal sealed class RdmaInTeam() : BestPracticeRule(BestPracticeCodes.RdmaInTeam, FindingSeverity.Warning, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Team is not null))
        {
            string[] rdma = group.Nics.Where(n => n.Rdma == true).Select(n => n.Name).ToArray();
            string[] unknown = group.Nics.Where(n => n.Rdma is null && host.ReadAt is null).Select(n => n.Name).ToArray();
            if (rdma.Length > 0)
            {
                yield return Broken(host, group.Name, $"has members with RDMA on ({List(rdma)}), and an LBFO team offers none: SMB falls back to TCP", "Leave RDMA NICs out of teams and let SMB Multichannel use them both, or use Switch Embedded Teaming (Windows Server 2016 or later), which keeps RDMA.", "no RDMA NIC in an LBFO team", List(rdma));
            }
            else if (unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"whether {List(unknown)} {(unknown.Length == 1 ? "does" : "do")} RDMA");
            }
        }
    }
}
