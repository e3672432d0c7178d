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

    /// <summary>What is known of pairs of signatures.</summary>
    public Dictionary<long, bool> Pairs { get; } = [];

    /// <summary>By switch the number of its part: two switches of one part stay together whichever single cable between switches fails.</summary>
    public int[] PartOf { get; }

    /// <summary>The physical network alone as a graph; its devices are the switches in their order.</summary>
    public static NetworkGraph GraphOf(Fabric links)
    {
        var graph = new NetworkGraph { Directory = EndpointDirectory.Build([], Fabric.Undescribed) };
        _ = new FabricGraph(graph, links);
        return graph;
    }

    /// <summary>The class in which a frame must arrive at a switch; -1 if it need not arrive.</summary>
    /// <param name="from">The switch that it entered.</param>
    /// <param name="frameClass">Its class there.</param>
    /// <param name="to">The switch in question.</param>
    public int ClassAt(int from, int frameClass, int to)
    {
        int representative = _numbers.RepresentativeOf(frameClass);
        int key = (from * FrameClasses.Limit) + representative;
        if (!_known.TryGetValue(key, out int[]? classes))
        {
            _known.Add(key, classes = Spread(from, representative));
        }

        return classes[to] == representative ? frameClass : classes[to];
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
