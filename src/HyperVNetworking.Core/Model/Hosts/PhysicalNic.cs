using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>A physical adapter of a host, as Windows presents it.</summary>
public sealed record PhysicalNic
{
    /// <summary>The interface alias, unique on the host.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public NicKind Kind { get; init; }

    /// <summary>What the host itself uses it for ("Management", "Storage", ...): such a NIC is no free uplink. Null: nothing known.</summary>
    public string? Use { get; init; }

    /// <summary>The physical switch port it is cabled to; null if nobody described it.</summary>
    public PortReference? Port { get; init; }

    /// <summary>The VLAN that its driver tags everything with (the advanced property VlanID); null for none. An error under a virtual switch, which tags by itself (site-rules B7).</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The hardware port that a converged backend presents it from; NICs that share one share its fate (site-rules F1).</summary>
    public string? PhysicalPort { get; init; }

    /// <summary>What a converged backend guarantees the NIC, in bits a second; null if it guarantees nothing, or nobody said. Windows cannot see it.</summary>
    public long? GuaranteedBitsPerSecond { get; init; }

    /// <summary>Whether the link is up; null if nobody said.</summary>
    public bool? Up { get; init; }

    /// <summary>The speed of the link in bits per second; null if unknown, as it is while the link is down.</summary>
    public long? BitsPerSecond { get; init; }

    /// <summary>Receive side scaling; null if the NIC has none or it was not read.</summary>
    public NicQueues? Rss { get; init; }

    /// <summary>Virtual machine queues; null if the NIC has none or they were not read.</summary>
    public NicQueues? Vmq { get; init; }

    /// <summary>Single root I/O virtualisation; null if the NIC has none or it was not read.</summary>
    public NicSrIov? SrIov { get; init; }

    /// <summary>Whether RDMA is switched on; null if the NIC has none or it was not read.</summary>
    public bool? Rdma { get; init; }

    /// <summary>How the host itself speaks over it; null if it was not read or is <see cref="InterfaceAddressing.None"/>.</summary>
    public InterfaceAddressing? Addressing { get; init; }

    /// <summary>What else ran over it when it was read, in words: iSCSI sessions and SMB connections (site-rules C2).</summary>
    public ValueList<string> Sessions { get; init; } = [];

    /// <summary>What the host does over it, in words: such a NIC is no free uplink (site-rules C2). None for one that is free.</summary>
    public ValueList<string> InUseBy =>
    [
        .. Use is null ? [] : new[] { Use },
        .. Addressing is null ? [] : Addressing.Addresses.Select(a => $"address {a}"),
        .. Addressing is null ? [] : Addressing.Routes.Select(r => r.IsDefault ? $"gateway {r.NextHop}" : $"route to {r.Destination}"),
        .. Sessions,
        .. Rdma == true ? new[] { "RDMA" } : [],
    ];

    /// <summary>The iSCSI connection that runs over it; null for none. Storage that is cut off takes its VMs along, so no plan takes such a NIC.</summary>
    public string? IscsiConnection => Sessions.FirstOrDefault(s => NicSession.IscsiTarget(s) is not null);
}
