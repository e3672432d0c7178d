using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One frame followed along a given way, port by port, to its end or to the port that drops it.</summary>
internal sealed class FollowedFrame
{
    private readonly List<Hop> _hops = [];
    private readonly List<Crossing> _crossings = [];

    /// <summary>Follows a frame.</summary>
    /// <param name="ports">The ports of the way, in and out by turns, the sender's own first.</param>
    /// <param name="frameClass">The frame's class in the first device.</param>
    public FollowedFrame(IReadOnlyList<GraphPort> ports, int frameClass)
    {
        int tag = FirstTag(ports[0], frameClass);
        for (int i = 0; i < ports.Count && DroppedAt is null; i++)
        {
            GraphPort port = ports[i];
            bool comesIn = i % 2 == 0;
            int before = comesIn ? tag : frameClass;
            int after = i == 0 ? frameClass
                : comesIn ? port.Rule?.Ingress(tag, Reading.May) ?? FrameClasses.Dropped
                : port.Rule?.Egress(frameClass, Reading.May) ?? FrameClasses.Dropped;
            _hops.Add(new Hop
            {
                Device = port.Device.Name,
                Port = Describe(port),
                TagIn = Tag(before),
                TagOut = Tag(after),
                Setting = port.Rule?.Setting ?? "not described",
                Dropped = after == FrameClasses.Dropped,
            });
            if (after == FrameClasses.Dropped)
            {
                DroppedAt = port;
                DroppedVlan = frameClass;
            }
            else if (comesIn)
            {
                if (i > 0 && frameClass != after)
                {
                    _crossings.Add(new Crossing(ports[i - 1], frameClass, port, after));
                }

                frameClass = after;
            }
            else
            {
                tag = after;
            }
        }
    }

    private FollowedFrame()
    {
    }

    /// <summary>The hops so far.</summary>
    public IReadOnlyList<Hop> Hops => _hops;

    /// <summary>The cables on which the frame's class changed.</summary>
    public IReadOnlyList<Crossing> Crossings => _crossings;

    /// <summary>The port that dropped the frame; null if none did.</summary>
    public GraphPort? DroppedAt { get; private set; }

    /// <summary>The class that the frame had when it was dropped.</summary>
    public int DroppedVlan { get; private set; }

    /// <summary>A frame that has no port to start from.</summary>
    public static FollowedFrame Nowhere() => new();

    /// <summary>Ends the frame where the way itself ends.</summary>
    /// <param name="device">The device.</param>
    /// <param name="port">The port, or what is missing.</param>
    /// <param name="setting">Why it ends.</param>
    public void EndAt(string device, string port, string setting)
    {
        VlanId? tag = _hops.Count > 0 ? _hops[_hops.Count - 1].TagOut : null;
        _hops.Add(new Hop { Device = device, Port = port, TagIn = tag, Setting = setting, Dropped = true });
    }

    private static VlanId? Tag(int value) => value > 0 ? new VlanId(value) : null;

    private static int FirstTag(GraphPort port, int frameClass) => port.Rule switch
    {
        AdapterRule adapter => adapter.TagOf(frameClass),
        PortRule rule when rule.Ingress(FrameClasses.VlanLess, Reading.May) == frameClass => FrameClasses.VlanLess,
        _ => frameClass,
    };

    private static string Describe(GraphPort port) =>
        port.Device.Kind == DeviceKind.PhysicalSwitch && port.Endpoints.Count > 0
            ? $"{port.Name} ({string.Join(", ", port.Endpoints.Select(e => e.Endpoint.Describe()))})"
            : port.Name;

    /// <summary>A cable on which a frame's class changes.</summary>
    /// <param name="Exit">The port it leaves by.</param>
    /// <param name="Before">Its class there.</param>
    /// <param name="Entry">The port it enters by.</param>
    /// <param name="After">Its class there.</param>
    internal readonly record struct Crossing(GraphPort Exit, int Before, GraphPort Entry, int After);
}
