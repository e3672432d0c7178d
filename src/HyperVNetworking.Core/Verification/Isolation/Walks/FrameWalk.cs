using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Where frames may arrive: a breadth-first walk over (port of entry, class), directed, that never re-enters the virtual switch it began in (design 6).
/// A class that entered a physical switch by two ports has left by all of them, so a third entry adds nothing: the walk is linear.
/// </summary>
internal sealed class FrameWalk
{
    private const long Source = -1;

    private readonly NetworkGraph _graph;
    private readonly GraphDevice? _origin;
    private readonly Queue<long> _queue = new();
    private readonly Dictionary<long, long> _arrivals = [];
    private readonly Dictionary<long, long> _emissions = [];
    private readonly Dictionary<long, int> _entries = [];
    private readonly Dictionary<int, long> _heard = [];
    private readonly SortedSet<int> _openEnds = [];
    private readonly SortedSet<string> _assumptions = new(System.StringComparer.Ordinal);

    private FrameWalk(NetworkGraph graph, GraphDevice? origin)
    {
        _graph = graph;
        _origin = origin;
    }

    /// <summary>The endpoints that hear, nearest first; the sender of a shared walk is among them if its own port hears what it sends.</summary>
    public IEnumerable<int> Hearers => _heard.Keys;

    /// <summary>The open ends that frames reach.</summary>
    public IEnumerable<int> OpenEnds => _openEnds;

    /// <summary>The assumptions that let frames pass.</summary>
    public IEnumerable<string> Assumptions => _assumptions;

    /// <summary>The devices that the frames were in, with their class there.</summary>
    public IEnumerable<(GraphDevice Device, int FrameClass)> Visited =>
        _entries.Keys.Select(key => (_graph.Devices[(int)(key / FrameClasses.Limit)], (int)(key % FrameClasses.Limit)));

    /// <summary>Walks from an endpoint, with every tag its port lets it send. The result holds for every endpoint of the same likeness.</summary>
    public static FrameWalk From(NetworkGraph graph, GraphEndpoint sender)
    {
        GraphDevice? origin = sender.Adapter is null ? null : sender.Ports[0].Device;
        var walk = new FrameWalk(graph, origin);
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

            foreach (int frameClass in sender.Sends(port, Reading.May))
            {
                walk.Enter(port, frameClass, Source);
            }
        }

        walk.Run();
        return walk;
    }

    /// <summary>Walks on from one frame that enters one port.</summary>
    public static FrameWalk From(NetworkGraph graph, GraphDevice? origin, GraphPort port, int tag)
    {
        var walk = new FrameWalk(graph, origin);
        walk.Arrive(port, tag, Source);
        walk.Run();
        return walk;
    }

    /// <summary>Whether an endpoint hears.</summary>
    public bool IsHeardBy(int endpoint) => _heard.ContainsKey(endpoint);

    /// <summary>The tags of the frames that leave by a port.</summary>
    public IEnumerable<int> TagsOutOf(GraphPort port) => Visited
        .Where(v => v.Device == port.Device && _emissions.ContainsKey(Key(port.Index, v.FrameClass)))
        .Select(v => port.Rule!.Egress(v.FrameClass, Reading.May));

    /// <summary>The steps to an endpoint that hears, from its port back to the source and turned around.</summary>
    public IReadOnlyList<WalkStep> StepsTo(int endpoint) => StepsTo(_heard[endpoint]);

    /// <summary>The steps to the first uplink that a frame left its virtual switch by; none if no frame did.</summary>
    public IReadOnlyList<WalkStep> StepsToUplink()
    {
        foreach (long emission in _emissions.Keys)
        {
            GraphPort port = _graph.Ports[(int)(emission / FrameClasses.Limit)];
            if (port.IsOuter || port.Device.Kind == DeviceKind.PhysicalSwitch)
            {
                return StepsTo(emission);
            }
        }

        return [];
    }

    private static long Key(int index, int frameClass) => ((long)index * FrameClasses.Limit) + frameClass;

    private List<WalkStep> StepsTo(long emission)
    {
        var steps = new List<WalkStep>();
        while (emission != Source)
        {
            long arrival = _emissions[emission];
            steps.Add(new WalkStep(
                _graph.Ports[(int)(arrival / FrameClasses.Limit)],
                _graph.Ports[(int)(emission / FrameClasses.Limit)],
                (int)(emission % FrameClasses.Limit)));
            emission = _arrivals[arrival];
        }

        steps.Reverse();
        return steps;
    }

    private void Run()
    {
        while (_queue.Count > 0)
        {
            long arrival = _queue.Dequeue();
            Flood(_graph.Ports[(int)(arrival / FrameClasses.Limit)], (int)(arrival % FrameClasses.Limit), arrival);
        }
    }

    private void Arrive(GraphPort port, int tag, long emission)
    {
        if (port.OpenEnd >= 0)
        {
            _openEnds.Add(port.OpenEnd);
        }

        int frameClass = port.Rule?.Ingress(tag, Reading.May) ?? FrameClasses.Dropped;
        if (frameClass == FrameClasses.Dropped || port.Device == _origin)
        {
            return;
        }

        if (port.Rule!.Assumption(tag) is string assumption)
        {
            _assumptions.Add(assumption);
        }

        Enter(port, frameClass, emission);
    }

    private void Enter(GraphPort port, int frameClass, long emission)
    {
        long arrival = Key(port.Index, frameClass);
        if (!_arrivals.ContainsKey(arrival))
        {
            _arrivals.Add(arrival, emission);
            _queue.Enqueue(arrival);
        }
    }

    private void Flood(GraphPort from, int frameClass, long arrival)
    {
        GraphDevice device = from.Device;
        long entry = Key(device.Index, frameClass);
        const int AllPorts = -1;
        const int Inner = -2;
        const int Outer = -3;
        int group = device.Kind == DeviceKind.PhysicalSwitch ? from.Group : from.IsOuter ? Outer : Inner;
        if (_entries.TryGetValue(entry, out int first))
        {
            if (first == AllPorts || first == group)
            {
                return;
            }

            _entries[entry] = AllPorts;
        }
        else
        {
            _entries.Add(entry, group);
        }

        if (device.OtherPorts >= 0)
        {
            _openEnds.Add(device.OtherPorts);
        }

        foreach (GraphPort port in device.PortsHearing(frameClass))
        {
            if (device.Forwards(from, port))
            {
                Emit(port, frameClass, arrival);
            }
        }
    }

    private void Emit(GraphPort port, int frameClass, long arrival)
    {
        int tag = port.Rule?.Egress(frameClass, Reading.May) ?? FrameClasses.Dropped;
        if (port.OpenEnd >= 0 && (tag != FrameClasses.Dropped || port.Rule is null))
        {
            _openEnds.Add(port.OpenEnd);
        }

        long emission = Key(port.Index, frameClass);
        if (tag == FrameClasses.Dropped || _emissions.ContainsKey(emission))
        {
            return;
        }

        _emissions.Add(emission, arrival);
        foreach (GraphEndpoint endpoint in port.Endpoints)
        {
            if (endpoint.Hears(tag, Reading.May) && !_heard.ContainsKey(endpoint.Index))
            {
                _heard.Add(endpoint.Index, emission);
            }
        }

        foreach (GraphPort peer in port.Peers)
        {
            Arrive(peer, tag, emission);
        }
    }
}
