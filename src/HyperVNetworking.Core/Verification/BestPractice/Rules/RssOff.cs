using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>RSS is off on a NIC that carries the host's own traffic: one processor receives all of it (field.md B06).</summary>
internal sealed class RssOff() : BestPracticeRule(BestPracticeCodes.RssOff, FindingSeverity.Warning, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Switch is null))
        {
            foreach (PhysicalNic nic in group.Nics)
            {
                if (nic.Rss is null && host.ReadAt is null)
                {
                    yield return NotJudged(host, $"physical NIC {nic.Name}", "whether RSS is on");
                }
                else if (nic.Rss is { Enabled: false })
                {
                    yield return Broken(host, $"physical NIC {nic.Name}", $"has RSS off, in {group.Name}: one processor receives all of the host's traffic over it", "Switch it on (Enable-NetAdapterRss), with processors as the team needs them.", "RSS on", "off");
                }
            }
        }
    }
}
