using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Disks, their partitions, host bus adapters, and what of them VMs have (learn.microsoft.com, msft-disk, msft-partition, msft-initiatorport; os-win, vmutils).</summary>
internal static class StorageObjects
{
    private const string VhdType = "Microsoft:Hyper-V:Virtual Hard Disk";
    private const string PassedThroughType = "Microsoft:Hyper-V:Physical Disk Drive";
    private const ushort RawDisk = 17;
    private const ushort LogicalDisk = 31;

    /// <summary>Adds the storage of a host after its VMs.</summary>
    /// <param name="host">The host.</param>
    /// <param name="state">What the document says of it.</param>
    public static void AddTo(LabHost host, HostState state)
    {
        int[] passed = [.. state.Vms.SelectMany(v => v.Disks).Where(d => d.Kind == VmDiskKind.PassThrough).Select(d => d.Disk).OfType<int>()];
        foreach (int number in state.Disks.Select(d => d.Number).Concat(state.Volumes.Select(v => v.Disk ?? 0)).Concat(passed).Distinct())
        {
            HostDisk said = state.Disks.FirstOrDefault(d => d.Number == number) ?? new HostDisk { Number = number };
            AddDisk(host, said, said.Bus ?? state.Volumes.FirstOrDefault(v => v.Disk == number)?.Bus, said.Offline ?? passed.Contains(number));
        }

        for (int i = 0; i < state.Volumes.Count; i++)
        {
            AddPartition(host, state.Volumes[i], (uint)i + 1);
        }

        foreach (HostBusAdapter adapter in state.HostBusAdapters.Concat(OfNics(state)))
        {
            host.Add(
                Msvm.InitiatorPort,
                ("ObjectId", $"{host.Name}:{adapter.Name}"),
                ("InstanceName", adapter.Name),
                ("ConnectionType", (int)adapter.Kind),
                ("PortAddress", adapter.WorldWideName));
        }

        for (int i = 0; i < state.Vms.Count; i++)
        {
            VirtualMachine vm = state.Vms[i];
            AddVmDisks(host, VmObjects.GuidOf(host, vm, i), vm);
        }
    }

    /// <summary>Adds what runs over a NIC.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The NIC.</param>
    /// <param name="sessions">What the document says; words of another form say nothing here.</param>
    public static void AddSessions(LabHost host, CimRecord adapter, IEnumerable<string> sessions)
    {
        string? own = AddressObjects.On(host, adapter).FirstOrDefault()?.Text("IPAddress");
        foreach (string session in sessions)
        {
            if (NicSession.IscsiTarget(session) is string target)
            {
                host.Add(Msvm.IscsiConnection, ("ConnectionIdentifier", $"{adapter.Text("DeviceID")} {target}"), ("InitiatorAddress", own), ("TargetAddress", target), ("TargetPortNumber", 3260));
            }
            else if (NicSession.SmbServer(session) is string server)
            {
                host.Add(Msvm.SmbConnection, ("ServerName", server), ("ClientInterfaceIndex", adapter["InterfaceIndex"]), ("ServerInterfaceIndex", 2), ("ClientIpAddress", own), ("Selected", true), ("Failed", false));
            }
        }
    }

    // A document may list an HBA among the NICs, as the article does.
    private static IEnumerable<HostBusAdapter> OfNics(HostState state) => state.PhysicalNics
        .Where(n => n.Kind == NicKind.Hba && !state.HostBusAdapters.Any(a => Names.Same(a.Name, n.Name)))
        .Select(n => new HostBusAdapter { Name = n.Name, Kind = HbaKind.FibreChannel });

    private static void AddDisk(LabHost host, HostDisk disk, string? bus, bool offline)
    {
        host.Add(
            Msvm.Disk,
            ("ObjectId", Id(host, "disk", disk.Number)),
            ("Number", disk.Number),
            ("BusType", DiskBus.Number(bus)),
            ("Size", disk.Bytes),
            ("IsOffline", offline),
            ("OfflineReason", offline ? 1 : 0));
        host.Add(
            Msvm.DiskDrive,
            ("CreationClassName", Msvm.DiskDrive),
            ("DeviceID", DriveId(disk.Number)),
            ("SystemCreationClassName", Msvm.ComputerSystem),
            ("SystemName", host.Name),
            ("DriveNumber", disk.Number));
    }

    private static void AddPartition(LabHost host, Volume volume, uint number) => host.Add(
        Msvm.Partition,
        ("ObjectId", Id(host, "partition", (int)number)),
        ("DiskNumber", volume.Disk ?? 0),
        ("PartitionNumber", number),
        ("AccessPaths", new[] { volume.Path.TrimEnd('\\') + @"\", $@"\\?\Volume{{{StableGuid.From(host.Name, "volume", volume.Path).Text()}}}\" }));

    private static void AddVmDisks(LabHost host, string vm, VirtualMachine machine)
    {
        for (int i = 0; i < machine.Disks.Count; i++)
        {
            VmDisk disk = machine.Disks[i];
            string place = string.Format(CultureInfo.InvariantCulture, @"{0}\{1}\0\{2}", InstanceIds.Settings(vm), StableGuid.From(vm, "controller").Text(), i);
            if (disk.Kind == VmDiskKind.Vhd && disk.Path is not null)
            {
                host.Add(Msvm.VhdSettings, ("InstanceID", place + @"\L"), ("ResourceType", LogicalDisk), ("ResourceSubType", VhdType), ("HostResource", new[] { disk.Path }));
            }
            else if (disk.Kind == VmDiskKind.PassThrough && disk.Disk is int number)
            {
                CimPath drive = host.PathOf(host.Store.Of(Msvm.DiskDrive).First(d => d.Number("DriveNumber") == number));
                host.Add(Msvm.DiskSettings, ("InstanceID", place + @"\D"), ("ResourceType", RawDisk), ("ResourceSubType", PassedThroughType), ("HostResource", new[] { drive.ToString() }));
            }
        }
    }

    private static string DriveId(int number) => string.Format(CultureInfo.InvariantCulture, @"{0}{1}\{2}", InstanceIds.Prefix, StableGuid.From("disk pool").Text(), number);

    private static string Id(LabHost host, string kind, int number) => string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}", host.Name, kind, number);
}
