using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>RSS is switched on for a NIC under a virtual switch, where VMQ takes its queues: it does nothing there (field.md B06).</summary>
internal sealed class RssUnderSwitch() : BestPracticeRule(BestPracticeCodes.RssUnderSwitch, FindingSeverity.Information, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.Switch is not null)
        .SelectMany(g => g.Nics.Where(n => n is { Rss.Enabled: true, Vmq: { Enabled: false } or null } && (n.Vmq is not null || host.ReadAt is not null)).Select(n => Broken(
            host,
            $"physical NIC {n.Name}",
            $"has RSS on and no VMQ, under virtual switch {g.Switch!.Name}: a switch takes the queues from RSS, and without VMQ one processor receives for all VMs",
            "Switch VMQ on (Enable-NetAdapterVmq); keep RSS for NICs that carry the host's own traffic.",
            "VMQ",
            "RSS")));
}
