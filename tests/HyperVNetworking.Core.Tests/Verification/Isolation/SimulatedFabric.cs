using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>
/// The links between physical switches in each state that they can be in: every spanning tree, and every cable of an aggregation that a frame may be
/// hashed to. Slow and obviously right: it tries them all.
/// </summary>
internal sealed class SimulatedFabric
{
    private readonly Fabric _fabric;
    private readonly List<FabricLink[]> _scenarios = [];
    private readonly Dictionary<(string Switch, int Vlan, bool Strict), Dictionary<string, int>[]> _floods = [];

    public SimulatedFabric(Fabric fabric)
    {
        _fabric = fabric;
        FabricLink[][] bundles = [.. fabric.Links.Where(l => IsDescribed(l.First) && IsDescribed(l.Second)).GroupBy(l => LagOf(l.First) is int lag and >= 0 ? $"lag {lag}" : $"{l.First} {l.Second}").Select(g => g.ToArray())];
        int most = 0;
        for (int chosen = 0; chosen < 1 << bundles.Length; chosen++)
        {
            FabricLink[][] tree = [.. bundles.Where((_, i) => (chosen & (1 << i)) != 0)];
            if (IsForest(tree) && tree.Length >= most)
            {
                if (tree.Length > most)
                {
                    _scenarios.Clear();
                }

                most = tree.Length;
                _scenarios.AddRange(Cables(tree));
            }
        }

        HasLoop = most < bundles.Length;
        HasLag = bundles.Any(b => b.Length > 1);
    }

    /// <summary>Whether spanning tree blocks anything.</summary>
    public bool HasLoop { get; }

    /// <summary>Whether a frame may be hashed to one cable of several.</summary>
    public bool HasLag { get; }

    /// <summary>In every state of the links: the switches that a frame reaches which is in a VLAN of a switch, with its VLAN there.</summary>
    public Dictionary<string, int>[] From(string start, int vlan, bool strict)
    {
        if (!_floods.TryGetValue((start, vlan, strict), out Dictionary<string, int>[]? floods))
        {
            _floods.Add((start, vlan, strict), floods = [.. _scenarios.Select(links => Flood(links, start, vlan, strict))]);
        }

        return floods;
    }

    /// <summary>Whether two ports are one logical port, so that a frame never goes from the one to the other.</summary>
    public bool AreOne(PortReference first, PortReference second) =>
        first.Equals(second) || (first.Switch == second.Switch && LagOf(first) is int lag and >= 0 && lag == LagOf(second));

    private Dictionary<string, int> Flood(FabricLink[] links, string start, int vlan, bool strict)
    {
        var reached = new Dictionary<string, int> { [start] = vlan };
        var queue = new Queue<string>([start]);
        while (queue.Count > 0)
        {
            string here = queue.Dequeue();
            foreach (FabricLink link in links.Where(l => l.First.Switch == here || l.Second.Switch == here))
            {
                (PortReference exit, PortReference entry) = link.First.Switch == here ? (link.First, link.Second) : (link.Second, link.First);
                int tag = SimulatedPorts.Out(_fabric.FindPort(exit)!, reached[here]);
                int there = tag == SimulatedPorts.Dropped ? tag : SimulatedPorts.In(_fabric.FindSwitch(entry.Switch)!, _fabric.FindPort(entry)!, tag, strict);
                if (there != SimulatedPorts.Dropped && reached.TryAdd(entry.Switch, there))
                {
                    queue.Enqueue(entry.Switch);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<FabricLink[]> Cables(FabricLink[][] bundles) => bundles.Aggregate(
        (IEnumerable<FabricLink[]>)[[]],
        (states, bundle) => states.SelectMany(s => bundle.Select(cable => (FabricLink[])[.. s, cable])));

    private static bool IsForest(FabricLink[][] bundles)
    {
        var tree = new Dictionary<string, string>();
        string Root(string name) => tree.TryGetValue(name, out string? parent) ? Root(parent) : name;
        foreach (FabricLink[] bundle in bundles)
        {
            (string first, string second) = (Root(bundle[0].First.Switch), Root(bundle[0].Second.Switch));
            if (first == second)
            {
                return false;
            }

            tree.Add(first, second);
        }

        return true;
    }

    private bool IsDescribed(PortReference port) => _fabric.FindPort(port) is { Mode: not PhysicalPortMode.Undescribed } or { PrivateVlan: not null };

    private int LagOf(PortReference port) => _fabric.Lags.ToList().FindIndex(l => l.Ports.Contains(port));
}
