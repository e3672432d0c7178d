using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Where NICs and storage adapters of a live host differ from what a document says outright of them. What the host did not tell differs from nothing.</summary>
internal static class NicDifferences
{
    public static IEnumerable<Finding> Find(HostState live, HostState expected) =>
        expected.PhysicalNics
            .Where(n => n.Kind != NicKind.Hba)
            .SelectMany(n => live.FindNic(n.Name) is PhysicalNic found ? Nic(live, n, found) : [])
            .Concat(StorageAdapters(live, expected));

    private static IEnumerable<Finding> Nic(HostState host, PhysicalNic wanted, PhysicalNic found)
    {
        (string What, object? Wanted, object? Found)[] facts =
        [
            ("link", Switched(wanted.Up, "up", "down"), Switched(found.Up, "up", "down")),
            ("bits per second", wanted.BitsPerSecond, found.BitsPerSecond),
            ("RSS", Switched(wanted.Rss?.Enabled), Told(host, HostFact.Rss, Switched(found.Rss?.Enabled ?? false))),
            ("processors of RSS", Processors(wanted.Rss), Processors(found.Rss)),
            ("VMQ", Switched(wanted.Vmq?.Enabled), Told(host, HostFact.Vmq, Switched(found.Vmq?.Enabled ?? false))),
            ("processors of VMQ", Processors(wanted.Vmq), Processors(found.Vmq)),
            ("SR-IOV", Switched(wanted.SrIov?.Enabled), Told(host, HostFact.SrIov, Switched(found.SrIov?.Enabled ?? false))),
            ("RDMA", Switched(wanted.Rdma), Told(host, HostFact.Rdma, Switched(found.Rdma ?? false))),

            // What a member or an uplink has rests, so there is nothing to compare.
            ("addresses", wanted.Addressing?.SetByAdmin.ToString(), host.IsBound(found.Name) || host.ReadAt is null ? null : found.Addressing?.SetByAdmin.ToString() ?? "none"),
        ];
        return facts
            .Where(f => f.Wanted is not null && f.Found is not null && !f.Wanted.Equals(f.Found))
            .Select(f => DriftFindings.Differs("NicDiffers", host.Name, $"physical NIC {found.Name}", $"{f.What} {f.Wanted}", $"{f.What} {f.Found}"));
    }

    // An HBA that a document lists among the NICs, as the article does, has a name of the document's own.
    private static IEnumerable<Finding> StorageAdapters(HostState live, HostState expected)
    {
        if (live.IsUnread(HostFact.HostBusAdapters) || live.ReadAt is null)
        {
            return [];
        }

        IEnumerable<string> missing = expected.HostBusAdapters
            .Where(a => !live.HostBusAdapters.Any(l => Names.Same(l.Name, a.Name) || (a.WorldWideName is not null && Names.Same(l.WorldWideName, a.WorldWideName))))
            .Select(a => a.Name)
            .Concat(live.HostBusAdapters.Any(a => a.Kind != HbaKind.Iscsi) ? [] : expected.PhysicalNics.Where(n => n.Kind == NicKind.Hba).Select(n => n.Name));
        return missing.Select(name => DriftFindings.Differs("HbaMissing", live.Name, $"HBA {name}", "present", "absent"));
    }

    private static string? Switched(bool? on, string yes = "on", string no = "off") => on is bool value ? value ? yes : no : null;

    // Of a host that was read, what is not there is off; elsewhere nobody said.
    private static string? Told(HostState host, string fact, string? value) => host.IsUnread(fact) || host.ReadAt is null ? null : value;

    private static string? Processors(NicQueues? queues) => queues is { BaseProcessor: int first, MaxProcessor: int last } ? $"{first} to {last}" : null;
}
