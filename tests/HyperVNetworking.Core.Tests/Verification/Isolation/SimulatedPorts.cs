using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What the flooding simulator knows of ports, written down again from design 6 and site-rules B1 and B3. What may pass, passes, unless the strict reading is asked for.</summary>
internal static class SimulatedPorts
{
    /// <summary>No VLAN and no tag.</summary>
    public const int Dropped = -1;

    /// <summary>The send and hear table of design 6; of both VLAN stores what either says, or what both say.</summary>
    public static (HashSet<int> Sends, HashSet<int> Hears) Classes(PortVlan vlan, IsolationSetting? isolation, bool strict = false)
    {
        (HashSet<int> sends, HashSet<int> hears) = Table(vlan);
        if (isolation is not { Mode: IsolationMode.Vlan })
        {
            return (sends, hears);
        }

        HashSet<int> second = isolation.AllowUntagged ? [(int)isolation.DefaultId] : [];
        second.UnionWith(isolation.MultiTenantStack ? isolation.RoutingDomains.SelectMany(d => d.IsolationIds).Select(id => (int)id) : []);
        return vlan is PortVlan.Untagged ? (second, second)
            : strict ? ([.. sends.Intersect(second)], [.. hears.Intersect(second)])
            : ([.. sends, .. second], [.. hears, .. second]);
    }

    private static (HashSet<int> Sends, HashSet<int> Hears) Table(PortVlan vlan) => vlan switch
    {
        PortVlan.Access v => ([v.Id.Value], [v.Id.Value]),
        PortVlan.Trunk t => ([t.Native?.Value ?? 0, .. t.Allowed.Select(v => v.Value)], [t.Native?.Value ?? 0, .. t.Allowed.Select(v => v.Value)]),
        PortVlan.Isolated i => ([i.Secondary.Value], [i.Primary.Value]),
        PortVlan.Community c => ([c.Secondary.Value], [c.Primary.Value, c.Secondary.Value]),
        PortVlan.Promiscuous p => ([p.Primary.Value], [p.Primary.Value, .. p.Secondaries.Select(v => v.Value)]),
        _ => ([0], [0]),
    };

    /// <summary>The VLAN that a frame enters at a physical port.</summary>
    public static int In(PhysicalSwitch physicalSwitch, PhysicalPort port, int tag, bool strict = false)
    {
        bool takesAny = port.IngressFiltering == false;
        bool takesOwn = strict ? physicalSwitch.AcceptsOwnTagOnAccess == true : physicalSwitch.AcceptsOwnTagOnAccess != false || takesAny;
        bool takesNative = strict ? physicalSwitch.AcceptsTaggedNative == true : physicalSwitch.AcceptsTaggedNative != false || takesAny;
        if (port.PrivateVlan is PortVlan pvlan && port.Mode != PhysicalPortMode.Trunk)
        {
            return tag == 0 ? Table(pvlan).Sends.Single() : tag == port.VoiceVlan?.Value || takesAny ? tag : Dropped;
        }

        // A secondary trunk has no use for the primary's tag: the other end knows the secondary only.
        if (port.PrivateVlan is PortVlan.Isolated or PortVlan.Community && tag == Primary(port.PrivateVlan))
        {
            return Dropped;
        }

        if (port.Mode == PhysicalPortMode.Access)
        {
            return tag == 0 ? port.Vlan.Value
                : tag == port.Vlan.Value ? (takesOwn ? tag : Dropped)
                : tag == port.VoiceVlan?.Value || takesAny ? tag
                : Dropped;
        }

        if (port.Mode == PhysicalPortMode.Trunk)
        {
            bool inList = tag != 0 && port.Allowed.Contains(new VlanId(tag));
            return tag == 0 ? (port.Native is VlanId n && port.Allowed.Contains(n) ? n.Value : Dropped)
                : tag == port.Native?.Value ? ((inList || takesAny) && takesNative ? tag : Dropped)
                : inList || takesAny ? tag
                : Dropped;
        }

        return Dropped;
    }

    private static int Primary(PortVlan vlan) => vlan switch
    {
        PortVlan.Isolated i => i.Primary.Value,
        PortVlan.Community c => c.Primary.Value,
        PortVlan.Promiscuous p => p.Primary.Value,
        _ => Dropped,
    };

    // On the wire of a private VLAN trunk there is one VLAN: the secondary where the other end is a host's, the primary where it is a router's.
    private static int OnTrunk(PortVlan? pvlan, int vlan)
    {
        if (pvlan is null)
        {
            return vlan;
        }

        int wire = Table(pvlan).Sends.Single();
        return Table(pvlan).Hears.Contains(vlan) ? wire : vlan == wire || vlan == Primary(pvlan) ? Dropped : vlan;
    }

    /// <summary>The tag that a VLAN leaves a physical port with.</summary>
    public static int Out(PhysicalPort port, int vlan)
    {
        if (port.PrivateVlan is PortVlan pvlan && port.Mode != PhysicalPortMode.Trunk)
        {
            return Table(pvlan).Hears.Contains(vlan) ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped;
        }

        if (port.Mode == PhysicalPortMode.Access)
        {
            return vlan == port.Vlan.Value ? 0 : vlan == port.VoiceVlan?.Value ? vlan : Dropped;
        }

        int wire = port.Mode == PhysicalPortMode.Trunk ? OnTrunk(port.PrivateVlan, vlan) : Dropped;
        return wire == Dropped || !port.Allowed.Contains(new VlanId(wire)) ? Dropped
            : wire == port.Native?.Value && port.TagsNative != true ? 0
            : wire;
    }
}
