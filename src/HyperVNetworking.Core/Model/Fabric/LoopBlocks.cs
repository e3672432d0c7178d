using System;
using System.Collections.Generic;

namespace HyperVNetworking.Model;

/// <summary>
/// The biconnected components of a network of cables: a cable of its own, or the cables of loops that share one.
/// Spanning tree may block any cable of a loop and none outside one (design 6). Tarjan's depth-first search, with a stack of its own: a chain of switches may be longer than the thread's.
/// </summary>
internal sealed class LoopBlocks
{
    private readonly IReadOnlyList<(int First, int Second)> _cables;
    private readonly List<int>[] _cablesOf;
    private readonly int[] _order;
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private readonly bool[] _walked;

    /// <summary>Finds the components.</summary>
    /// <param name="switches">How many switches there are; cables name them from 0.</param>
    /// <param name="cables">The cables, each between two different switches; parallel ones make a loop.</param>
    public LoopBlocks(int switches, IReadOnlyList<(int First, int Second)> cables)
    {
        _cables = cables;
        _cablesOf = new List<int>[switches];
        _order = new int[switches];
        _low = new int[switches];
        _walked = new bool[cables.Count];
        BlockOf = new int[cables.Count];
        ComponentOf = new int[switches];
        for (int s = 0; s < switches; s++)
        {
            _cablesOf[s] = [];
        }

        for (int c = 0; c < cables.Count; c++)
        {
            _cablesOf[cables[c].First].Add(c);
            _cablesOf[cables[c].Second].Add(c);
        }

        for (int s = 0; s < switches; s++)
        {
            if (_order[s] == 0)
            {
                Walk(s);
            }
        }
    }

    /// <summary>How many blocks there are.</summary>
    public int Count { get; private set; }

    /// <summary>The block of each cable, from 0.</summary>
    public int[] BlockOf { get; }

    /// <summary>A number for each switch that those share which cables join.</summary>
    public int[] ComponentOf { get; }

    private void Walk(int root)
    {
        int count = 0;
        var path = new Stack<(int Switch, int By, int Next)>();
        Enter(root, ++count, root);
        path.Push((root, -1, 0));
        while (path.Count > 0)
        {
            (int at, int by, int next) = path.Pop();
            if (next < _cablesOf[at].Count)
            {
                path.Push((at, by, next + 1));
                int cable = _cablesOf[at][next];
                if (_walked[cable])
                {
                    continue;
                }

                _walked[cable] = true;
                _open.Push(cable);
                int other = Other(cable, at);
                if (_order[other] == 0)
                {
                    Enter(other, ++count, root);
                    path.Push((other, cable, 0));
                }
                else
                {
                    _low[at] = Math.Min(_low[at], _order[other]);
                }
            }
            else if (by >= 0)
            {
                int parent = Other(by, at);
                _low[parent] = Math.Min(_low[parent], _low[at]);
                if (_low[at] >= _order[parent])
                {
                    Close(by);
                }
            }
        }
    }

    private void Enter(int at, int order, int root)
    {
        _order[at] = _low[at] = order;
        ComponentOf[at] = root;
    }

    private int Other(int cable, int at) => _cables[cable].First == at ? _cables[cable].Second : _cables[cable].First;

    private void Close(int last)
    {
        int cable;
        do
        {
            cable = _open.Pop();
            BlockOf[cable] = Count;
        }
        while (cable != last);
        Count++;
    }
}
