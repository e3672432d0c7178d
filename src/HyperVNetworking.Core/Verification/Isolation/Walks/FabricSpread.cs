using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Where a frame must arrive in the fabric, whichever links spanning tree blocks: it crosses a link of its own if that carries it,
/// and a loop only if every link of the loop carries its class both ways. Sound, and deliberately no more: a loop that some
/// links of which miss the VLAN is never crossed, even where another way is sure.
/// </summary>
internal sealed class FabricSpread
{
    private readonly FabricBlocks _blocks;
    private readonly Dictionary<(GraphDevice Device, int FrameClass, Reading Reading), Dictionary<GraphDevice, int>> _spreads = [];

    /// <summary>Prepares the fabric of a network.</summary>
    public FabricSpread(NetworkGraph graph) => _blocks = new FabricBlocks(graph);

    /// <summary>The switches that a frame must reach, with its class in each.</summary>
    /// <param name="start">The switch that it entered.</param>
    /// <param name="frameClass">Its class there.</param>
    /// <param name="reading">How unset settings are read.</param>
    /// <returns>Classes by switch; the start is among them.</returns>
    public IReadOnlyDictionary<GraphDevice, int> From(GraphDevice start, int frameClass, Reading reading)
    {
        if (!_spreads.TryGetValue((start, frameClass, reading), out Dictionary<GraphDevice, int>? classes))
        {
            classes = Spread(start, frameClass, reading);
            _spreads.Add((start, frameClass, reading), classes);
        }

        return classes;
    }

    private static bool IsCarriedByAll(IReadOnlyList<FabricBlocks.Bundle> loop, int frameClass, Reading reading) =>
        loop.All(b => b.Cables.All(c => c.Carries(frameClass, reading)));

    private Dictionary<GraphDevice, int> Spread(GraphDevice start, int frameClass, Reading reading)
    {
        var classes = new Dictionary<GraphDevice, int> { [start] = frameClass };
        var crossed = new HashSet<IReadOnlyList<FabricBlocks.Bundle>>();
        var queue = new Queue<GraphDevice>([start]);
        while (queue.Count > 0)
        {
            GraphDevice device = queue.Dequeue();
            int here = classes[device];
            foreach (FabricBlocks.Bundle link in _blocks.At(device).Where(l => crossed.Add(l.Block)))
            {
                foreach ((GraphDevice next, int there) in Cross(link, device, here, reading))
                {
                    if (!classes.ContainsKey(next))
                    {
                        classes.Add(next, there);
                        queue.Enqueue(next);
                    }
                }
            }
        }

        return classes;
    }

    private static IEnumerable<(GraphDevice Device, int FrameClass)> Cross(FabricBlocks.Bundle link, GraphDevice from, int frameClass, Reading reading)
    {
        if (link.Block.Count == 1)
        {
            return link.Cross(from, frameClass, reading);
        }

        return IsCarriedByAll(link.Block, frameClass, reading)
            ? link.Block.SelectMany(b => b.Cables).SelectMany(c => new[] { (c.First.Device, frameClass), (c.Second.Device, frameClass) })
            : [];
    }
}
