using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The described links between physical switches, cut into biconnected components: a link of its own, or the links of a loop.
/// Spanning tree may block any link of a loop and none outside one (design 6). An aggregation is one link, over a multi-chassis pair too,
/// and the link inside such a pair is in no loop (site-rules B4).
/// </summary>
internal sealed class FabricBlocks
{
    private readonly Dictionary<GraphDevice, List<Bundle>> _bundlesOf = [];

    /// <summary>Finds the components.</summary>
    /// <param name="graph">The network.</param>
    public FabricBlocks(NetworkGraph graph)
    {
        var cables = new List<Cable>();
        foreach (GraphPort port in graph.Ports.Where(IsDescribed))
        {
            cables.AddRange(port.Peers.Where(p => IsDescribed(p) && p.Device != port.Device && port.Index < p.Index).Select(p => new Cable(port, p)));
        }

        Bundle[] bundles = cables.GroupBy(KeyOf).Select(g => new Bundle(g.ToArray())).ToArray();
        foreach (Bundle bundle in bundles)
        {
            foreach (GraphDevice device in bundle.Cables.SelectMany(c => new[] { c.First.Device, c.Second.Device }).Distinct())
            {
                BundlesOf(device).Add(bundle);
            }
        }

        FindBlocks(bundles.Where(b => b.Cables[0].First.Device.Chassis != b.Cables[0].Second.Device.Chassis).ToArray());
    }

    /// <summary>The links at a switch.</summary>
    public IReadOnlyList<Bundle> At(GraphDevice device) =>
        _bundlesOf.TryGetValue(device, out List<Bundle>? bundles) ? bundles : [];

    private static bool IsDescribed(GraphPort port) => port.Device.Kind == DeviceKind.PhysicalSwitch && port.Rule is not null;

    // Cables between the same two aggregations, an aggregation and a switch that knows of none, or the switches of one pair, are one link.
    private static (int, int, int) KeyOf(Cable cable)
    {
        (GraphPort first, GraphPort second) = cable.First.Device.Chassis <= cable.Second.Device.Chassis ? (cable.First, cable.Second) : (cable.Second, cable.First);
        return first.Device.Chassis == second.Device.Chassis ? (-2, first.Device.Chassis, 0)
            : first.Lag < 0 && second.Lag < 0 ? (-3, cable.First.Index, cable.Second.Index)
            : first.Lag < 0 ? (-1, second.Lag, first.Device.Chassis)
            : (first.Lag, second.Lag, second.Device.Chassis);
    }

    private List<Bundle> BundlesOf(GraphDevice device)
    {
        if (!_bundlesOf.TryGetValue(device, out List<Bundle>? bundles))
        {
            _bundlesOf.Add(device, bundles = []);
        }

        return bundles;
    }

    private static void FindBlocks(Bundle[] bundles)
    {
        var indexes = new Dictionary<int, int>();
        (int, int)[] links = bundles.Select(b => (IndexOf(b.Cables[0].First.Device.Chassis, indexes), IndexOf(b.Cables[0].Second.Device.Chassis, indexes))).ToArray();
        var loops = new LoopBlocks(indexes.Count, links);
        Bundle[][] blocks = Enumerable.Range(0, bundles.Length)
            .GroupBy(i => loops.BlockOf[i], i => bundles[i])
            .Select(g => g.ToArray())
            .ToArray();
        foreach (Bundle[] block in blocks)
        {
            foreach (Bundle bundle in block)
            {
                bundle.Block = block;
            }
        }
    }

    private static int IndexOf(int chassis, Dictionary<int, int> indexes)
    {
        if (!indexes.TryGetValue(chassis, out int index))
        {
            indexes.Add(chassis, index = indexes.Count);
        }

        return index;
    }

    /// <summary>A cable between two physical switches.</summary>
    /// <param name="First">One end.</param>
    /// <param name="Second">The other.</param>
    internal readonly record struct Cable(GraphPort First, GraphPort Second)
    {
        /// <summary>The class that a frame has after crossing from one end to the other, or <see cref="FrameClasses.Dropped"/>.</summary>
        public static int Cross(GraphPort exit, GraphPort entry, int frameClass, Reading reading)
        {
            int tag = exit.Rule!.Egress(frameClass, reading);
            return tag == FrameClasses.Dropped ? FrameClasses.Dropped : entry.Rule!.Ingress(tag, reading);
        }

        /// <summary>Whether a class crosses both ways and stays the same.</summary>
        public bool Carries(int frameClass, Reading reading) =>
            Cross(First, Second, frameClass, reading) == frameClass && Cross(Second, First, frameClass, reading) == frameClass;
    }

    /// <summary>One logical link: a cable, or the cables of an aggregation.</summary>
    internal sealed class Bundle
    {
        /// <summary>Makes a link.</summary>
        /// <param name="cables">The cables.</param>
        public Bundle(IReadOnlyList<Cable> cables)
        {
            Cables = cables;
            Block = [this];
        }

        /// <summary>The cables.</summary>
        public IReadOnlyList<Cable> Cables { get; }

        /// <summary>The links of its biconnected component, itself among them.</summary>
        public IReadOnlyList<Bundle> Block { get; set; }

        /// <summary>Where a frame gets that leaves a switch by this link, whichever cable it is hashed to: nowhere unless all agree.</summary>
        public IReadOnlyList<(GraphDevice Device, int FrameClass)> Cross(GraphDevice from, int frameClass, Reading reading)
        {
            (GraphDevice Device, int FrameClass)[] ends = Cables
                .Where(c => c.First.Device == from || c.Second.Device == from)
                .Select(c => c.First.Device == from ? (c.First, c.Second) : (c.Second, c.First))
                .Select(c => (c.Item2.Device, Cable.Cross(c.Item1, c.Item2, frameClass, reading)))
                .Distinct()
                .ToArray();
            return ends.Select(e => e.FrameClass).Distinct().Count() == 1 && ends[0].FrameClass != FrameClasses.Dropped ? ends : [];
        }
    }
}
