using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch made for SR-IOV is on a NIC that cannot do it, or has it switched off: no VM gets a virtual function.</summary>
internal sealed class SriovNotOnNic() : BestPracticeRule(BestPracticeCodes.SriovNotOnNic, FindingSeverity.Warning, PracticeSources.SriovBypass)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Team is null && g.Switch!.SriovEnabled))
        {
            foreach (PhysicalNic nic in group.Nics)
            {
                if (nic.SrIov is null && host.ReadAt is null)
                {
                    yield return NotJudged(host, group.Name, $"whether physical NIC {nic.Name} can do SR-IOV");
                }
                else if (nic.SrIov is not { Supported: true, Enabled: true })
                {
                    yield return Broken(host, group.Name, $"was made for SR-IOV, and its physical NIC {nic.Name} {(nic.SrIov?.Supported == true ? "has it switched off" : "cannot do it")}: VMs use the switch as ever", $"Switch it on (Enable-NetAdapterSriov, and in the firmware), or do without.", "SR-IOV on the NIC", nic.SrIov?.Supported == true ? "off" : "not supported");
                }
            }
        }
    }
}
