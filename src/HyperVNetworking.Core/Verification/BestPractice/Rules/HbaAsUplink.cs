using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch is on a host bus adapter; it carries storage and no Ethernet of the host.</summary>
internal sealed class HbaAsUplink() : BestPracticeRule(BestPracticeCodes.HbaAsUplink, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Switches
        .SelectMany(s => s.Uplinks.Where(u => host.FindNic(u)?.Kind == NicKind.Hba).Select(u => (Switch: s, Uplink: u)))
        .Select(p => Broken(host, $"virtual switch {p.Switch.Name}", $"is on {p.Uplink}, an HBA, which is for storage only", "Give the virtual switch a network adapter as its uplink.", "a network adapter", $"HBA {p.Uplink}"));
}
