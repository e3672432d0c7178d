using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An adapter may pass the virtual switch by (SR-IOV), and has settings that only the switch enforces.</summary>
internal sealed class SriovBypassesPolicy() : BestPracticeRule(BestPracticeCodes.SriovBypassesPolicy, FindingSeverity.Warning, PracticeSources.SriovBypass)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (VirtualMachine vm in host.Vms)
        {
            foreach (VmAdapter adapter in vm.Adapters.Where(a => GuestTeam.UsesSriov(host, a)))
            {
                string[] passed = Passed(adapter).ToArray();
                if (passed.Length > 0)
                {
                    yield return Broken(host, $"VM {vm.Name} '{adapter.Name}'", $"may pass its virtual switch by (SR-IOV), and then {List(passed)} {(passed.Length == 1 ? "does" : "do")} not hold", "Turn SR-IOV off for this adapter (Set-VMNetworkAdapter -IovWeight 0), or do without those settings.", "nothing that only the switch enforces", List(passed));
                }
            }
        }
    }

    private static IEnumerable<string> Passed(VmAdapter adapter) => new[]
    {
        adapter.Acls.Count > 0 ? "its port ACLs" : null,
        adapter.Security.Mirroring != PortMirroring.None ? "its mirroring" : null,
        adapter.Vlan is PortVlan.Trunk ? "its trunk" : null,
        adapter.Vlan is PortVlan.Isolated or PortVlan.Community or PortVlan.Promiscuous ? "its private VLAN" : null,
        adapter.Bandwidth != AdapterBandwidth.Default ? "its bandwidth settings" : null,
    }.OfType<string>();
}
