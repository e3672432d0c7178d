using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Where frames may arrive: a breadth-first walk over (port of entry, class), directed, that never re-enters the virtual switch it began in by an uplink (design 6).
/// Mirrored ports hand copies to the destinations of their switch, and a guest that may bridge sends on what it hears (site-rules B6, B9).
/// A class that entered a switch by two ports has left by all of them, so a third entry adds nothing: the walk is linear.
/// </summary>
internal sealed class FrameWalk
{
    private const int AllPorts = -1;
    private const int AnyInner = -2;
    private const int AnyOuter = -3;
    private const int NoPorts = -4;

    private readonly NetworkGraph _graph;
    private readonly WalkTrail _trail;
    private readonly GraphDevice? _origin;
    private readonly GraphEndpoint? _sender;
    private readonly Reading _reading;
    private readonly bool _isPlain;
    private readonly Queue<long> _queue = new();
    private readonly Dictionary<long, int> _entries = [];
    private readonly Dictionary<int, long> _heard = [];
    private readonly SortedSet<int> _openEnds = [];

    private FrameWalk(NetworkGraph graph, GraphDevice? origin, GraphEndpoint? sender, Reading reading, bool isPlain)
    {
        _graph = graph;
        _trail = new WalkTrail(graph);
        _origin = origin;
        _sender = sender;
        _reading = reading;
        _isPlain = isPlain;
    }

    /// <summary>The endpoints that hear, nearest first; the sender of a shared walk is among them if its own port hears what it sends.</summary>
    public IEnumerable<int> Hearers => _heard.Keys;

    /// <summary>The open ends that frames reach.</summary>
    public IEnumerable<int> OpenEnds => _openEnds;

    /// <summary>The assumptions by which ports on any way let the frames in.</summary>
    public IEnumerable<string> Assumptions => _trail.Assumptions(_reading);

    /// <summary>The devices that the frames were in, with their class there.</summary>
    public IEnumerable<(GraphDevice Device, int FrameClass)> Visited =>
        _entries.Keys.Select(key => (_graph.Devices[(int)(key / FrameClasses.Limit)], WalkTrail.ClassOf(key)));

    /// <summary>Walks from an endpoint, with every tag its port lets it send; by the strict reading without copies and bridges. The result holds for every endpoint of the same likeness.</summary>
    public static FrameWalk From(NetworkGraph graph, GraphEndpoint sender, Reading reading = Reading.May)
    {
        GraphDevice? origin = sender.Adapter is null ? null : sender.Ports[0].Device;
        var walk = new FrameWalk(graph, origin, sender, reading, isPlain: reading == Reading.Must);
        if (sender.OpenEnd >= 0)
        {
            walk._openEnds.Add(sender.OpenEnd);
        }

        foreach (GraphPort port in sender.Ports)
        {
            if (port.OpenEnd >= 0)
            {
                walk._openEnds.Add(port.OpenEnd);
            }

            foreach (int frameClass in sender.Sends(port, reading))
            {
                walk.Enter(port, frameClass, WalkTrail.Source);
            }
        }

        walk.Run();
        return walk;
    }

    /// <summary>Walks on from one frame that enters one port; switches alone carry it.</summary>
    public static FrameWalk From(NetworkGraph graph, GraphDevice? origin, GraphPort port, int tag)
    {
        var walk = new FrameWalk(graph, origin, null, Reading.May, isPlain: true);
        walk.Arrive(port, tag, WalkTrail.Source);
        walk.Run();
        return walk;
    }

    /// <summary>Whether an endpoint hears.</summary>
    public bool IsHeardBy(int endpoint) => _heard.ContainsKey(endpoint);

    /// <summary>The tags of the frames that leave by a port.</summary>
    public IEnumerable<int> TagsOutOf(GraphPort port) => Visited
        .Where(v => v.Device == port.Device && _trail.HasLeft(WalkTrail.Key(port.Index, v.FrameClass)))
        .Select(v => port.Rule!.Egress(v.FrameClass, _reading));

    /// <summary>The steps to an endpoint that hears, from its port back to the source and turned around.</summary>
    public IReadOnlyList<WalkStep> StepsTo(int endpoint) => _trail.StepsTo(_heard[endpoint]);

    /// <summary>The steps to the first uplink that a frame left its virtual switch by; none if no frame did.</summary>
    public IReadOnlyList<WalkStep> StepsToUplink() => _trail.FirstUplink() is long exit ? _trail.StepsTo(exit) : [];

