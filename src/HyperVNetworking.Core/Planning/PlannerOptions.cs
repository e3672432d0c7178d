using System;
using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What a planner may choose from.</summary>
public sealed record PlannerOptions
{
    /// <summary>The VLANs that sites reserve: 802.1Q's default, Azure Stack's storage pair, token ring's old numbers and what Cisco keeps for itself (site-rules C4).</summary>
    public static readonly VlanSet DefaultReservedVlans = VlanSet.Parse("1,711-712,1002-1005,3968-4094");

    /// <summary>The VLANs that new tenant VLANs come from; 2 to 4094 where nobody said.</summary>
    public VlanSet VlanRange { get; init; } = VlanSet.Range(new VlanId(2), new VlanId(VlanId.MaxValue));

    /// <summary>The VLANs that no tenant may have. Every native VLAN of the described network is reserved besides (site-rules C4).</summary>
    public VlanSet ReservedVlans { get; init; } = DefaultReservedVlans;

    /// <summary>The uplink of a new External switch on every host that <see cref="UplinkNicByHost"/> does not name: a physical NIC or an NIC team. Null: chosen where exactly one NIC is free.</summary>
    public string? UplinkNic { get; init; }

    /// <summary>The uplink of a new External switch by host name, without regard to case.</summary>
    public IReadOnlyDictionary<string, string> UplinkNicByHost { get; init; } = new Dictionary<string, string>(Names.Comparer);

    /// <summary>Whether a tenant whose members all share another VLAN may be moved to the one it must have.</summary>
    public bool AllowRenumber { get; init; }

    /// <summary>
    /// How much of the way from the old state to the new one may be judged, as endpoints times states between steps; 0 is nothing. A plan that only adds is
    /// known to do no harm and needs none of it. Where the cables of the hosts are not described each state takes a walk through the network, and a
    /// hundredth of this may be judged; so much may also be spent on looking for another order. A plan that needs more keeps the order of hosts, and says so.
    /// </summary>
    public int OrderCheckLimit { get; init; } = 1_000_000;

    /// <summary>The time of planning, which becomes <see cref="NetworkPlan.CreatedAt"/>; Core asks no clock.</summary>
    public DateTimeOffset Now { get; init; }
}
