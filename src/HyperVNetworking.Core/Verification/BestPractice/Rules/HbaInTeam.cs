using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A host bus adapter is a member of a team; it carries storage and no Ethernet of the host.</summary>
internal sealed class HbaInTeam() : BestPracticeRule(BestPracticeCodes.HbaInTeam, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .SelectMany(t => t.Members.Where(m => host.FindNic(m)?.Kind == NicKind.Hba).Select(m => (Team: t, Member: m)))
        .Select(p => Broken(host, $"NIC team {p.Team.Name}", $"has {p.Member} as a member, an HBA, which is for storage only", $"Take {p.Member} out of the team.", "network adapters only", $"HBA {p.Member}"));
}
