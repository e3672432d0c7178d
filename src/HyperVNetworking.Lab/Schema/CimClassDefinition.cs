using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A class of the schema, with everything it inherits.</summary>
internal sealed class CimClassDefinition
{
    private readonly Dictionary<string, CimMember> _properties;
    private readonly List<CimClassDefinition> _family = [];

    /// <summary>Makes a class and enters it with its bases.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="parent">The base class, if it has one.</param>
    /// <param name="ownProperties">The properties it adds.</param>
    /// <param name="ownKeys">The keys it adds (facts A0).</param>
    /// <param name="ownMethods">The methods it adds or overrides.</param>
    public CimClassDefinition(
        string nameSpace,
        string name,
        CimClassDefinition? parent,
        IEnumerable<CimMember> ownProperties,
        IReadOnlyList<string> ownKeys,
        IEnumerable<CimMethodDefinition> ownMethods)
    {
        Namespace = nameSpace;
        Name = name;
        Base = parent;
        _properties = (parent?.Properties ?? []).Concat(ownProperties)
            .GroupBy(p => p.Name, Names.Comparer)
            .ToDictionary(g => g.Key, g => g.Last(), Names.Comparer);
        Properties = [.. _properties.Values];
        References = [.. Properties.Where(p => p.Type == CimDataType.Reference)];
        Keys = ownKeys.Count > 0 ? ownKeys
            : parent?.Keys.Count > 0 ? parent.Keys
            : References.Count == 2 ? [.. References.Select(r => r.Name)]
            : [];
        Methods = (parent?.Methods.Values ?? []).Concat(ownMethods)
            .GroupBy(m => m.Name, Names.Comparer)
            .ToDictionary(g => g.Key, g => g.Last(), Names.Comparer);
        for (CimClassDefinition? c = this; c is not null; c = c.Base)
        {
            c._family.Add(this);
        }
    }

    /// <summary>The namespace with backslashes.</summary>
    public string Namespace { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The base class.</summary>
    public CimClassDefinition? Base { get; }

    /// <summary>All properties, inherited ones first.</summary>
    public IReadOnlyList<CimMember> Properties { get; }

    /// <summary>The key properties.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The two ends, if the class is an association.</summary>
    public IReadOnlyList<CimMember> References { get; }

    /// <summary>All methods by name.</summary>
    public IReadOnlyDictionary<string, CimMethodDefinition> Methods { get; }

    /// <summary>The class itself and all its subclasses.</summary>
    public IReadOnlyList<CimClassDefinition> Family => _family;

    /// <summary>Whether it is an association.</summary>
    public bool IsAssociation => References.Count == 2;

    /// <summary>A property.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The property, or null.</returns>
    public CimMember? Property(string name) => _properties.TryGetValue(name, out CimMember? p) ? p : null;

    /// <summary>Whether it is a class or derives from it.</summary>
    /// <param name="className">The other class.</param>
    /// <returns>True if so.</returns>
    public bool Is(string className)
    {
        CimClassDefinition? c = this;
        while (c is not null && !Names.Same(c.Name, className))
        {
            c = c.Base;
        }

        return c is not null;
    }

    /// <summary>An instance with every property of the class, null where no value is given.</summary>
    /// <param name="serverName">The machine that answers with it.</param>
    /// <param name="values">Values by property; integers are taken in any width.</param>
    /// <returns>The instance.</returns>
    public CimRecord Create(string serverName, params (string Name, object? Value)[] values)
    {
        var given = new Dictionary<string, CimField>(values.Length, Names.Comparer);
        foreach ((string name, object? value) in values)
        {
            CimMember property = Property(name) ?? throw new KeyNotFoundException($"{Name} has no property {name}.");
            given[property.Name] = new CimField(property.Name, property.Type, CimValue.Convert(value, property.Type));
        }

        return new CimRecord(Name, Properties.Select(p => given.TryGetValue(p.Name, out CimField? field) ? field : p.Null))
        {
            ServerName = serverName,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
