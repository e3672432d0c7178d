using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Nothing is on a virtual switch, and VMMS.EXE manages it all the same (field.md A12).</summary>
internal sealed class NeedlessSwitch() : BestPracticeRule(BestPracticeCodes.NeedlessSwitch, FindingSeverity.Information, PracticeSources.Seed000)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Switches
        .Where(s => !host.HostAdapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), s)) && !host.Vms.Any(v => v.Adapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), s))))
        .Select(s => Broken(host, $"virtual switch {s.Name}", $"has no adapter on it{(s.Uplinks.Count > 0 ? $" and keeps {s.Uplinks} from other use" : string.Empty)}; VMMS.EXE manages each switch, used or not", "Remove it (Remove-VMSwitch), unless VMs are to come.", "virtual switches that something uses", "no adapter"));
}
