using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 6: whether tenants that ask for dedicated storage have it, as far as anybody described it (site-rules F5). No step of ours moves a disk.</summary>
internal static class StorageCheck
{
    public static void Run(PlanDraft draft)
    {
        foreach (TenantDraft tenant in draft.Tenants.Where(t => t.Tenant.Storage != TenantStorage.Any && t.Members.Count > 0))
        {
            var volumes = new SortedSet<string>(Names.Comparer);
            string? problem = tenant.Members.Select(m => m.Tenant.Tenant.Storage == TenantStorage.PassThrough
                ? NotPassedThrough(m)
                : NotDedicated(m, volumes)).FirstOrDefault(p => p is not null);
            if (problem is not null)
            {
                draft.Findings.Add(PlanFindings.StorageNotDedicated(tenant.Name, problem));
            }
            else if (tenant.Tenant.Storage == TenantStorage.DedicatedVolume)
            {
                draft.Decide(
                    $"tenant {tenant.Name} storage",
                    $"left as it is: its VHDs lie on {Sentence.List(volumes)}",
                    "It asks for dedicated volumes, and no VM of anybody else has a VHD there.",
                    "Disks passed through: such a disk is offline in the parent and has no drive letter there.");
            }
        }
    }

    private static string? NotPassedThrough(MemberDraft member) =>
        member.Vm.Disks.Count > 0 && member.Vm.Disks.All(d => d.Kind == VmDiskKind.PassThrough)
            ? null
            : $"VM {member.Vm.Name} on host {member.Host.Name} has no disk, or one that is not passed through";

    private static string? NotDedicated(MemberDraft member, SortedSet<string> volumes)
    {
        HostState host = member.Host.State;
        if (member.Vm.Disks.Count == 0)
        {
            return $"nobody described the disks of VM {member.Vm.Name} on host {host.Name}";
        }

        foreach (VmDisk disk in member.Vm.Disks.Where(d => d.Kind == VmDiskKind.Vhd))
        {
            if (VolumeOf(host, disk.Path) is not Volume volume)
            {
                return $"the VHD {disk.Path} of VM {member.Vm.Name} is on no described volume of host {host.Name}";
            }

            volumes.Add($"{host.Name} {volume.Path}");
            VirtualMachine? other = host.Vms.FirstOrDefault(vm =>
                !member.Tenant.Members.Any(m => ReferenceEquals(m.Vm, vm)) && vm.Disks.Any(d => d.Path is not null && VolumeOf(host, d.Path) == volume));
            if (other is not null)
            {
                return $"VM {other.Name} has a VHD on volume {volume.Path} of host {host.Name} too";
            }
        }

        return null;
    }

    // The longest mount path that the file lies under: C:\ClusterStorage\Volume1 comes before C:.
    private static Volume? VolumeOf(HostState host, string? path) => path is null
        ? null
        : host.Volumes
            .Where(v => IsUnder(path, v.Path.TrimEnd('\\')))
            .OrderByDescending(v => v.Path.Length)
            .FirstOrDefault();

    private static bool IsUnder(string path, string mount) =>
        path.StartsWith(mount, StringComparison.OrdinalIgnoreCase) && (path.Length == mount.Length || path[mount.Length] == '\\');
}
