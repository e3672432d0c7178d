using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Marks what findings on private VLANs are about: one of every setting, and whoever shares a secondary with plain ports.</summary>
internal static class RemarkablePrivateVlans
{
    /// <summary>Marks them.</summary>
    /// <param name="screen">The network.</param>
    /// <param name="marks">Where to.</param>
    public static void Mark(DomainScreen screen, SliceMarks marks)
    {
        NetworkPlaces places = screen.Places;
        var sentInto = new HashSet<int>(places.Others.Values.Where(o => o.Ports.Exists(p => p.Rule is PhysicalPortRule { Behaviour.PrivateVlan: not null })).SelectMany(o => screen.Classes.MaySend(o.Index)));
        var settings = new HashSet<(int Numbering, int Setting)>();
        for (int e = 0; e < places.Count; e++)
        {
            int device = places.DeviceOf(e);
            int setting = places.SettingOf(e);
            if (device < 0 || setting < FrameClasses.Limit || places.Settings[setting].Rule.Vlan is PortVlan.Trunk)
            {
                continue;
            }

            // What is cabled shares one numbering.
            if (settings.Add((places.Graph.Devices[device].OuterPorts.Count > 0 ? -1 : device, setting)))
            {
                marks.Keep(e);
            }

            foreach (int frameClass in places.Settings[setting].MaySend)
            {
                sentInto.Add(screen.Map.Of(device, frameClass));
            }
        }

        if (sentInto.Count > 0)
        {
            marks.KeepAllIn(WithPlainPorts(screen, screen.Map.Marked(sentInto)));
        }
    }

    private static HashSet<int> WithPlainPorts(DomainScreen screen, bool[] sentInto)
    {
        NetworkPlaces places = screen.Places;
        var shared = new HashSet<int>();
        for (int e = 0; e < places.Count; e++)
        {
            int setting = places.SettingOf(e);
            if (places.DeviceOf(e) is int device and >= 0 && setting is > FrameClasses.VlanLess and < FrameClasses.Limit && screen.Map.Of(device, setting) is int domain && sentInto[domain])
            {
                shared.Add(domain);
            }
        }

        foreach (GraphPort port in places.Graph.Ports)
        {
            if (port.Rule is PhysicalPortRule { IsTrunk: false, Behaviour: { PrivateVlan: null, Vlan: var vlan } } && screen.Map.Of(port.Device, vlan.Value) is int domain && sentInto[domain])
            {
                shared.Add(domain);
            }
        }

        return shared;
    }
}
