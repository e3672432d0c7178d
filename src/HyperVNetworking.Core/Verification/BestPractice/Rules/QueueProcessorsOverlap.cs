using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Members of a team in sum-of-queues mode use processors in common: one processor then serves queues of several NICs.</summary>
internal sealed class QueueProcessorsOverlap() : BestPracticeRule(BestPracticeCodes.QueueProcessorsOverlap, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsTeam && g.IsSumOfQueues))
        {
            QueueProcessors[] queues = QueueProcessors.Of(group).Where(q => !Names.Same(q.Nic, group.Team?.Standby)).ToArray();
            string[] unknown = queues.Length < 2 ? [] : queues.Where(q => !q.IsKnown).Select(q => q.Nic).ToArray();
            if (unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"which processors the queues of {List(unknown)} use");
            }

            string[] pairs = queues.SelectMany((q, i) => queues.Skip(i + 1).Where(q.Overlaps).Select(o => $"{q} and {o}")).ToArray();
            if (pairs.Length > 0)
            {
                yield return Broken(host, group.Name, $"adds up the queues of its members, and their {QueueProcessors.FeatureOf(group)} processors overlap: {string.Join("; ", pairs)}", $"Give each member processors of its own, from an even base of 2 on (Set-NetAdapter{QueueProcessors.FeatureOf(group)} -BaseProcessorNumber -MaxProcessors).", "sets without a processor in common", string.Join("; ", queues.Select(q => q.ToString())));
            }
        }
    }
}
