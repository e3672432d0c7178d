using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads disks, volumes and host bus adapters of the parent partition.</summary>
internal static class StorageReader
{
    private const string ByVolumeId = @"\\?\";

    /// <summary>The disks.</summary>
    /// <param name="facts">The host's records.</param>
    /// <returns>The disks by number.</returns>
    public static IEnumerable<HostDisk> Disks(HostFactRecords facts) => facts.Disks
        .Where(d => d.Number("Number") is >= 0 and <= int.MaxValue)
        .Select(d => new HostDisk
        {
            Number = (int)d.Number("Number")!,
            Bus = DiskBus.Name(d.Number("BusType")),
            Bytes = d.Number("Size") is > 0 and long size ? size : null,
            Offline = d.Flag("IsOffline"),
        })
        .OrderBy(d => d.Number);

    /// <summary>The volumes that have a drive letter or a mount path. One of several partitions is listed by its first, which it lies on in part.</summary>
    /// <param name="facts">The host's records.</param>
    /// <returns>The volumes by path.</returns>
    public static IEnumerable<Volume> Volumes(HostFactRecords facts)
    {
        Dictionary<long, string?> buses = facts.Disks.Where(d => d.Number("Number") is not null).GroupBy(d => d.Number("Number")!.Value).ToDictionary(g => g.Key, g => DiskBus.Name(g.First().Number("BusType")));
        return from partition in facts.Partitions
               from path in partition.Texts("AccessPaths")
               where !path.StartsWith(ByVolumeId, StringComparison.Ordinal)
               let disk = partition.Number("DiskNumber")
               orderby path
               select new Volume { Path = path.TrimEnd('\\'), Disk = (int?)disk, Bus = disk is long number && buses.TryGetValue(number, out string? bus) ? bus : null };
    }

    /// <summary>The ports of host bus adapters.</summary>
    /// <param name="facts">The host's records.</param>
    /// <returns>The ports by name.</returns>
    public static IEnumerable<HostBusAdapter> HostBusAdapters(HostFactRecords facts) => facts.InitiatorPorts
        .Select(p => new HostBusAdapter
        {
            Name = p.Text("InstanceName") is { Length: > 0 } name ? name : p.Text("PortAddress") ?? p.Text("ObjectId") ?? string.Empty,
            Kind = p.Number("ConnectionType") is long kind && Enum.IsDefined(typeof(HbaKind), (int)kind) ? (HbaKind)kind : HbaKind.Other,
            WorldWideName = p.Text("PortAddress") is { Length: > 0 } address ? address : null,
        })
        .OrderBy(a => a.Name, Names.Comparer);
}
