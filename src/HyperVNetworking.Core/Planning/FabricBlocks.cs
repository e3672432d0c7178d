using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The physical switches and cables as blocks (biconnected components). A cable is on a way between two switches exactly if its block is: spanning tree may use any cable of a loop, so all must carry the VLAN (design section 6).</summary>
internal sealed class FabricBlocks
{
    private readonly Dictionary<string, int> _switches = new(Names.Comparer);
    private readonly int[] _links;
    private readonly LoopBlocks _loops;
    private readonly HashSet<int>[] _switchesOf;
    private readonly HashSet<int>[] _blocksOf;

    public FabricBlocks(Fabric fabric)
    {
        (int First, int Second)[] cables = fabric.Links.Select(l => (IndexOf(l.First.Switch), IndexOf(l.Second.Switch))).ToArray();
        _links = Enumerable.Range(0, cables.Length).Where(l => cables[l].First != cables[l].Second).ToArray();
        (int First, int Second)[] between = _links.Select(l => cables[l]).ToArray();
        _loops = new LoopBlocks(_switches.Count, between);
        _switchesOf = Enumerable.Range(0, _loops.Count).Select(_ => new HashSet<int>()).ToArray();
        _blocksOf = Enumerable.Range(0, _switches.Count).Select(_ => new HashSet<int>()).ToArray();
        for (int cable = 0; cable < between.Length; cable++)
        {
            foreach (int end in new[] { between[cable].First, between[cable].Second })
            {
                _switchesOf[_loops.BlockOf[cable]].Add(end);
                _blocksOf[end].Add(_loops.BlockOf[cable]);
            }
        }
    }

    /// <summary>Whether described cables join all of the switches.</summary>
    public bool AreJoined(IEnumerable<string> switches) =>
        switches.Select(s => _switches.TryGetValue(s, out int index) ? _loops.ComponentOf[index] : -1 - Names.Comparer.GetHashCode(s)).Distinct().Count() < 2;

    /// <summary>The links on some way between two of the switches, in ascending order.</summary>
    public IEnumerable<int> LinksAmong(IEnumerable<string> switches)
    {
        var ends = new HashSet<int>(switches.Where(_switches.ContainsKey).Select(s => _switches[s]));
        int[] blocksLeft = _blocksOf.Select(b => b.Count).ToArray();
        int[] exits = _switchesOf.Select(b => b.Count(s => ends.Contains(s) || blocksLeft[s] > 1)).ToArray();
        var dropped = new bool[_loops.Count];
        var dead = new Queue<int>(Enumerable.Range(0, _loops.Count).Where(b => exits[b] < 2));
        while (dead.Count > 0)
        {
            int block = dead.Dequeue();
            if (dropped[block])
            {
                continue;
            }

            dropped[block] = true;
            foreach (int s in _switchesOf[block])
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

        return _links.Where((_, cable) => !dropped[_loops.BlockOf[cable]]);
    }

    private int IndexOf(string name)
    {
        if (!_switches.TryGetValue(name, out int index))
        {
            index = _switches[name] = _switches.Count;
        }

        return index;
    }
}
