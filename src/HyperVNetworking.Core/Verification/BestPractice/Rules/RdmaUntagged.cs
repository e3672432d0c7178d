using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>RDMA traffic is untagged: priority flow control needs a tag, and most switches drop the class of untagged frames (site-rules D11).</summary>
internal sealed class RdmaUntagged() : BestPracticeRule(BestPracticeCodes.RdmaUntagged, FindingSeverity.Warning, PracticeSources.EmbeddedTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => Adapters(host).Concat(Nics(host));

    private IEnumerable<Finding> Adapters(HostState host) => UplinkGroup.Of(host)
        .Where(g => g.Team is null && g.Nics.Any(n => n.Rdma == true))
        .SelectMany(g => host.HostAdapters
            .Where(a => ReferenceEquals(host.FindSwitch(a.Switch), g.Switch) && (a.Rdma ?? StorageTraffic.Is(a.Traffic ?? a.Name)) && a.Vlan is PortVlan.Untagged && a.Isolation is not { Mode: IsolationMode.Vlan, DefaultId: > 0 })
            .Select(a => Untagged(host, $"host adapter vEthernet ({a.Name})", $"on virtual switch {a.Switch}", "Give it a VLAN (Set-VmVlanAssignment -ManagementOS); the adapter restarts, so one at a time.")));

    private IEnumerable<Finding> Nics(HostState host) => host.PhysicalNics
        .Where(n => n.Rdma == true && n.Vlan is null && StorageTraffic.Is(n.Use) && !host.IsBound(n.Name))
        .Select(n => Untagged(host, $"physical NIC {n.Name}", $"for {n.Use}", "Give it a VLAN (Set-NetAdapter -VlanID), and let the physical port carry that tagged."));

    private Finding Untagged(HostState host, string subject, string where, string suggestion) =>
        Broken(host, subject, $"carries RDMA {where} without a VLAN: priority flow control goes by the tag", suggestion, "a VLAN", "untagged");
}
