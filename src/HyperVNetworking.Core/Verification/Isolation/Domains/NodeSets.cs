using System;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Sets of nodes that grow together: what may hear what, drawn too wide rather than too narrow.</summary>
internal sealed class NodeSets
{
    private int[] _parent;

    /// <summary>Makes nodes that are alone.</summary>
    public NodeSets(int count)
    {
        _parent = new int[Math.Max(4, count)];
        for (int i = 0; i < count; i++)
        {
            Add();
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a node that is alone.</summary>
    /// <returns>Its number.</returns>
    public int Add()
    {
        if (Count == _parent.Length)
        {
            Array.Resize(ref _parent, Count * 2);
        }

        _parent[Count] = Count;
        return Count++;
    }

    /// <summary>The node that stands for the whole set: its lowest.</summary>
    public int Find(int node)
    {
        int parent = _parent[node];
        while (parent != node)
        {
            node = _parent[node] = _parent[parent];
            parent = _parent[node];
        }

        return node;
    }

    /// <summary>Joins two sets.</summary>
    /// <returns>Whether they were two.</returns>
    public bool Union(int first, int second)
    {
        first = Find(first);
        second = Find(second);
        _parent[Math.Max(first, second)] = Math.Min(first, second);
        return first != second;
    }
}
