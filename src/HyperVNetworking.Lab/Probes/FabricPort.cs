using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a port of a physical switch does to a frame (design 6, site-rules B3). Where the document leaves open what real switches differ on, frames pass.</summary>
internal static class FabricPort
{
    /// <summary>The VLAN that a frame enters.</summary>
    /// <param name="on">The physical switch.</param>
    /// <param name="port">The port.</param>
    /// <param name="tag">The tag on the wire, 0 for none.</param>
    /// <returns>The VLAN; null if the frame is dropped.</returns>
    public static int? In(PhysicalSwitch on, PhysicalPort port, int tag)
    {
        bool takesAny = port.IngressFiltering == false;
        switch (port.Mode)
        {
            case var _ when port.IsClosed:
                return null;
            case not PhysicalPortMode.Trunk when port.PrivateVlan is PortVlan own:
                return tag == 0 ? Wire(own) : takesAny || tag == port.VoiceVlan?.Value ? tag : null;
            case PhysicalPortMode.Access:
                return tag == 0 ? port.Vlan.Value
                    : takesAny || tag == port.VoiceVlan?.Value || (tag == port.Vlan.Value && on.AcceptsOwnTagOnAccess != false) ? tag
                    : null;
            case PhysicalPortMode.Trunk when tag == 0:
                return port.Native is VlanId native && port.Allowed.Contains(native) ? native.Value : null;
            case PhysicalPortMode.Trunk:
                bool isOthersPrimary = port.PrivateVlan is PortVlan.Isolated or PortVlan.Community && tag == Primary(port.PrivateVlan);
                bool takesNative = takesAny || tag != port.Native?.Value || on.AcceptsTaggedNative != false;
                return !isOthersPrimary && takesNative && (takesAny || port.Allowed.Contains(new VlanId(tag))) ? tag : null;
            default:
                return null;
        }
    }

    /// <summary>The tag that a frame leaves with.</summary>
    /// <param name="port">The port.</param>
    /// <param name="vlan">The VLAN in the switch.</param>
    /// <returns>The tag, 0 for none; null if the frame does not leave here.</returns>
    public static int? Out(PhysicalPort port, int vlan)
    {
        if (port.IsClosed)
        {
            return null;
        }

        if (port.Mode == PhysicalPortMode.Trunk)
        {
            return OnTrunk(port.PrivateVlan, vlan) is int wire && port.Allowed.Contains(new VlanId(wire))
                ? (wire == port.Native?.Value && port.TagsNative != true ? 0 : wire)
                : null;
        }

        bool isOwn = port.PrivateVlan is PortVlan own ? Hears(own, vlan) : port.Mode == PhysicalPortMode.Access && vlan == port.Vlan.Value;
        return isOwn ? 0 : vlan == port.VoiceVlan?.Value && (port.PrivateVlan is not null || port.Mode == PhysicalPortMode.Access) ? vlan : null;
    }

    // A private VLAN has one VLAN on the wire of a trunk: the secondary towards hosts, the primary towards a router.
    private static int? OnTrunk(PortVlan? own, int vlan) =>
        own is null ? vlan : Hears(own, vlan) ? Wire(own) : vlan == Wire(own) || vlan == Primary(own) ? null : vlan;

    private static int? Wire(PortVlan own) => own switch
    {
        PortVlan.Access a => a.Id.Value,
        PortVlan.Isolated i => i.Secondary.Value,
        PortVlan.Community c => c.Secondary.Value,
        PortVlan.Promiscuous p => p.Primary.Value,
        _ => null,
    };

    private static int? Primary(PortVlan own) => own switch
    {
        PortVlan.Isolated i => i.Primary.Value,
        PortVlan.Community c => c.Primary.Value,
        PortVlan.Promiscuous p => p.Primary.Value,
        _ => null,
    };

    private static bool Hears(PortVlan own, int vlan) => own switch
    {
        PortVlan.Access a => vlan == a.Id.Value,
        PortVlan.Isolated i => vlan == i.Primary.Value,
        PortVlan.Community c => vlan == c.Primary.Value || vlan == c.Secondary.Value,
        PortVlan.Promiscuous p => vlan == p.Primary.Value || p.Secondaries.Contains(new VlanId(vlan)),
        _ => false,
    };
}
