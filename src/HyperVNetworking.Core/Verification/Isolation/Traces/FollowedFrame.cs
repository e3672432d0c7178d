using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One frame followed along a given way, port by port, to its end or to the port that drops it.</summary>
internal sealed class FollowedFrame
{
    private readonly List<Hop> _hops = [];
    private readonly List<Crossing> _crossings = [];
    private readonly List<string> _assumptions = [];

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
            Add(port, before, after, port.Rule?.Setting ?? "not described");
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

    /// <summary>The assumptions that let the frame pass.</summary>
    public IReadOnlyList<string> Assumptions => _assumptions;

    /// <summary>The step where a mirroring port's copy takes the place of the frame; null if none does.</summary>
    public WalkStep? Copied { get; private set; }

    /// <summary>The step that a guest made, sending on what it had heard; null if none did.</summary>
    public WalkStep? Bridged { get; private set; }

    /// <summary>The class that the frame had when it was dropped.</summary>
    public int DroppedVlan { get; private set; }

    /// <summary>A frame that has no port to start from.</summary>
    public static FollowedFrame Nowhere() => new();

    /// <summary>A frame that is heard.</summary>
    /// <param name="sender">Who sends; of several that send alike any.</param>
    /// <param name="steps">The walk's steps.</param>
    /// <param name="hearer">Who hears; null where the way ends at an uplink.</param>
    public static FollowedFrame Along(GraphEndpoint sender, IReadOnlyList<WalkStep> steps, GraphEndpoint? hearer)
    {
        var frame = new FollowedFrame();
        int tag = FrameClasses.VlanLess;
        for (int i = 0; i < steps.Count; i++)
        {
            WalkStep step = steps[i];
            int before = tag;
            if (i == 0)
            {
                tag = frame.Start(sender, step);
            }
            else if (step.IsFromGuest)
            {
                tag = ((AdapterRule)step.In.Rule!).TagOf(step.FrameClass);
                frame.Bridged ??= step;
                frame.Assume($"the guest behind {step.In.Device.Name} {step.In.Name} sends on what it hears on {steps[i - 1].Out.Name} (MAC spoofing is on)");
                frame.Add(step.In, before, step.FrameClass, $"{step.In.Rule!.Setting}, sent on by the guest");
            }
            else
            {
                frame.Assume(step.In.Rule!.Assumption(tag));
                frame.Add(step.In, tag, step.FrameClass, step.In.Rule.Setting);
                frame.Cross(steps[i - 1], step);
            }

            tag = step.Mirrored is null ? step.Out.Rule!.Egress(step.FrameClass, Reading.May) : step.FrameClass;
            frame.Assume(step.Out.IsOuter ? step.Out.Rule!.Assumption(tag) : null);
            frame.Add(step.Out, step.FrameClass, tag, step.Mirrored is null ? step.Out.Rule!.Setting : $"mirroring destination, a copy from {step.Mirrored.Name}");
            frame.Copied ??= step.Mirrored is null ? null : step;
        }

        frame.Finish(hearer, steps[steps.Count - 1], tag);
        return frame;
    }

    /// <summary>Ends the frame where the way itself ends.</summary>
    /// <param name="device">The device.</param>
    /// <param name="port">The port, or what is missing.</param>
    /// <param name="setting">Why it ends.</param>
    public void EndAt(string device, string port, string setting)
    {
        VlanId? tag = _hops.Count > 0 ? _hops[_hops.Count - 1].TagOut : null;
        _hops.Add(new Hop { Device = device, Port = port, TagIn = tag, Setting = setting, Dropped = true });
    }

    private void Add(GraphPort port, int before, int after, string setting) => _hops.Add(new Hop
    {
        Device = port.Device.Name,
        Port = Describe(port),
        TagIn = Tag(before),
        TagOut = Tag(after),
        Setting = setting,
        Dropped = after == FrameClasses.Dropped,
        Place = PlaceOf(port),
    });

    private static HopPlace PlaceOf(GraphPort port) => new(
        port.Device.Kind switch { DeviceKind.PhysicalSwitch => HopDevice.PhysicalSwitch, DeviceKind.Team => HopDevice.NicTeam, _ => HopDevice.VirtualSwitch },
        port.Device.Host,
        port.Device.OwnName,
        port.Nic,
        port.Endpoints.Count > 0 ? port.Endpoints[0].Endpoint : null);

    private void Assume(string? assumption)
    {
        if (assumption is not null && !_assumptions.Contains(assumption))
        {
            _assumptions.Add(assumption);
        }
    }

    private int Start(GraphEndpoint sender, WalkStep step)
    {
        GraphPort port = sender.Adapter is null ? step.In : sender.Ports[0];
        int tag = FirstTag(port, step.FrameClass);
        if (sender.OwnVlan > FrameClasses.VlanLess)
        {
            tag = sender.OwnVlan;
            Assume(port.Rule!.Assumption(tag));
        }
        else if (sender.Adapter is null && tag != FrameClasses.VlanLess)
        {
            Assume($"{sender.Endpoint.Describe()} tags its own frames, here with VLAN {tag}");
        }
        else if (sender.Adapter is { } adapter && !adapter.Sends(Reading.Must).Contains(step.FrameClass))
        {
            Assume($"both VLAN settings of {sender.Endpoint.Describe()} count, though they contradict each other");
        }

        Add(port, tag, step.FrameClass, port.Rule!.Setting);
        return tag;
    }

    private void Cross(WalkStep before, WalkStep after)
    {
        if (before.FrameClass != after.FrameClass)
        {
            _crossings.Add(new Crossing(before.Out, before.FrameClass, after.In, after.FrameClass));
        }
    }

    private void Finish(GraphEndpoint? hearer, WalkStep last, int tag)
    {
        if (hearer is { OwnVlan: > FrameClasses.VlanLess })
        {
            Assume(tag == hearer.OwnVlan ? null : $"{hearer.Endpoint.Describe()} takes untagged frames besides its VLAN {hearer.OwnVlan}");
        }
        else if (hearer?.Adapter is null && hearer is not null && tag != FrameClasses.VlanLess)
        {
            Assume($"{hearer.Endpoint.Describe()} takes tagged frames, here of VLAN {tag}");
        }
        else if (hearer?.Adapter is { } adapter && last.Mirrored is null && !adapter.Hears(Reading.Must).Contains(last.FrameClass))
        {
            Assume($"both VLAN settings of {hearer.Endpoint.Describe()} count, though they contradict each other");
        }
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
