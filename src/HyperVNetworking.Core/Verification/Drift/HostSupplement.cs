using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Adds to a live host what no host can tell: cables, what a NIC is for, wishes, traffic classes, and the facts that this host did not tell. Never overrides what was read.</summary>
internal static class HostSupplement
{
    public static HostState Complete(HostState live, HostState expected, ExpectedVms vms) => live with
    {
        OS = live.OS ?? expected.OS,
        Cluster = live.Cluster ?? expected.Cluster,
        NewSwitches = expected.NewSwitches ?? live.NewSwitches,
        Nat = live.Nat ?? expected.Nat,
        Forwarding = live.Forwarding ?? expected.Forwarding,
        MacAddressPool = live.MacAddressPool ?? expected.MacAddressPool,
        PhysicalNics = Nics(live, expected),
        HardwarePorts = live.HardwarePorts.Count > 0 ? live.HardwarePorts : expected.HardwarePorts,
        TrafficShares = live.TrafficShares.Count > 0 ? live.TrafficShares : expected.TrafficShares,
        Disks = live.Disks.Concat(expected.Disks.Where(d => !live.Disks.Any(l => l.Number == d.Number))).ToValueList(),
        HostBusAdapters = live.HostBusAdapters.Concat(expected.HostBusAdapters.Where(a => !live.HostBusAdapters.Any(l => Names.Same(l.Name, a.Name)))).ToValueList(),
        Volumes = live.Volumes
            .Select(v => Volume(v, expected.Volumes.FirstOrDefault(e => Names.Same(e.Path, v.Path))))
            .Concat(expected.Volumes.Where(v => !live.Volumes.Any(l => Names.Same(l.Path, v.Path))))
            .ToValueList(),
        Teams = live.Teams.Select(t => Team(t, expected)).ToValueList(),
        HostAdapters = live.HostAdapters.Select(a => a with { Traffic = a.Traffic ?? TrafficOf(a, live, expected), Rdma = live.IsUnread(HostFact.Rdma) ? Same(a, expected)?.Rdma : a.Rdma }).ToValueList(),
        Vms = live.Vms.Select(vm => Vm(vm, vms.Find(live.Name, vm), TellsOwners(live))).ToValueList(),
    };

    // A storage adapter is no network adapter to Windows: the host does not list it, the document does.
    private static ValueList<PhysicalNic> Nics(HostState live, HostState expected) =>
        live.PhysicalNics
            .Select(nic => Nic(nic, expected.FindNic(nic.Name), live))
            .Concat(expected.PhysicalNics.Where(n => n.Kind == NicKind.Hba && live.FindNic(n.Name) is null))
            .ToValueList();

    private static PhysicalNic Nic(PhysicalNic live, PhysicalNic? expected, HostState host) => live with
    {
        Kind = expected?.Kind == NicKind.Hba ? NicKind.Hba : live.Kind,
        Use = host.IsBound(live.Name) ? null : expected?.Use ?? live.Use,
        Port = live.Port ?? expected?.Port,
        PhysicalPort = live.PhysicalPort ?? expected?.PhysicalPort,
        Up = live.Up ?? expected?.Up,
        BitsPerSecond = live.BitsPerSecond ?? (live.Up == false ? null : expected?.BitsPerSecond),
        Rss = host.IsUnread(HostFact.Rss) ? expected?.Rss : live.Rss,
        Vmq = host.IsUnread(HostFact.Vmq) ? expected?.Vmq : live.Vmq,
        SrIov = host.IsUnread(HostFact.SrIov) ? expected?.SrIov : live.SrIov,
        Rdma = host.IsUnread(HostFact.Rdma) ? expected?.Rdma : live.Rdma,
        GuaranteedBitsPerSecond = live.GuaranteedBitsPerSecond ?? expected?.GuaranteedBitsPerSecond,
    };

    private static Volume Volume(Volume live, Volume? expected) => live with { Disk = live.Disk ?? expected?.Disk, Bus = live.Bus ?? expected?.Bus };

    private static NicTeam Team(NicTeam live, HostState expected)
    {
        NicTeam? same = expected.Teams.FirstOrDefault(t => Names.Same(t.Name, live.Name));
        return same is null
            ? live
            : live with
            {
                PrimaryMember = live.PrimaryMember ?? same.PrimaryMember,
                Interfaces = live.Interfaces
                    .Select(i => i with { Traffic = i.Traffic ?? same.Interfaces.FirstOrDefault(e => Names.Same(e.Name, i.Name))?.Traffic })
                    .ToValueList(),
            };
    }

    // When a switch takes over the NIC that carried a host's management, Windows moves the address to the host adapter of the switch's name.
    private static string? TrafficOf(HostAdapter adapter, HostState live, HostState expected)
    {
        if (Same(adapter, expected)?.Traffic is string named)
        {
            return named;
        }

        VirtualSwitch? onSwitch = live.FindSwitch(adapter.Switch);
        bool isHeir = onSwitch is not null
            && (Names.Same(adapter.Name, onSwitch.Name) || live.HostAdapters.Count(a => Names.Same(a.Switch, adapter.Switch)) == 1);
        return isHeir ? onSwitch!.Uplinks.Select(u => expected.FindNic(u)?.Use).FirstOrDefault(use => use is not null) : null;
    }

    private static HostAdapter? Same(HostAdapter adapter, HostState expected) => expected.HostAdapters.FirstOrDefault(a => Names.Same(a.Name, adapter.Name));

    // A cluster that was read knows where its VMs may run, and which are none of its own.
    private static bool TellsOwners(HostState live) => live.FailoverCluster is not null && !live.IsUnread(HostFact.FailoverCluster);

    private static VirtualMachine Vm(VirtualMachine live, VirtualMachine? expected, bool tellsOwners) => expected is null
        ? live
        : live with
        {
            Disks = live.Disks.Count > 0 ? live.Disks : expected.Disks,
            NestedHost = live.NestedHost || expected.NestedHost,
            PossibleOwners = tellsOwners || live.PossibleOwners.Count > 0 ? live.PossibleOwners : expected.PossibleOwners,
            IntegrationServices = live.IntegrationServices == IntegrationServicesState.Unknown ? expected.IntegrationServices : live.IntegrationServices,
        };
}
