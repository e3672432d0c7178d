using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Where frames must arrive between the physical switches that are left, whichever links spanning tree blocks; and between which of them no single cable decides.</summary>
internal sealed class FabricReach
{
    private const int Nowhere = -1;

    private readonly FabricNumbers _numbers;
    private readonly GraphDevice?[] _devices;
    private readonly int[] _numberOfDevice;
    private readonly FabricSpread _spread;
    private readonly Dictionary<int, int[]> _known = [];
    private readonly HashSet<int> _representatives = [];
    private readonly Dictionary<long, bool> _pairs = [];
    private FabricReach? _like;

    /// <summary>Prepares what is left of a physical network.</summary>
    /// <param name="numbers">The whole.</param>
    /// <param name="links">The switches and links that are left.</param>
    public FabricReach(FabricNumbers numbers, Fabric links)
    {
        _numbers = numbers;
        NetworkGraph graph = GraphOf(links);
        _devices = new GraphDevice?[numbers.Count];
        _numberOfDevice = new int[graph.Devices.Count];
        for (int i = 0; i < links.Switches.Count; i++)
        {
            int number = numbers.Of(links.Switches[i].Name);
            _numberOfDevice[i] = number;
            _devices[number] = graph.Devices[i];
        }

        _spread = new FabricSpread(graph);
        PartOf = Parts(new FabricBlocks(graph));
    }

    /// <summary>By switch the number of its part: two switches of one part stay together whichever single cable between switches fails.</summary>
    public int[] PartOf { get; }

    /// <summary>The physical network alone as a graph; its devices are the switches in their order.</summary>
    public static NetworkGraph GraphOf(Fabric links)
    {
        var graph = new NetworkGraph { Directory = EndpointDirectory.Build([], Fabric.Undescribed) };
        _ = new FabricGraph(graph, links);
        return graph;
    }

    /// <summary>
    /// Whether frames arrive between the switches that are left as they do in the whole, in all classes that were asked for there. Then what is known of pairs there is known here.
    /// </summary>
    /// <param name="whole">The whole physical network.</param>
    /// <param name="gone">The switches that are gone: nobody sends or hears by them any more.</param>
    public bool TakesAfter(FabricReach whole, IReadOnlyList<int> gone)
    {
        int[] left = Enumerable.Range(0, _numbers.Count).Where(s => !gone.Contains(s)).ToArray();
        foreach (int representative in whole._representatives)
        {
            foreach (int from in left)
            {
                int[] before = whole.ClassesFrom(from, representative);
                int[] now = ClassesFrom(from, representative);
                if (System.Array.Exists(left, to => before[to] != now[to]))
                {
                    return false;
                }
            }
        }

        _like = whole;
        return true;
    }

    /// <summary>Whether two switches that no single cable parts in the whole are parted by one here.</summary>
    public bool HangsLooserThan(FabricReach whole, IReadOnlyList<int> gone)
    {
        var partOf = new Dictionary<int, int>();
        foreach (int s in Enumerable.Range(0, _numbers.Count).Where(s => !gone.Contains(s)))
        {
            if (partOf.TryGetValue(whole.PartOf[s], out int part) && part != PartOf[s])
            {
                return true;
            }

            partOf[whole.PartOf[s]] = PartOf[s];
        }

        return false;
    }

    /// <summary>What is known of a pair of signatures.</summary>
    public bool TryGetPair(long pair, out bool isHeard) => _pairs.TryGetValue(pair, out isHeard) || (_like is not null && _like._pairs.TryGetValue(pair, out isHeard));

    /// <summary>Notes what is known of a pair of signatures.</summary>
    public void AddPair(long pair, bool isHeard) => _pairs.Add(pair, isHeard);

    /// <summary>The class in which a frame must arrive at a switch; -1 if it need not arrive.</summary>
    /// <param name="from">The switch that it entered.</param>
    /// <param name="frameClass">Its class there.</param>
    /// <param name="to">The switch in question.</param>
    public int ClassAt(int from, int frameClass, int to)
    {
        int representative = _numbers.RepresentativeOf(frameClass);
        int there = ClassesFrom(from, representative)[to];
        return there == representative ? frameClass : there;
    }

    private int[] ClassesFrom(int from, int representative)
    {
        int key = (from * FrameClasses.Limit) + representative;
        if (!_known.TryGetValue(key, out int[]? classes))
        {
            _known.Add(key, classes = Spread(from, representative));
            _representatives.Add(representative);
        }

        return classes;
    }

    private int[] Spread(int from, int frameClass)
    {
        var classes = new int[_numbers.Count];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = Nowhere;
        }

        if (_devices[from] is not GraphDevice start)
        {
            return classes;
        }

        foreach (KeyValuePair<GraphDevice, int> there in _spread.From(start, frameClass, Reading.Must))
        {
            classes[_numberOfDevice[there.Key.Index]] = there.Value;
        }

        // What a switch with numbers of its own makes of a frame nobody knows: then nothing is sure in the whole domain.
        return Enumerable.Range(0, classes.Length).Any(s => classes[s] != Nowhere && _numbers.IsDoubtful[s])
            ? Enumerable.Repeat(Nowhere, classes.Length).ToArray()
            : classes;
    }

    private int[] Parts(FabricBlocks blocks)
    {
        var sets = new NodeSets(_numbers.Count);
        foreach (IReadOnlyList<FabricBlocks.Bundle> block in _devices.OfType<GraphDevice>().SelectMany(blocks.At).Select(l => l.Block).Distinct())
        {
            FabricBlocks.Cable[] cables = block.SelectMany(b => b.Cables).ToArray();
            foreach (FabricBlocks.Cable cable in cables.Length > 1 ? cables : [])
            {
                sets.Union(_numberOfDevice[cable.First.Device.Index], _numberOfDevice[cable.Second.Device.Index]);
            }
        }

        return Enumerable.Range(0, _numbers.Count).Select(sets.Find).ToArray();
    }
}
