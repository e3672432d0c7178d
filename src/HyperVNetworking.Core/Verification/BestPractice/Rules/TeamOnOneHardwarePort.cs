using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>All members of a team are presented by one hardware port: they fail together (site-rules F1).</summary>
internal sealed class TeamOnOneHardwarePort() : BestPracticeRule(BestPracticeCodes.TeamOnOneHardwarePort, FindingSeverity.Warning, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Nics.Length > 1 && g.Nics.All(n => n.PhysicalPort is not null && Names.Same(n.PhysicalPort, g.Nics[0].PhysicalPort)))
        .Select(g => Broken(host, g.Name, $"has members {List(g.Members)} that hardware port {g.Nics[0].PhysicalPort} presents, all of them: they fail together", "Take a member that another converged adapter, behind another interconnect module, presents.", "two hardware ports or more", $"hardware port {g.Nics[0].PhysicalPort}"));
}
