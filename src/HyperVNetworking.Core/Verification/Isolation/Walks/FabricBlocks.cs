using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The described links between physical switches, cut into biconnected components: a link of its own, or the links of a loop.
/// Spanning tree may block any link of a loop and none outside one (design 6).
/// </summary>
internal sealed class FabricBlocks
{
    private readonly Dictionary<GraphDevice, List<Link>> _linksOf = [];

    /// <summary>Finds the components.</summary>
    /// <param name="graph">The network.</param>
    public FabricBlocks(NetworkGraph graph)
    {
        var links = new List<Link>();
        foreach (GraphPort port in graph.Ports.Where(IsDescribed))
        {
            foreach (GraphPort peer in port.Peers.Where(p => IsDescribed(p) && p.Device != port.Device && port.Index < p.Index))
            {
                var link = new Link(port, peer);
                links.Add(link);
                LinksOf(port.Device).Add(link);
                LinksOf(peer.Device).Add(link);
            }
        }

        FindBlocks(links);
    }

    /// <summary>The links at a switch.</summary>
    public IReadOnlyList<Link> At(GraphDevice device) =>
        _linksOf.TryGetValue(device, out List<Link>? links) ? links : [];

    private static bool IsDescribed(GraphPort port) => port.Device.Kind == DeviceKind.PhysicalSwitch && port.Rule is not null;

    private List<Link> LinksOf(GraphDevice device)
    {
        if (!_linksOf.TryGetValue(device, out List<Link>? links))
        {
            _linksOf.Add(device, links = []);
        }

        return links;
    }

    private static void FindBlocks(List<Link> links)
    {
        var indexes = new Dictionary<GraphDevice, int>();
        (int, int)[] cables = links.Select(l => (IndexOf(l.First.Device, indexes), IndexOf(l.Second.Device, indexes))).ToArray();
        var loops = new LoopBlocks(indexes.Count, cables);
        Link[][] blocks = Enumerable.Range(0, links.Count)
            .GroupBy(i => loops.BlockOf[i], i => links[i])
            .Select(g => g.ToArray())
            .ToArray();
        foreach (Link[] block in blocks)
        {
            foreach (Link link in block)
            {
                link.Block = block;
            }
        }
    }

    private static int IndexOf(GraphDevice device, Dictionary<GraphDevice, int> indexes)
    {
        if (!indexes.TryGetValue(device, out int index))
        {
            indexes.Add(device, index = indexes.Count);
        }

        return index;
    }

    /// <summary>A link between two physical switches.</summary>
    /// <param name="first">One end.</param>
    /// <param name="second">The other.</param>
    internal sealed class Link(GraphPort first, GraphPort second)
    {
        /// <summary>One end.</summary>
        public GraphPort First { get; } = first;

        /// <summary>The other end.</summary>
        public GraphPort Second { get; } = second;

        /// <summary>The links of its biconnected component, itself among them.</summary>
        public IReadOnlyList<Link> Block { get; set; } = [];

        /// <summary>The switch at the other end.</summary>
        public GraphDevice Other(GraphDevice device) => First.Device == device ? Second.Device : First.Device;

        /// <summary>The class that a frame has after crossing from a switch, or <see cref="FrameClasses.Dropped"/>.</summary>
        public int Cross(GraphDevice from, int frameClass, Reading reading)
        {
            (GraphPort exit, GraphPort entry) = First.Device == from ? (First, Second) : (Second, First);
            int tag = exit.Rule!.Egress(frameClass, reading);
            return tag == FrameClasses.Dropped ? FrameClasses.Dropped : entry.Rule!.Ingress(tag, reading);
        }
    }
}
