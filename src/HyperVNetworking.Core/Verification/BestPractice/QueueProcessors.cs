using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The processors that serve the queues of a NIC: those of VMQ under a virtual switch, those of RSS elsewhere, since one feature has the queues at a time.</summary>
internal sealed record QueueProcessors
{
    // Where nobody knows, two logical processors a core are assumed, as Microsoft's NIC Teaming page says.
    private const int LogicalPerCore = 2;

    /// <summary>The NIC.</summary>
    public required string Nic { get; init; }

    /// <summary>The processor group; groups have no processor in common.</summary>
    public int Group { get; init; }

    /// <summary>The first processor; null if unknown.</summary>
    public int? First { get; init; }

    /// <summary>The last processor that it may use; null if unknown.</summary>
    public int? Last { get; init; }

    /// <summary>Whether the set is known.</summary>
    public bool IsKnown => First is not null && Last is not null;

    /// <summary>The feature that has the queues of a group's NICs.</summary>
    public static string FeatureOf(UplinkGroup group) => group.Switch is null ? "Rss" : "Vmq";

    /// <summary>The processors of each member whose feature is on, or of which nobody said.</summary>
    public static IEnumerable<QueueProcessors> Of(UplinkGroup group) => group.Nics
        .Select(n => Of(n.Name, group.Host, group.Switch is null ? n.Rss : n.Vmq))
        .OfType<QueueProcessors>();

    /// <summary>Whether two NICs may use one processor; false where that is unknown.</summary>
    public bool Overlaps(QueueProcessors other) => IsKnown && other.IsKnown && Group == other.Group && First <= other.Last && other.First <= Last;

    /// <summary>Whether two NICs use the same processors.</summary>
    public bool IsSameAs(QueueProcessors other) => Group == other.Group && First == other.First && Last == other.Last;

    /// <summary>The set.</summary>
    /// <returns>Such as <c>NIC1 2-9</c>.</returns>
    public override string ToString() => IsKnown ? $"{Nic} {(Group == 0 ? string.Empty : $"{Group}:")}{First}-{Last}" : $"{Nic} unknown";

    // A NIC of a host that was read and has no such setting has no such queues.
    private static QueueProcessors? Of(string nic, HostState host, NicQueues? queues)
    {
        if (queues is null ? host.ReadAt is not null : !queues.Enabled)
        {
            return null;
        }

        int? first = queues?.BaseProcessor;
        int? last = queues?.MaxProcessor;
        int? byCount = first + (queues?.MaxProcessors * LogicalPerCore) - 1;
        return new QueueProcessors { Nic = nic, Group = queues?.ProcessorGroup ?? 0, First = first, Last = last is null || byCount is null ? last ?? byCount : Math.Min(last.Value, byCount.Value) };
    }
}
