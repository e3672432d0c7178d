using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>The instances that a host keeps, and the way back from an operation that fails half-way.</summary>
/// <param name="schema">The host's classes.</param>
internal sealed class InstanceStore(CimSchema schema)
{
    private readonly Dictionary<CimClassDefinition, Extent> _extents = [];
    private readonly Stack<Action> _undo = new();

    /// <summary>Grows with every change.</summary>
    public long Version { get; private set; }

    /// <summary>The host's classes.</summary>
    public CimSchema Schema => schema;

    /// <summary>Whether something changed since <see cref="Commit"/>.</summary>
    public bool IsChanged => _undo.Count > 0;

    /// <summary>The classes that have instances.</summary>
    public IEnumerable<CimClassDefinition> Classes => _extents.Where(e => e.Value.Count > 0).Select(e => e.Key);

    /// <summary>The instances of a class, its subclasses not included.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The instances in the order they were made.</returns>
    public IEnumerable<CimRecord> Of(CimClassDefinition type) => _extents.TryGetValue(type, out Extent? extent) ? extent.Records : [];

    /// <summary>The instances of a class, its subclasses not included.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The instances in the order they were made.</returns>
    public IEnumerable<CimRecord> Of(string className) => Of(schema.Concrete(className));

    /// <summary>An instance.</summary>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(CimPath path) =>
        schema.FindConcrete(path.ClassName) is CimClassDefinition type && _extents.TryGetValue(type, out Extent? extent) && HasKeys(type, path)
            ? extent.Find(KeyText(path))
            : null;

    /// <summary>An instance of a class that has the one key InstanceID.</summary>
    /// <param name="className">The class.</param>
    /// <param name="instanceId">The key.</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(string className, string? instanceId) =>
        instanceId is not null && _extents.TryGetValue(schema.Concrete(className), out Extent? extent) ? extent.Find(instanceId) : null;

    /// <summary>The feature settings of a class under a port or a switch.</summary>
    /// <param name="className">A class of feature settings.</param>
    /// <param name="port">The InstanceID of the port's allocation or of the switch's settings.</param>
    /// <returns>The settings.</returns>
    public IEnumerable<CimRecord> Under(string className, string port) =>
        _extents.TryGetValue(schema.Concrete(className), out Extent? extent) ? extent.Under(port) : [];

    /// <summary>Adds or replaces an instance.</summary>
    /// <param name="record">The instance.</param>
    public void Put(CimRecord record)
    {
        CimClassDefinition type = schema.Concrete(record.ClassName);
        if (!_extents.TryGetValue(type, out Extent? extent))
        {
            _extents.Add(type, extent = new Extent());
        }

        string key = KeyText(type, record);
        CimRecord? before = extent.Find(key);
        extent.Put(key, record);
        Version++;
        _undo.Push(before is null ? () => extent.Remove(key) : () => extent.Put(key, before));
    }

    /// <summary>Removes an instance that is there.</summary>
    /// <param name="record">The instance.</param>
    public void Remove(CimRecord record)
    {
        CimClassDefinition type = schema.Concrete(record.ClassName);
        Extent extent = _extents[type];
        string key = KeyText(type, record);
        LinkedListNode<CimRecord>? next = extent.Remove(key);
        Version++;
        _undo.Push(() => extent.Restore(key, record, next));
    }

    /// <summary>Makes the changes since the last commit final.</summary>
    public void Commit() => _undo.Clear();

    /// <summary>Takes the changes since the last commit back.</summary>
    public void Rollback()
    {
        while (_undo.Count > 0)
        {
            _undo.Pop()();
            Version++;
        }
    }

    /// <summary>Whether a path names exactly the keys of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="path">The path.</param>
    /// <returns>True if so.</returns>
    public static bool HasKeys(CimClassDefinition type, CimPath path) =>
        type.Keys.Count == path.Keys.Count && type.Keys.All(k => path[k] is not null);

    private static string KeyText(CimPath path) => string.Join("\0", path.Keys.Select(k => k.Value));

    private static string KeyText(CimClassDefinition type, CimRecord record) => type.Keys.Count == 1
        ? Text(record, type.Keys[0])
        : string.Join("\0", type.Keys.OrderBy(k => k, StringComparer.OrdinalIgnoreCase).Select(k => Text(record, k)));

    private static string Text(CimRecord record, string key) =>
        record[key]?.ToString() ?? throw new InvalidOperationException($"An instance of {record.ClassName} lacks its key {key}.");
}
