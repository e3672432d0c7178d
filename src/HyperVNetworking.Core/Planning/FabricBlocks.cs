using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The physical switches and cables as blocks (biconnected components). A cable is on a way between two switches exactly if its block is: spanning tree may use any cable of a loop, so all must carry the VLAN (design section 6).</summary>
internal sealed class FabricBlocks
{
    private readonly Dictionary<string, int> _switches = new(Names.Comparer);
    private readonly List<List<(int To, int Link)>> _cables = [];
    private readonly List<(HashSet<int> Switches, List<int> Links)> _blocks = [];
    private readonly List<List<int>> _blocksOf = [];
    private readonly List<int> _component = [];

    public FabricBlocks(Fabric fabric)
    {
        for (int link = 0; link < fabric.Links.Count; link++)
        {
            int first = IndexOf(fabric.Links[link].First.Switch);
            int second = IndexOf(fabric.Links[link].Second.Switch);
            if (first != second)
            {
                _cables[first].Add((second, link));
                _cables[second].Add((first, link));
            }
        }

        var order = new int[_cables.Count];
        for (int root = 0; root < _cables.Count; root++)
        {
            if (order[root] == 0)
            {
                Walk(root, order);
            }
        }
    }

    /// <summary>Whether described cables join all of the switches.</summary>
    public bool AreJoined(IEnumerable<string> switches) =>
        switches.Select(s => _switches.TryGetValue(s, out int index) ? _component[index] : -1 - Names.Comparer.GetHashCode(s)).Distinct().Count() < 2;

    /// <summary>The links on some way between two of the switches, in ascending order.</summary>
    public IEnumerable<int> LinksAmong(IEnumerable<string> switches)
    {
        var ends = new HashSet<int>(switches.Where(_switches.ContainsKey).Select(s => _switches[s]));
        int[] blocksLeft = _blocksOf.Select(b => b.Count).ToArray();
        int[] exits = _blocks.Select(b => b.Switches.Count(s => ends.Contains(s) || blocksLeft[s] > 1)).ToArray();
        var dropped = new bool[_blocks.Count];
        var dead = new Queue<int>(Enumerable.Range(0, _blocks.Count).Where(b => exits[b] < 2));
        while (dead.Count > 0)
        {
            int block = dead.Dequeue();
            if (dropped[block])
            {
                continue;
            }

            dropped[block] = true;
            foreach (int s in _blocks[block].Switches)
            {
                if (--blocksLeft[s] == 1 && !ends.Contains(s))
                {
                    int last = _blocksOf[s].First(b => !dropped[b]);
                    if (--exits[last] < 2)
                    {
                        dead.Enqueue(last);
                    }
                }
            }
        }

        return _blocks.Where((_, b) => !dropped[b]).SelectMany(b => b.Links).OrderBy(l => l);
    }

    private int IndexOf(string name)
    {
        if (!_switches.TryGetValue(name, out int index))
        {
            index = _switches[name] = _cables.Count;
            _cables.Add([]);
            _blocksOf.Add([]);
            _component.Add(-1);
        }

        return index;
    }

    // Tarjan's algorithm with a stack of its own: a described chain of switches may be longer than the thread's.
    private void Walk(int root, int[] order)
    {
        int count = 1;
        int[] low = new int[order.Length];
        var edges = new Stack<(int From, int To, int Link)>();
        var path = new Stack<(int Switch, int ByLink, int Next)>();
        order[root] = low[root] = count;
        _component[root] = root;
        path.Push((root, -1, 0));
        while (path.Count > 0)
        {
            (int at, int byLink, int next) = path.Pop();
            if (next < _cables[at].Count)
            {
                path.Push((at, byLink, next + 1));
                (int to, int link) = _cables[at][next];
                if (link == byLink)
                {
                    continue;
                }

                if (order[to] == 0)
                {
                    order[to] = low[to] = ++count;
                    _component[to] = root;
                    edges.Push((at, to, link));
                    path.Push((to, link, 0));
                }
                else if (order[to] < order[at])
                {
                    edges.Push((at, to, link));
                    low[at] = Math.Min(low[at], order[to]);
                }
            }
            else if (path.Count > 0)
            {
                int parent = path.Peek().Switch;
                low[parent] = Math.Min(low[parent], low[at]);
                if (low[at] >= order[parent])
                {
                    CloseBlock(edges, byLink);
                }
            }
        }
    }

    private void CloseBlock(Stack<(int From, int To, int Link)> edges, int entry)
    {
        var switches = new HashSet<int>();
        var links = new List<int>();
        int link;
        do
        {
            (int from, int to, link) = edges.Pop();
            switches.Add(from);
            switches.Add(to);
            links.Add(link);
        }
        while (link != entry);

        foreach (int s in switches)
        {
            _blocksOf[s].Add(_blocks.Count);
        }

        _blocks.Add((switches, links));
    }
}
