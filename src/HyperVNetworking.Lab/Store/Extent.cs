using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The instances of one class, in the order they were made: a host lists its adapters in a steady order.</summary>
internal sealed class Extent
{
    private readonly LinkedList<CimRecord> _records = new();
    private readonly Dictionary<string, LinkedListNode<CimRecord>> _byKey = new(Names.Comparer);

    // Made when first asked for: only classes of feature settings are asked.
    private Dictionary<string, List<string>>? _underPort;

    /// <summary>The instances.</summary>
    public IEnumerable<CimRecord> Records => _records;

    /// <summary>How many there are.</summary>
    public int Count => _records.Count;

    /// <summary>An instance.</summary>
    /// <param name="key">Its key text; case does not count (facts A0).</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(string key) => _byKey.TryGetValue(key, out LinkedListNode<CimRecord>? node) ? node.Value : null;

    /// <summary>The feature settings of a port.</summary>
    /// <param name="port">The port's InstanceID: a feature's key is that and two parts more.</param>
    /// <returns>The settings in the order they were made.</returns>
    public IEnumerable<CimRecord> Under(string port)
    {
        if (_underPort is null)
        {
            _underPort = new Dictionary<string, List<string>>(Names.Comparer);
            foreach (CimRecord record in _records)
            {
                Enter(record.Text("InstanceID")!);
            }
        }

        return _underPort.TryGetValue(port, out List<string>? keys) ? keys.Select(k => _byKey[k].Value) : [];
    }

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
            Enter(key);
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
        if (_underPort?.TryGetValue(InstanceIds.PortOf(key), out List<string>? keys) == true)
        {
            keys!.RemoveAll(k => Names.Same(k, key));
        }

        return next;
    }

    /// <summary>Puts a removed instance back where it was.</summary>
    /// <param name="key">Its key text.</param>
    /// <param name="record">The instance.</param>
    /// <param name="next">What <see cref="Remove"/> gave.</param>
    public void Restore(string key, CimRecord record, LinkedListNode<CimRecord>? next)
    {
        _byKey.Add(key, next is null ? _records.AddLast(record) : _records.AddBefore(next, record));
        Enter(key);
    }

    private void Enter(string key)
    {
        if (_underPort is null)
        {
            return;
        }

        string port = InstanceIds.PortOf(key);
        if (!_underPort.TryGetValue(port, out List<string>? keys))
        {
            _underPort.Add(port, keys = []);
        }

        keys.Add(key);
    }
}
