using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>A CIM instance as neutral data: neither MMI's nor the lab's, so that what reads it runs on both.</summary>
public sealed class CimRecord
{
    private readonly Dictionary<string, CimField> _fields;

    /// <summary>Makes a record.</summary>
    /// <param name="className">The class.</param>
    /// <param name="fields">The properties; names differ.</param>
    public CimRecord(string className, IEnumerable<CimField> fields)
    {
        ClassName = className;
        _fields = fields.ToDictionary(f => f.Name, Names.Comparer);
    }

    /// <summary>The class.</summary>
    public string ClassName { get; }

    /// <summary>The name that the answering machine gives itself, for object paths; null if it did not say.</summary>
    public string? ServerName { get; init; }

    /// <summary>The properties.</summary>
    public IReadOnlyCollection<CimField> Fields => _fields.Values;

    /// <summary>A property's value.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The value; null if it is null or absent.</returns>
    public object? this[string name] => _fields.TryGetValue(name, out CimField? field) ? field.Value : null;

    /// <summary>A property.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The property, or null.</returns>
    public CimField? Field(string name) => _fields.TryGetValue(name, out CimField? field) ? field : null;

    /// <summary>A text property.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The text; null if it is null, absent or no text.</returns>
    public string? Text(string name) => this[name] as string;

    /// <summary>A text array property.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The texts; none if it is null, absent or no text array.</returns>
    public IReadOnlyList<string> Texts(string name) => this[name] as string[] ?? [];

    /// <summary>An integer property of any width.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The number; null if it is null, absent or no integer.</returns>
    public long? Number(string name) => this[name] switch
    {
        byte v => v,
        sbyte v => v,
        ushort v => v,
        short v => v,
        uint v => v,
        int v => v,
        ulong v => unchecked((long)v),
        long v => v,
        _ => null,
    };

    /// <summary>A boolean property.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The value; null if it is null, absent or no boolean.</returns>
    public bool? Flag(string name) => this[name] as bool?;

    /// <summary>A copy with some properties changed or added.</summary>
    /// <param name="fields">The new properties.</param>
    /// <returns>The copy; this record is unchanged.</returns>
    public CimRecord With(params CimField[] fields) =>
        new(ClassName, _fields.Values.Where(f => !fields.Any(n => Names.Same(n.Name, f.Name))).Concat(fields)) { ServerName = ServerName };
}
