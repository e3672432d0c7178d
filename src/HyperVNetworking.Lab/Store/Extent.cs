using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The instances of one class, in the order they were made: a host lists its adapters in a steady order.</summary>
internal sealed class Extent
{
    private readonly LinkedList<CimRecord> _records = new();
    private readonly Dictionary<string, LinkedListNode<CimRecord>> _byKey = new(Names.Comparer);

    /// <summary>The instances.</summary>
    public IEnumerable<CimRecord> Records => _records;

    /// <summary>How many there are.</summary>
    public int Count => _records.Count;

    /// <summary>An instance.</summary>
    /// <param name="key">Its key text; case does not count (facts A0).</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(string key) => _byKey.TryGetValue(key, out LinkedListNode<CimRecord>? node) ? node.Value : null;

    /// <summary>Adds or replaces an instance; one that is replaced keeps its place.</summary>
    /// <param name="key">Its key text.</param>
    /// <param name="record">The instance.</param>
    public void Put(string key, CimRecord record)
    {
        if (_byKey.TryGetValue(key, out LinkedListNode<CimRecord>? node))
        {
            node.Value = record;
        }
        else
        {
            _byKey.Add(key, _records.AddLast(record));
        }
    }

    /// <summary>Removes an instance.</summary>
    /// <param name="key">Its key text.</param>
    /// <returns>What came after it, for <see cref="Restore"/>; null at the end.</returns>
    public LinkedListNode<CimRecord>? Remove(string key)
    {
        LinkedListNode<CimRecord> node = _byKey[key];
        LinkedListNode<CimRecord>? next = node.Next;
        _records.Remove(node);
        _byKey.Remove(key);
        return next;
    }

    /// <summary>Puts a removed instance back where it was.</summary>
    /// <param name="key">Its key text.</param>
    /// <param name="record">The instance.</param>
    /// <param name="next">What <see cref="Remove"/> gave.</param>
    public void Restore(string key, CimRecord record, LinkedListNode<CimRecord>? next) =>
        _byKey.Add(key, next is null ? _records.AddLast(record) : _records.AddBefore(next, record));
}
