using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Storage;

/// <summary>Judges the disks of one VM of a tenant that asks for storage of its own.</summary>
internal sealed class StorageJudge
{
    private const string SharedVolumes = @"C:\ClusterStorage\";

    private readonly Tenant _tenant;
    private readonly HostState _host;
    private readonly VirtualMachine _vm;
    private readonly IReadOnlyCollection<StorageMember> _members;
    private readonly IReadOnlyList<HostState> _hosts;

    public StorageJudge(Tenant tenant, StorageMember member, IReadOnlyCollection<StorageMember> members, IReadOnlyList<HostState> hosts)
    {
        _tenant = tenant;
        _host = member.Host;
        _vm = member.Vm;
        _members = members;
        _hosts = hosts;
    }

    /// <summary>The volumes and disks that were looked at, with the host.</summary>
    public List<string> Places { get; } = [];

    /// <summary>The first thing that is not as it is asked for; null if all is.</summary>
    public Finding? FirstProblem() =>
        _vm.Disks.Count == 0 ? Unknown(_host.IsUnread(HostFact.VmDisks) ? "its host did not tell its disks" : "nobody described its disks, and it has none that its host tells of")
        : _tenant.Storage == TenantStorage.PassThrough && _vm.Disks.FirstOrDefault(d => d.Kind != VmDiskKind.PassThrough) is VmDisk file ? Shared($"{file.Path ?? "a VHD"} is a file, and a whole disk is asked for")
        : _vm.Disks.Select(d => d.Kind == VmDiskKind.PassThrough ? OfDisk(d) : OfFile(d)).FirstOrDefault(p => p is not null);

    private Finding? OfFile(VmDisk disk)
    {
        if (VolumeOf(_host, disk.Path) is not Volume volume)
        {
            return Unknown($"its VHD {disk.Path} is on no volume that is known");
        }

        Places.Add($"{_host.Name} {volume.Path}");
        string? bus = volume.Bus ?? _host.Disks.FirstOrDefault(d => d.Number == volume.Disk)?.Bus;
        return Others(volume).FirstOrDefault() is string other ? Shared(other)
            : bus is null ? Unknown($"on which bus the disk of volume {volume.Path} is was not told")
            : !DiskBus.IsSan(bus) ? NotOnSan(volume, bus)
            : null;
    }

    private Finding? OfDisk(VmDisk disk)
    {
        if (disk.Disk is not int number)
        {
            return Unknown("the number of a disk that is passed through to it is not known");
        }

        Places.Add($"{_host.Name} disk {number}");
        HostDisk? known = _host.Disks.FirstOrDefault(d => d.Number == number);
        return _host.Vms.FirstOrDefault(v => !ReferenceEquals(v, _vm) && v.Disks.Any(d => d.Kind == VmDiskKind.PassThrough && d.Disk == number)) is VirtualMachine other && !IsMember(_host, other)
                ? Shared($"disk {number} is passed through to VM {other.Name} too")
            : known?.Offline == false || _host.Volumes.FirstOrDefault(v => v.Disk == number) is not null ? Online(number)
            : known?.Offline is null ? Unknown($"whether disk {number} is offline in the parent was not told")
            : null;
    }

    // Who has a VHD on the volume, or on another one of the same disk; a cluster shared volume is one on all nodes.
    private IEnumerable<string> Others(Volume volume)
    {
        foreach (HostState host in _hosts.Where(h => ReferenceEquals(h, _host) || (IsShared(volume) && h.Cluster is not null && Names.Same(h.Cluster, _host.Cluster))))
        {
            foreach (VirtualMachine vm in host.Vms.Where(v => !IsMember(host, v)))
            {
                foreach (Volume used in vm.Disks.Where(d => d.Kind == VmDiskKind.Vhd).Select(d => VolumeOf(host, d.Path)).OfType<Volume>())
                {
                    if (Names.Same(used.Path, volume.Path))
                    {
                        yield return $"VM {vm.Name}{(ReferenceEquals(host, _host) ? string.Empty : $" on host {host.Name}")} has a VHD on volume {used.Path} too";
                    }
                    else if (ReferenceEquals(host, _host) && used.Disk is not null && used.Disk == volume.Disk)
                    {
                        yield return $"volume {volume.Path} is on disk {volume.Disk} together with volume {used.Path}, on which VM {vm.Name} has a VHD";
                    }
                }
            }
        }
    }

    private bool IsMember(HostState host, VirtualMachine vm) => _members.Any(m => ReferenceEquals(m.Host, host) && ReferenceEquals(m.Vm, vm));

    private static bool IsShared(Volume volume) => volume.Path.StartsWith(SharedVolumes, StringComparison.OrdinalIgnoreCase);

    // The longest mount path that the file lies under: C:\ClusterStorage\Volume1 comes before C:.
    private static Volume? VolumeOf(HostState host, string? path) => path is null
        ? null
        : host.Volumes
            .Where(v => IsUnder(path, v.Path.TrimEnd('\\')))
            .OrderByDescending(v => v.Path.Length)
            .FirstOrDefault();

    private static bool IsUnder(string path, string mount) =>
        path.StartsWith(mount, StringComparison.OrdinalIgnoreCase) && (path.Length == mount.Length || path[mount.Length] == '\\');

    private Finding Shared(string problem) => Make(
        StorageFindingCodes.StorageNotDedicated,
        problem,
        _tenant.Storage == TenantStorage.PassThrough ? "Pass a whole disk through to the VM, offline in the parent." : "Give its VMs VHDs on volumes of their own, each on a disk of its own.");

    private Finding Unknown(string problem) => Make(
        StorageFindingCodes.StorageNotKnown,
        problem,
        "List disks and volumes in the document, or read the host (Get-HostNetworkState: Disks, Volumes, Unread).");

    private Finding NotOnSan(Volume volume, string bus) => Make(
        StorageFindingCodes.StorageNotOnSan,
        $"volume {volume.Path} is on a disk of bus {bus}, which is no disk of a storage area network",
        "Move its VHDs to a volume on a disk that a host bus adapter or iSCSI reaches.");

    private Finding Online(int number) => Make(
        StorageFindingCodes.PassThroughDiskOnline,
        $"disk {number} is passed through to it and online in the parent, where both may write to it",
        $"Take the disk offline in the parent (Set-Disk -Number {number} -IsOffline $true) before the VM starts.");

    private Finding Make(string code, string problem, string suggestion) => new()
    {
        Code = code,
        Severity = FindingSeverity.Warning,
        Subject = $"{_host.Name} VM {_vm.Name}",
        ComputerName = _host.Name,
        Message = $"Tenant {_tenant.Name} asks for dedicated storage, but of VM {_vm.Name} on host {_host.Name}: {problem}.",
        Source = "site-rules F5",
        Suggestion = suggestion,
    };
}
