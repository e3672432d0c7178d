using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The ways between an endpoint and the fabric: one per NIC, team member or cable, standby members included, because each may become the only one (design 6).</summary>
internal static class EndpointWays
{
    /// <summary>The frames that an endpoint can send: the class inside its switch, or the tag on its cable.</summary>
    public static IEnumerable<int> Frames(GraphEndpoint sender, Reading reading) =>
        sender.Adapter is AdapterRule adapter ? adapter.Sends(reading).Each()
        : new[] { sender.OwnVlan }.Concat(sender.Ports.SelectMany(p => sender.Tags(p, reading))).Distinct();

    /// <summary>The ways that one such frame can take into the fabric.</summary>
    public static IEnumerable<Outlet> Outlets(GraphEndpoint sender, int frame, Reading reading)
    {
        if (sender.Ports.Count == 0)
        {
            return sender.OpenEnd >= 0 ? [new Outlet(null, frame, sender.OpenEnd, [])] : [];
        }

        if (sender.Ports[0].Device.Kind == DeviceKind.PhysicalSwitch)
        {
            return sender.Ports.Select(p => new Outlet(p.Rule is null ? null : p, frame, p.OpenEnd, []));
        }

        int frameClass = sender.Adapter is null ? sender.Ports[0].Rule!.Ingress(frame, reading) : frame;
        return OutOf(sender.Ports[0], sender.Ports[0].WaysOut, [], frameClass, reading);
    }

    /// <summary>The ways that a frame of a class can take from a port's virtual switch into the fabric, whatever member the port is mapped to.</summary>
    public static IEnumerable<Outlet> OutOfSwitch(GraphPort port, int frameClass, Reading reading) => OutOf(port, port.Device.OuterPorts, [], frameClass, reading);

    /// <summary>The ways from the fabric to an endpoint.</summary>
    public static IEnumerable<Inlet> Inlets(GraphEndpoint hearer)
    {
        if (hearer.Ports.Count == 0)
        {
            return hearer.OpenEnd >= 0 ? [new Inlet(null, [], hearer.OpenEnd)] : [];
        }

        return hearer.Ports[0].Device.Kind == DeviceKind.PhysicalSwitch
            ? hearer.Ports.Select(p => new Inlet(p.Rule is null ? null : p, [], p.OpenEnd))
            : Into(hearer.Ports[0], []);
    }

    private static IEnumerable<Outlet> OutOf(GraphPort first, IReadOnlyList<GraphPort> uplinks, GraphPort[] path, int frameClass, Reading reading)
    {
        foreach (GraphPort uplink in uplinks)
        {
            GraphPort[] longer = [.. path, first, uplink];
            int tag = frameClass == FrameClasses.Dropped ? FrameClasses.Dropped : uplink.Rule!.Egress(frameClass, reading);
            if (tag == FrameClasses.Dropped || uplink.Peers.Count == 0)
            {
                yield return new Outlet(null, tag, tag == FrameClasses.Dropped ? -1 : uplink.OpenEnd, longer);
                continue;
            }

            foreach (GraphPort peer in uplink.Peers)
            {
                if (peer.Device.Kind == DeviceKind.PhysicalSwitch)
                {
                    yield return new Outlet(peer.Rule is null ? null : peer, tag, peer.OpenEnd, longer);
                    continue;
                }

                foreach (Outlet outlet in OutOf(peer, peer.WaysOut, longer, peer.Rule!.Ingress(tag, reading), reading))
                {
                    yield return outlet;
                }
            }
        }
    }

    private static IEnumerable<Inlet> Into(GraphPort last, GraphPort[] path)
    {
        foreach (GraphPort uplink in last.WaysOut)
        {
            GraphPort[] longer = [uplink, last, .. path];
            if (uplink.Peers.Count == 0)
            {
                yield return new Inlet(null, longer, uplink.OpenEnd);
            }

            foreach (GraphPort peer in uplink.Peers)
            {
                if (peer.Device.Kind == DeviceKind.PhysicalSwitch)
                {
                    yield return new Inlet(peer.Rule is null ? null : peer, longer, peer.OpenEnd);
                    continue;
                }

                foreach (Inlet inlet in Into(peer, longer))
                {
                    yield return inlet;
                }
            }
        }
    }
}
