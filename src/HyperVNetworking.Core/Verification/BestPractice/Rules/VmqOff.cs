using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>VMQ is off on a fast NIC under a virtual switch: one processor receives for all VMs.</summary>
internal sealed class VmqOff() : BestPracticeRule(BestPracticeCodes.VmqOff, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    private const long Fast = 10_000_000_000;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Switch is not null))
        {
            foreach (PhysicalNic nic in group.Nics.Where(n => n.Kind == NicKind.Ethernet))
            {
                if (nic.Vmq is null ? host.ReadAt is null : !nic.Vmq.Enabled && nic.BitsPerSecond is null)
                {
                    yield return NotJudged(host, $"physical NIC {nic.Name}", nic.Vmq is null ? "whether it has VM queues (VMQ)" : "how fast it is");
                }
                else if (nic is { Vmq.Enabled: false, BitsPerSecond: >= Fast })
                {
                    yield return Broken(host, $"physical NIC {nic.Name}", $"has VMQ off, under virtual switch {group.Switch!.Name}: one processor receives for all VMs and limits them to some 5 Gbit/s together", "Switch it on (Enable-NetAdapterVmq), after a driver that is known good.", "VMQ on", "off");
                }
            }
        }
    }
}