    private void Run()
    {
        while (_queue.Count > 0)
        {
            long arrival = _queue.Dequeue();
            Flood(_trail.PortOf(arrival), WalkTrail.ClassOf(arrival), arrival);
        }
    }

    private void Arrive(GraphPort port, int tag, long emission)
    {
        if (port.OpenEnd >= 0)
        {
            _openEnds.Add(port.OpenEnd);
        }

        int frameClass = port.Rule?.Ingress(tag, _reading) ?? FrameClasses.Dropped;
        if (frameClass != FrameClasses.Dropped && port.Device != _origin)
        {
            Enter(port, frameClass, emission);
        }
    }

    private void Enter(GraphPort port, int frameClass, long emission)
    {
        long arrival = WalkTrail.Key(port.Index, frameClass);
        if (_trail.TryEnter(arrival, emission))
        {
            _queue.Enqueue(arrival);
        }
    }

    private void Flood(GraphPort from, int frameClass, long arrival)
    {
        GraphDevice device = from.Device;
        long entry = WalkTrail.Key(device.Index, frameClass);

        // A walk that stands for several senders leaves by the port of each, too.
        bool isShared = _sender is { IsAlone: false } && _trail.IsFirst(arrival);
        int group = isShared ? AllPorts
            : device.Kind == DeviceKind.PhysicalSwitch ? from.Group
            : from.IsOuter ? AnyOuter
            : device.Kind == DeviceKind.Team ? AnyInner
            : from.Index;
        if (from.Mirroring == PortMirroring.Source)
        {
            Copy(from, frameClass, arrival, isShared ? null : from);
        }

        // What is mapped to one uplink leaves by that one only, so that its entry stands for no other's.
        bool isPinned = from.PinnedTo is not null;
        if (isPinned)
        {
            group = NoPorts;
        }

        if (_entries.TryGetValue(entry, out int first) && first != NoPorts && !isPinned)
        {
            if (first == AllPorts || first == group)
            {
                return;
            }

            group = AllPorts;
        }

        if (!isPinned || !_entries.ContainsKey(entry))
        {
            _entries[entry] = group;
        }

        if (device.OtherPorts >= 0)
        {
            _openEnds.Add(device.OtherPorts);
        }

        foreach (GraphPort port in device.PortsHearing(frameClass))
        {
            if (device.Forwards(from, port) || (isShared && port == from))
            {
                Emit(port, frameClass, arrival, isShared ? null : from);
            }
        }
    }

    private void Emit(GraphPort port, int frameClass, long arrival, GraphPort? except)
    {
        int tag = port.Rule?.Egress(frameClass, _reading) ?? FrameClasses.Dropped;
        if (port.OpenEnd >= 0 && (tag != FrameClasses.Dropped || port.Rule is null))
        {
            _openEnds.Add(port.OpenEnd);
        }

        if (tag == FrameClasses.Dropped)
        {
            return;
        }

        if (port.Mirroring == PortMirroring.Source)
        {
            Copy(port, frameClass, arrival, except);
        }

        Leave(port, frameClass, tag, arrival, mirrored: null);
    }

    private void Leave(GraphPort port, int frameClass, int tag, long arrival, GraphPort? mirrored)
    {
        long emission = WalkTrail.Key(port.Index, frameClass);
        if (!_trail.TryLeave(emission, arrival, mirrored))
        {
            return;
        }

        foreach (GraphEndpoint endpoint in port.Endpoints.Where(e => e.Hears(tag, _reading)))
        {
            Hear(endpoint, emission);
        }

        foreach (GraphPort peer in port.Peers)
        {
            Arrive(peer, tag, emission);
        }
    }

    private void Copy(GraphPort mirrored, int frameClass, long arrival, GraphPort? except)
    {
        if (_isPlain)
        {
            return;
        }

        foreach (GraphPort port in mirrored.Device.MirrorDestinations.Where(p => p != except || p.IsOuter))
        {
            Leave(port, frameClass, frameClass, arrival, mirrored);
        }
    }

    private void Hear(GraphEndpoint endpoint, long emission)
    {
        if (!_heard.ContainsKey(endpoint.Index))
        {
            _heard.Add(endpoint.Index, emission);
        }

        if (_isPlain)
        {
            return;
        }

        int heard = WalkTrail.ClassOf(emission);
        foreach (GraphEndpoint sender in endpoint.SendsOnBy)
        {
            foreach (int frameClass in sender.Adapter!.Sends(_reading).Each().Where(c => sender != endpoint || c != heard))
            {
                Enter(sender.Ports[0], frameClass, emission);
            }
        }
    }
}
