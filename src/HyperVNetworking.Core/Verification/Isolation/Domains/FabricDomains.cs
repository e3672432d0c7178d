using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// The broadcast domains of the physical network, on nodes (physical switch, VLAN): what may hear what, merged in both directions and so
/// drawn too wide where cables differ; and what must hear what, whichever links spanning tree blocks.
/// </summary>
internal sealed class FabricDomains
{
    private readonly Dictionary<GraphDevice, int> _numbers = [];
    private readonly List<(int Node, int OpenEnd)> _openEnds = [];
    private readonly List<int> _impure = [];

    /// <summary>Merges the nodes of a physical network.</summary>
    public FabricDomains(NetworkGraph graph)
    {
        foreach (GraphDevice device in graph.Devices.Where(d => d.Kind == DeviceKind.PhysicalSwitch))
        {
            _numbers.Add(device, _numbers.Count);
        }

        May = new NodeSets(_numbers.Count * FrameClasses.Limit);
        Must = new NodeSets(May.Count);
        foreach (GraphPort port in graph.Ports.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch))
        {
            foreach (GraphPort peer in port.Peers.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch))
            {
                MergeMay(port, peer);
            }
        }

        MergeMust(new FabricBlocks(graph));
        foreach (GraphDevice device in _numbers.Keys)
        {
            NoteOpenEnds(device);
        }
    }

    /// <summary>What its ports do.</summary>
    public RuleTables Tables { get; } = new();

    /// <summary>What may hear what; virtual switches add the nodes of their own that lead nowhere.</summary>
    public NodeSets May { get; }

    /// <summary>What must hear what.</summary>
    public NodeSets Must { get; }

    /// <summary>The nodes from which frames go where nobody described what is there.</summary>
    public IEnumerable<(int Node, int OpenEnd)> OpenEnds => _openEnds;

    /// <summary>The nodes whose set is drawn too wide: not every cable treats VLANs alike both ways.</summary>
    public IEnumerable<int> Impure => _impure;

    /// <summary>The node of a class in a physical switch.</summary>
    public int NodeOf(GraphDevice physicalSwitch, int frameClass) => (_numbers[physicalSwitch] * FrameClasses.Limit) + frameClass;

    /// <summary>Merges nodes that some device joins in one direction at least.</summary>
    public void MergeWide(int first, int second)
    {
        if (May.Union(first, second))
        {
            _impure.Add(first);
        }
    }

    private void MergeMay(GraphPort from, GraphPort to)
    {
        if (from.Rule is not PhysicalPortRule exitRule || to.Rule is not PhysicalPortRule entryRule)
        {
            return;
        }

        RuleTables.Table exit = Tables.Of(exitRule);
        RuleTables.Table entry = Tables.Of(entryRule);
        int first = NodeOf(from.Device, 0);
        int second = NodeOf(to.Device, 0);
        for (int sent = VlanId.MinValue; sent <= VlanId.MaxValue; sent++)
        {
            int entered = exit.Crosses(entry, sent, Reading.May);
            if (entered == FrameClasses.Dropped)
            {
                continue;
            }

            May.Union(first + sent, second + entered);
            if (entered != sent || entry.Crosses(exit, entered, Reading.May) != sent)
            {
                _impure.Add(first + sent);
            }
        }
    }

    // A link over a multi-chassis pair takes a frame to the other side and not across the pair: what is certain there is for the exact check.
    private void MergeMust(FabricBlocks blocks)
    {
        foreach (IReadOnlyList<FabricBlocks.Bundle> block in _numbers.Keys.SelectMany(blocks.At).Select(l => l.Block).Distinct())
        {
            FabricBlocks.Cable[] cables = block.SelectMany(b => b.Cables).ToArray();
            if (block.Count == 1 && cables.SelectMany(c => new[] { c.First.Device, c.Second.Device }).Distinct().Skip(2).Any())
            {
                continue;
            }

            bool[] carried = Carried(cables);
            foreach (FabricBlocks.Cable cable in cables)
            {
                int first = NodeOf(cable.First.Device, 0);
                int second = NodeOf(cable.Second.Device, 0);
                for (int vlan = VlanId.MinValue; vlan <= VlanId.MaxValue; vlan++)
                {
                    if (carried[vlan])
                    {
                        Must.Union(first + vlan, second + vlan);
                    }
                }
            }
        }
    }

    // The VLANs that every cable carries both ways under their own number.
    private bool[] Carried(IEnumerable<FabricBlocks.Cable> cables)
    {
        var carried = new bool[FrameClasses.Limit];
        for (int vlan = VlanId.MinValue; vlan <= VlanId.MaxValue; vlan++)
        {
            carried[vlan] = true;
        }

        foreach ((RuleTables.Table one, RuleTables.Table other) in cables.Select(c => (Tables.Of((PhysicalPortRule)c.First.Rule!), Tables.Of((PhysicalPortRule)c.Second.Rule!))).Distinct())
        {
            for (int vlan = VlanId.MinValue; vlan <= VlanId.MaxValue; vlan++)
            {
                carried[vlan] &= one.Crosses(other, vlan, Reading.Must) == vlan && other.Crosses(one, vlan, Reading.Must) == vlan;
            }
        }

        return carried;
    }

    private void NoteOpenEnds(GraphDevice device)
    {
        GraphPort[] open = device.Ports.Where(p => p.OpenEnd >= 0).ToArray();
        if (open.Length == 0 && device.OtherPorts < 0)
        {
            return;
        }

        for (int frameClass = VlanId.MinValue; frameClass <= VlanId.MaxValue; frameClass++)
        {
            int node = NodeOf(device, frameClass);
            if (device.OtherPorts >= 0)
            {
                _openEnds.Add((node, device.OtherPorts));
            }

            foreach (GraphPort port in open.Where(p => p.Rule is null || p.Rule.Egress(frameClass, Reading.May) != FrameClasses.Dropped))
            {
                _openEnds.Add((node, port.OpenEnd));
            }
        }
    }
}
