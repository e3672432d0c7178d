using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Members of a team in min-queues mode use different processors, though each must hold the same queues.</summary>
internal sealed class QueueProcessorsDiffer() : BestPracticeRule(BestPracticeCodes.QueueProcessorsDiffer, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsTeam && !g.IsSumOfQueues))
        {
            QueueProcessors[] queues = QueueProcessors.Of(group).ToArray();
            string[] unknown = queues.Length < 2 ? [] : queues.Where(q => !q.IsKnown).Select(q => q.Nic).ToArray();
            if (unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"which processors the queues of {List(unknown)} use");
            }
            else if (queues.Skip(1).Any(q => !q.IsSameAs(queues[0])))
            {
                yield return Broken(host, group.Name, $"needs the same queues on each member ({group.Team!.Settings}), and their {QueueProcessors.FeatureOf(group)} processors differ: {string.Join("; ", queues.Select(q => q.ToString()))}", $"Give all members the same processors (Set-NetAdapter{QueueProcessors.FeatureOf(group)} -BaseProcessorNumber -MaxProcessors), or make the team switch-independent with Dynamic.", "the same processors on each member", string.Join("; ", queues.Select(q => q.ToString())));
            }
        }
    }
}
