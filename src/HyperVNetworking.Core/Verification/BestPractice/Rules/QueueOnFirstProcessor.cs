using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The queues of a NIC begin at the first processor core, which does most of the system's own work.</summary>
internal sealed class QueueOnFirstProcessor() : BestPracticeRule(BestPracticeCodes.QueueOnFirstProcessor, FindingSeverity.Information, PracticeSources.NicTeaming)
{
    private const int FirstAfterCore0 = 2;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .SelectMany(g => QueueProcessors.Of(g).Where(q => q.First < FirstAfterCore0).Select(q => Broken(
            host,
            $"physical NIC {q.Nic}",
            $"serves its {QueueProcessors.FeatureOf(g)} queues from processor {q.First} on, of the core that does most of the system's own work",
            $"Begin at an even processor of 2 or higher (Set-NetAdapter{QueueProcessors.FeatureOf(g)} -BaseProcessorNumber 2); at 1 where cores have one logical processor.",
            "a base processor of 2 or higher",
            $"{q.First}")));
}
