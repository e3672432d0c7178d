using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>QoS policies with least shares work on NIC teams of the host, whose whole throughput they lower.</summary>
internal sealed class PoliciesOnTeam() : BestPracticeRule(BestPracticeCodes.PoliciesOnTeam, FindingSeverity.Information, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .Where(t => host.FindSwitchOn(t) is null && host.QosPolicies.Any(p => p.Weight is not null))
        .Select(t => Broken(host, $"NIC team {t.Name}", $"is subject to QoS policies with least shares ({List(host.QosPolicies.Where(p => p.Weight is not null).Select(p => p.Name))}), which lower the whole throughput of a team", "Keep them where links are slow and full; where a backend guarantees shares, or links are fast, do without.", "no least shares on a team", "least shares"));
}
