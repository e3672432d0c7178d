using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>VMs of a host are on several External virtual switches, though VLANs on the adapters keep them apart on one (field.md A12).</summary>
internal sealed class SeveralExternalSwitches() : BestPracticeRule(BestPracticeCodes.SeveralExternalSwitches, FindingSeverity.Information, PracticeSources.Seed000)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        VirtualSwitch[] used = host.Switches.Where(s => s.Type == SwitchType.External && host.Vms.Any(v => v.Adapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), s)))).ToArray();
        bool teamed = GuestTeam.Of(host).Any(t => t.Switches.Select(s => s.Name).Distinct(Names.Comparer).Skip(1).Any());
        if (used.Length > 1 && !teamed)
        {
            yield return Broken(host, $"virtual switches {List(used.Select(s => s.Name))}", "all carry VMs to the wire; each costs VMMS.EXE work and NICs of its own, and VLANs on the adapters keep tenants apart on one", "Bring the VMs onto one, and give it the NICs of the others as a team; keep several where guests team over them or one must not share a NIC.", "one External virtual switch for the VMs", $"{used.Length}");
        }
    }
}
