using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Several traffic classes share a team or switch, and nobody guarantees one of them bandwidth: a live migration can starve the heartbeat.</summary>
internal sealed class NobodyGuarantees() : BestPracticeRule(BestPracticeCodes.NobodyGuarantees, FindingSeverity.Information, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host))
        {
            string[] alone = TrafficGuarantee.Of(group).Where(g => g.By == BandwidthGuarantor.Nobody).Select(g => g.Traffic).ToArray();
            if (alone.Length > 0 && group.Traffic.Skip(1).Any())
            {
                yield return Broken(host, group.Name, $"carries {List(group.Traffic)}, and nobody guarantees {List(alone)} bandwidth: one class may starve the others", "Let the backend guarantee it, or give least shares (Set-HostTrafficQos; with -SwitchName where they go through a virtual switch).", "a guarantor for each class", "nobody");
            }
        }
    }
}
