using System;
using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>The keys that one kind of object may have.</summary>
internal sealed class KeyTable
{
    private readonly HashSet<string> _known;

    /// <param name="name">The definition's name in the JSON Schema.</param>
    /// <param name="title">The object as sentences name it, with its article.</param>
    /// <param name="keys">The keys, in the order in which they are written.</param>
    public KeyTable(string name, string title, params string[] keys)
    {
        Name = name;
        Title = title;
        Keys = ValueList.Create<string>(keys);
        _known = new HashSet<string>(keys, StringComparer.Ordinal);
    }

    public string Name { get; }

    public string Title { get; }

    public ValueList<string> Keys { get; }

    public bool Has(string key) => _known.Contains(key);
}
