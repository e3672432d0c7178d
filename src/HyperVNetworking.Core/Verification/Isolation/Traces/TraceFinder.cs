using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Finds the frames that show why an endpoint is heard, or where its frame ends.</summary>
internal sealed class TraceFinder
{
    private readonly MustReach _reach;

    /// <summary>Prepares a network.</summary>
    public TraceFinder(MustReach reach) => _reach = reach;

    /// <summary>The frame that does not get from a sender to a hearer, up to the port that drops it.</summary>
    public FollowedFrame Missing(GraphEndpoint sender, GraphEndpoint hearer)
    {
        if (sender.Ports.Count == 0)
        {
            return Ended([], 0, sender.Endpoint.Describe(), sender.Place, "sends into nothing");
        }

        if (!EndpointWays.Frames(sender, Reading.May).Any())
        {
            GraphPort own = sender.Ports[0];
            return Ended([], 0, own.Device.Name, own.Name, $"{own.Rule!.Setting}, which lets none of its frames in");
        }

        int sent = Choose(sender);
        if (MustReach.ShareSwitch(sender, hearer))
        {
            return new FollowedFrame([sender.Ports[0], hearer.Ports[0]], sent);
        }

        (int Frame, Outlet Outlet, Inlet Inlet)? gap = _reach.FirstGap(sender, hearer, sent);
        if (gap is not (_, Outlet outlet, Inlet inlet))
        {
            Outlet? first = EndpointWays.Outlets(sender, sent, Reading.May).FirstOrDefault();
            GraphPort[] start = first is null || first.Path.Count == 0 ? [sender.Ports[0]] : [.. first.Path];
            return first is null
                ? Ended(start, FirstClass(sender, start[0], sent), sender.Ports[0].Device.Name, "no uplink", "nothing leads out of it")
                : Ended(start, FirstClass(sender, start[0], sent), hearer.Place, "no way in", "nothing described leads to it");
        }

        List<GraphPort> way = [.. outlet.Path];
        if (outlet.Port is null)
        {
            // The way ends at the sender's own port, or at an uplink whose cable nobody described.
            GraphPort last = way.Count > 0 ? way[way.Count - 1] : sender.Ports[0];
            GraphPort[] known = way.Count > 0 ? [.. way] : [last];
            return Ended(known, FirstClass(sender, known[0], sent), last.Device.Name, last.Name, "nobody described where its cable leads");
        }

        way.Add(outlet.Port);
        int firstClass = FirstClass(sender, way[0], sent);
        if (outlet.Port == inlet.Port)
        {
            return Ended(way, firstClass, outlet.Port.Device.Name, outlet.Port.Name, "a switch never sends a frame back out of the port it came in by");
        }

        if (inlet.Port is null || Cables(outlet.Port.Device, inlet.Port.Device) is not List<GraphPort> cables)
        {
            return Ended(way, firstClass, outlet.Port.Device.Name, "no described link", $"nothing described leads to {inlet.Port?.Device.Name ?? hearer.Place}");
        }

        way.AddRange(cables);
        way.Add(inlet.Port);
        way.AddRange(inlet.Path);
        var frame = new FollowedFrame(way, firstClass);
        if (frame.DroppedAt is null)
        {
            frame.EndAt(hearer.Endpoint.Describe(), "its own port", hearer.OwnVlan > FrameClasses.VlanLess ? $"hears VLAN {hearer.OwnVlan} only" : "hears untagged frames only");
        }

        return frame;
    }

    private static FollowedFrame Ended(IReadOnlyList<GraphPort> way, int frameClass, string device, string port, string why)
    {
        FollowedFrame frame = way.Count == 0 ? FollowedFrame.Nowhere() : new FollowedFrame(way, frameClass);
        if (frame.DroppedAt is null)
        {
            frame.EndAt(device, port, why);
        }

        return frame;
    }

    private static int Choose(GraphEndpoint sender)
    {
        int[] frames = EndpointWays.Frames(sender, Reading.May).ToArray();
        int home = sender.Adapter?.Home ?? FrameClasses.VlanLess;
        return frames.Contains(home) || frames.Length == 0 ? home : frames[0];
    }

    // A VM's frame is named by its class, every other one by the tag on its cable.
    private static int FirstClass(GraphEndpoint sender, GraphPort first, int frame) =>
        sender.Adapter is not null ? frame : first.Rule?.Ingress(frame, Reading.May) ?? FrameClasses.Dropped;

    // The shortest way over described links, whatever VLANs they carry.
    private static List<GraphPort>? Cables(GraphDevice from, GraphDevice to)
    {
        var cameBy = new Dictionary<GraphDevice, GraphPort?> { [from] = null };
        var queue = new Queue<GraphDevice>([from]);
        while (queue.Count > 0 && !cameBy.ContainsKey(to))
        {
            foreach (GraphPort port in queue.Dequeue().Ports)
            {
                foreach (GraphPort peer in port.Peers.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch && !cameBy.ContainsKey(p.Device)))
                {
                    cameBy.Add(peer.Device, port);
                    queue.Enqueue(peer.Device);
                }
            }
        }

        if (!cameBy.ContainsKey(to))
        {
            return null;
        }

        var ports = new List<GraphPort>();
        for (GraphDevice device = to; cameBy[device] is GraphPort exit; device = exit.Device)
        {
            ports.Add(exit.Peers.First(p => p.Device == device));
            ports.Add(exit);
        }

        ports.Reverse();
        return ports;
    }
}
