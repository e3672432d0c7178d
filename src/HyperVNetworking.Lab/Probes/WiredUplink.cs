using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>An uplink of a virtual switch.</summary>
/// <param name="Name">The alias of the NIC or team NIC.</param>
/// <param name="Vlan">The VLAN of a team NIC; null for a NIC and for a team NIC in default mode.</param>
/// <param name="Claimed">The VLANs that other team NICs of the team take.</param>
/// <param name="Cables">The physical ports behind it; none where nobody described them.</param>
internal sealed record WiredUplink(string Name, int? Vlan, HashSet<int> Claimed, IReadOnlyList<PortReference> Cables)
{
    /// <summary>The tag on the wire of a frame that leaves the switch.</summary>
    /// <param name="vlan">Its VLAN in the switch.</param>
    /// <returns>The tag, 0 for none; null if it is dropped.</returns>
    public int? Out(int vlan) => Vlan is null ? vlan : vlan == 0 ? Vlan : null;

    /// <summary>The VLAN in the switch of a frame that comes in.</summary>
    /// <param name="tag">Its tag on the wire, 0 for none.</param>
    /// <returns>The VLAN; null if it is dropped.</returns>
    public int? In(int tag) => Vlan is int own ? (tag == own ? 0 : null) : Claimed.Contains(tag) ? null : tag;
}
