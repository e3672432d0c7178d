using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which way frames took: each entry into a device with the exit that led to it, each exit with the entry before it, so that the first way found, the shortest, can be shown.</summary>
internal sealed class WalkTrail
{
    /// <summary>What leads to the entries that a walk begins with.</summary>
    public const long Source = -1;

    private readonly NetworkGraph _graph;
    private readonly Dictionary<long, long> _entries = [];
    private readonly Dictionary<long, long> _exits = [];
    private readonly Dictionary<long, GraphPort> _copies = [];

    /// <summary>Prepares the trail of a walk.</summary>
    /// <param name="graph">The network.</param>
    public WalkTrail(NetworkGraph graph) => _graph = graph;

    /// <summary>A port or device and a class as one number.</summary>
    public static long Key(int index, int frameClass) => ((long)index * FrameClasses.Limit) + frameClass;

    /// <summary>The class in a key.</summary>
    public static int ClassOf(long key) => (int)(key % FrameClasses.Limit);

    /// <summary>The port in a key.</summary>
    public GraphPort PortOf(long key) => _graph.Ports[(int)(key / FrameClasses.Limit)];

    /// <summary>Whether the walk began with an entry.</summary>
    public bool IsFirst(long entry) => _entries[entry] == Source;

    /// <summary>Notes an entry; false if it is known.</summary>
    public bool TryEnter(long entry, long exit)
    {
        bool isNew = !_entries.ContainsKey(entry);
        if (isNew)
        {
            _entries.Add(entry, exit);
        }

        return isNew;
    }

    /// <summary>Notes an exit; false if it is known.</summary>
    /// <param name="exit">The port and class.</param>
    /// <param name="entry">The entry before it.</param>
    /// <param name="mirrored">The port whose frame was copied to this one; null if the frame itself leaves.</param>
    public bool TryLeave(long exit, long entry, GraphPort? mirrored)
    {
        if (_exits.ContainsKey(exit))
        {
            return false;
        }

        _exits.Add(exit, entry);
        if (mirrored is not null)
        {
            _copies.Add(exit, mirrored);
        }

        return true;
    }

    /// <summary>Whether a frame left by a port in a class.</summary>
    public bool HasLeft(long exit) => _exits.ContainsKey(exit);

    /// <summary>The first exit to a cable away from a host; null if there is none.</summary>
    public long? FirstUplink()
    {
        foreach (long exit in _exits.Keys)
        {
            if (PortOf(exit) is { IsOuter: true } or { Device.Kind: DeviceKind.PhysicalSwitch })
            {
                return exit;
            }
        }

        return null;
    }

    /// <summary>The assumptions by which ports on any way let the frames in.</summary>
    public IEnumerable<string> Assumptions(Reading reading) => _entries
        .Where(e => e.Value != Source && PortOf(e.Key).Rule is not AdapterRule)
        .Select(e => PortOf(e.Key).Rule!.Assumption(PortOf(e.Value).Rule!.Egress(ClassOf(e.Value), reading)))
        .OfType<string>()
        .Distinct()
        .OrderBy(a => a, System.StringComparer.Ordinal);

    /// <summary>The steps from the source to an exit.</summary>
    public IReadOnlyList<WalkStep> StepsTo(long exit)
    {
        var steps = new List<WalkStep>();
        while (exit != Source)
        {
            long entry = _exits[exit];
            steps.Add(new WalkStep(PortOf(entry), PortOf(exit), ClassOf(exit), _copies.TryGetValue(exit, out GraphPort? mirrored) ? mirrored : null));
            exit = _entries[entry];
        }

        steps.Reverse();
        return steps;
    }
}
