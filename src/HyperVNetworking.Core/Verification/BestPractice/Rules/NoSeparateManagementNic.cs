using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A host is managed over a virtual switch that it shares with VMs, and over nothing else (field.md A11). Where no other host does better it is worth knowing only.</summary>
internal sealed class NoSeparateManagementNic() : BestPracticeRule(BestPracticeCodes.NoSeparateManagementNic, FindingSeverity.Warning, PracticeSources.Seed000)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Judge(PracticeCase network)
    {
        foreach (HostState host in network.Hosts)
        {
            if (SharedSwitch(host) is VirtualSwitch shared && !HasOwnPath(host, shared))
            {
                string[] better = network.Hosts.Where(h => !ReferenceEquals(h, host) && HasOwnPath(h, null)).Select(h => h.Name).ToArray();
                Finding finding = Broken(
                    host,
                    $"virtual switch {shared.Name}",
                    "is shared with the management OS",
                    "Add a NIC for management, name it in the document (use: Management), and stop sharing the switch with the management OS.",
                    $"a NIC of its own for management{(better.Length > 0 ? $", as {List(better)} {(better.Length == 1 ? "has" : "have")}" : string.Empty)}",
                    "shared with the VMs") with
                {
                    Subject = $"host {host.Name}",
                    Message = $"Host {host.Name} has no NIC apart for its management; it shares physical NIC {shared.Uplinks} with the VMs through virtual switch {shared.Name}.",
                };
                yield return better.Length > 0 ? finding : finding with { Severity = FindingSeverity.Information };
            }
        }
    }

    private static VirtualSwitch? SharedSwitch(HostState host) => host.Switches.FirstOrDefault(s =>
        s is { Type: SwitchType.External, AllowManagementOS: true } && host.Vms.Any(v => v.Adapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), s))));

    private static bool HasOwnPath(HostState host, VirtualSwitch? shared) =>
        host.PhysicalNics.Any(n => n.Kind != NicKind.Hba && !host.IsBound(n.Name) && !StorageTraffic.Is(n.Use) && (n.Use is not null || n.Addressing?.IsInUse == true))
        || host.Teams.Any(t => host.FindSwitchOn(t) is null)
        || host.HostAdapters.Any(a => shared is not null && !ReferenceEquals(host.FindSwitch(a.Switch), shared) && !host.Vms.Any(v => v.Adapters.Any(x => Names.Same(x.Switch, a.Switch))) && host.FindSwitch(a.Switch)?.Type == SwitchType.External);
}
