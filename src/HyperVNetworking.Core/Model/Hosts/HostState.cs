using System;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>The network of one Hyper-V host: as a document expects it, or as it was read.</summary>
public sealed record HostState
{
    /// <summary>The host's name.</summary>
    public required string Name { get; init; }

    /// <summary>The host's name, under the property that the next cmdlet binds to.</summary>
    public string ComputerName => Name;

    /// <summary>The Windows version, such as <c>WindowsServer2019</c>, if known.</summary>
    public string? OS { get; init; }

    /// <summary>The cluster it belongs to, if any.</summary>
    public string? Cluster { get; init; }

    /// <summary>The cluster it belongs to, under the property that the next cmdlet binds to.</summary>
    public string? ClusterName => Cluster;

    /// <summary>Its failover cluster as this node saw it when it was read; null if the host is in none, or nobody asked.</summary>
    public FailoverCluster? FailoverCluster { get; init; }

    /// <summary>When it was read; null in a document that expects and does not report.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>False if the host could not be read whole: nothing that it might touch is then proven (site-rules A3).</summary>
    public bool Complete { get; init; } = true;

    /// <summary>Why it could not be read whole; null if it was.</summary>
    public string? Error { get; init; }

    /// <summary>What this Windows does not tell: a <see cref="HostFact"/>, a colon and why, such as <c>RDMA of NICs: there is no class MSFT_NetAdapterRdmaSettingData.</c> Nothing that isolation rests on is among it, so the host is still <see cref="Complete"/>.</summary>
    public ValueList<string> Unread { get; init; } = [];

    /// <summary>The tools besides ours that set its network (site-rules C1).</summary>
    public ValueList<NetworkOwner> NetworkOwners { get; init; } = [];

    /// <summary>The physical adapters, HBAs included.</summary>
    public ValueList<PhysicalNic> PhysicalNics { get; init; } = [];

    /// <summary>The hardware ports that a converged backend presents NICs from, as far as anybody said; no host can tell.</summary>
    public ValueList<HardwarePort> HardwarePorts { get; init; } = [];

    /// <summary>What its traffic classes are to be sure of (a wish of the document, never read from a host).</summary>
    public ValueList<TrafficShare> TrafficShares { get; init; } = [];

    /// <summary>The volumes in the parent partition.</summary>
    public ValueList<Volume> Volumes { get; init; } = [];

    /// <summary>The disks in the parent partition.</summary>
    public ValueList<HostDisk> Disks { get; init; } = [];

    /// <summary>The ports of storage host bus adapters.</summary>
    public ValueList<HostBusAdapter> HostBusAdapters { get; init; } = [];

    /// <summary>The LBFO teams.</summary>
    public ValueList<NicTeam> Teams { get; init; } = [];

    /// <summary>The QoS policies of the host itself.</summary>
    public ValueList<QosPolicy> QosPolicies { get; init; } = [];

    /// <summary>The virtual switches.</summary>
    public ValueList<VirtualSwitch> Switches { get; init; } = [];

    /// <summary>The host virtual adapters.</summary>
    public ValueList<HostAdapter> HostAdapters { get; init; } = [];

    /// <summary>The VMs.</summary>
    public ValueList<VirtualMachine> Vms { get; init; } = [];

    /// <summary>The settings outside the live configuration: checkpoints, replicas and planned VMs.</summary>
    public ValueList<DormantMachine> Dormant { get; init; } = [];

    /// <summary>The names for new switches (a wish of the document, never read from a host).</summary>
    public NewSwitchNames? NewSwitches { get; init; }

    /// <summary>Whether the host translates addresses between its networks (NAT); null if unknown.</summary>
    public bool? Nat { get; init; }

    /// <summary>Whether the host forwards packets between its adapters; null if unknown.</summary>
    public bool? Forwarding { get; init; }

    /// <summary>The addresses that it gives to adapters; null if unknown.</summary>
    public MacAddressPool? MacAddressPool { get; init; }

    /// <summary>Whether the host was asked for a fact and did not tell it.</summary>
    /// <param name="fact">A <see cref="HostFact"/>.</param>
    /// <returns>True if it is among <see cref="Unread"/>.</returns>
    public bool IsUnread(string fact) => Unread.Any(u => u.StartsWith(fact + ":", StringComparison.Ordinal));

    /// <summary>The virtual switch of that name.</summary>
    /// <param name="name">A switch name or GUID.</param>
    /// <returns>The switch, or null.</returns>
    public VirtualSwitch? FindSwitch(string? name) =>
        name is null ? null : Switches.FirstOrDefault(s => Names.Same(s.Name, name) || Names.Same(s.Id, name));

    /// <summary>The QoS policy of that name.</summary>
    /// <param name="name">A policy's name.</param>
    /// <returns>The policy, or null.</returns>
    public QosPolicy? FindQosPolicy(string? name) => name is null ? null : QosPolicies.FirstOrDefault(p => Names.Same(p.Name, name));

    /// <summary>The physical NIC of that name.</summary>
    /// <param name="name">An interface alias.</param>
    /// <returns>The NIC, or null.</returns>
    public PhysicalNic? FindNic(string? name) =>
        name is null ? null : PhysicalNics.FirstOrDefault(n => Names.Same(n.Name, name));

    /// <summary>The team that owns an interface of that name, or has that name itself.</summary>
    /// <param name="name">A team's or team NIC's name.</param>
    /// <returns>The team, or null.</returns>
    public NicTeam? FindTeam(string? name) =>
        name is null
            ? null
            : Teams.FirstOrDefault(t => Names.Same(t.Name, name) || t.Interfaces.Any(i => Names.Same(i.Name, name)));

    /// <summary>The virtual switch on a team: bound to it by its name, or to one of its team NICs.</summary>
    /// <param name="team">A team of the host.</param>
    /// <returns>The switch, or null.</returns>
    public VirtualSwitch? FindSwitchOn(NicTeam team) =>
        Switches.FirstOrDefault(s => s.Uplinks.Any(u => Names.Same(u, team.Name) || team.EffectiveInterfaces.Any(i => Names.Same(i.Name, u))));

    /// <summary>Whether a virtual switch or a team uses the NIC.</summary>
    /// <param name="nic">An interface alias.</param>
    /// <returns>True if it is bound.</returns>
    public bool IsBound(string nic) =>
        Switches.Any(s => s.Uplinks.Contains(nic, Names.Comparer)) || Teams.Any(t => t.Members.Contains(nic, Names.Comparer));
}
