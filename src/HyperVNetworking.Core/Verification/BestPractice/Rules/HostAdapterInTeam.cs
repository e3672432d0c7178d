using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A host virtual adapter is a member of a team, which is supported nowhere: a failure of the network may cut everything.</summary>
internal sealed class HostAdapterInTeam() : BestPracticeRule(BestPracticeCodes.HostAdapterInTeam, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .SelectMany(t => t.Members.Where(m => host.HostAdapters.Any(a => Names.Same($"vEthernet ({a.Name})", m))).Select(m => (Team: t, Member: m)))
        .Select(p => Broken(host, $"NIC team {p.Team.Name}", $"has the host adapter {p.Member} as a member, which is supported nowhere and may cut all communication when the network fails", "Take it out. Team the physical NICs below the virtual switch, or give it several (SET).", "physical NICs only", p.Member));
}
