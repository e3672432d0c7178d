using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>The keys that one kind of object may have.</summary>
internal sealed class KeyTable
{
    /// <param name="name">The definition's name in the JSON Schema.</param>
    /// <param name="title">The object as sentences name it, with its article.</param>
    /// <param name="keys">The keys, in the order in which they are written.</param>
    public KeyTable(string name, string title, params string[] keys)
    {
        Name = name;
        Title = title;
        Keys = ValueList.Create<string>(keys);
    }

    public string Name { get; }

    public string Title { get; }

    public ValueList<string> Keys { get; }

    public bool Has(string key) => Keys.Contains(key, StringComparer.Ordinal);
}
