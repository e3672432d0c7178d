using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The described links between physical switches, cut into biconnected components: a link of its own, or the links of a loop.
/// Spanning tree may block any link of a loop and none outside one (design 6). Found by Tarjan's depth-first search, without recursion.
/// </summary>
internal sealed class FabricBlocks
{
    private readonly Dictionary<GraphDevice, List<Link>> _linksOf = [];

    /// <summary>Finds the components.</summary>
    /// <param name="graph">The network.</param>
    public FabricBlocks(NetworkGraph graph)
    {
        foreach (GraphPort port in graph.Ports.Where(IsDescribed))
        {
            foreach (GraphPort peer in port.Peers.Where(p => IsDescribed(p) && p.Device != port.Device && port.Index < p.Index))
            {
                var link = new Link(port, peer);
                LinksOf(port.Device).Add(link);
                LinksOf(peer.Device).Add(link);
            }
        }

        FindBlocks();
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

    private void FindBlocks()
    {
        var depth = new Dictionary<GraphDevice, int>();
        var low = new Dictionary<GraphDevice, int>();
        var open = new Stack<Link>();
        var seen = new HashSet<Link>();
        foreach (GraphDevice root in _linksOf.Keys.Where(d => !depth.ContainsKey(d)).ToArray())
        {
            if (depth.ContainsKey(root))
            {
                continue;
            }

            var path = new Stack<(GraphDevice Device, Link? By, int Next)>();
            path.Push((root, null, 0));
            depth[root] = low[root] = 0;
            while (path.Count > 0)
            {
                (GraphDevice device, Link? by, int next) = path.Pop();
                List<Link> links = _linksOf[device];
                if (next < links.Count)
                {
                    path.Push((device, by, next + 1));
                    Link link = links[next];
                    if (!seen.Add(link))
                    {
                        continue;
                    }

                    open.Push(link);
                    GraphDevice other = link.Other(device);
                    if (depth.TryGetValue(other, out int otherDepth))
                    {
                        low[device] = System.Math.Min(low[device], otherDepth);
                    }
                    else
                    {
                        depth[other] = low[other] = depth[device] + 1;
                        path.Push((other, link, 0));
                    }
                }
                else if (by is not null)
                {
                    GraphDevice parent = by.Other(device);
                    low[parent] = System.Math.Min(low[parent], low[device]);
                    if (low[device] >= depth[parent])
                    {
                        CloseBlock(open, by);
                    }
                }
            }
        }
    }

    private static void CloseBlock(Stack<Link> open, Link last)
    {
        var block = new List<Link>();
        Link link;
        do
        {
            link = open.Pop();
            link.Block = block;
            block.Add(link);
        }
        while (link != last);
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
