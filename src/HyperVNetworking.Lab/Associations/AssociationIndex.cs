using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The associations of one host as records and by either end; made when first asked for, and again after a change.</summary>
/// <param name="host">The host.</param>
internal sealed class AssociationIndex(LabHost host)
{
    private readonly Dictionary<string, Entry> _entries = new(Names.Comparer);

    /// <summary>The instances of an association class, its subclasses not included.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The instances.</returns>
    public IEnumerable<CimRecord> Records(CimClassDefinition type)
    {
        if (AssociationTable.Of(type.Name) is not Association association)
        {
            return host.Store.Of(type);
        }

        IEnumerable<CimRecord> records = Enumerable.Range(0, Of(type).Pairs.Count).Select(i => Record(type, i));
        return association.HasDangling ? records.Append(type.Create(host.Name)) : records;
    }

    /// <summary>One instance of an association class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="index">Its place, as a link says.</param>
    /// <returns>The instance.</returns>
    public CimRecord Record(CimClassDefinition type, int index)
    {
        (CimPath First, CimPath Second) pair = Of(type).Pairs[index];
        if (AssociationTable.Of(type.Name) is not Association association)
        {
            return type.Create(host.Name, (type.References[0].Name, pair.First), (type.References[1].Name, pair.Second));
        }

        (string, object?)[] ends = [(association.First, pair.First), (association.Second, pair.Second)];
        return type.Create(host.Name, association.Values is null ? ends : [.. ends, .. association.Values(pair)]);
    }

    /// <summary>The instances of an association that an instance is an end of.</summary>
    /// <param name="type">The association class, its subclasses not included.</param>
    /// <param name="source">The instance.</param>
    /// <returns>The links, each seen from the instance.</returns>
    public IEnumerable<AssociationLink> Links(CimClassDefinition type, CimPath source) => Of(type).ByEnd[source];

    private Entry Of(CimClassDefinition type)
    {
        if (!_entries.TryGetValue(type.Name, out Entry? entry) || entry.Version != host.Store.Version || entry.Options != host.Options)
        {
            Association? association = AssociationTable.Of(type.Name);
            (CimPath First, CimPath Second)[] pairs = association is not null
                ? [.. association.Pairs(host)]
                : [.. host.Store.Of(type).Select(r => ((CimPath)r[type.References[0].Name]!, (CimPath)r[type.References[1].Name]!))];
            (string first, string second) = association is null ? (type.References[0].Name, type.References[1].Name) : (association.First, association.Second);
            ILookup<CimPath, AssociationLink> byEnd = pairs
                .SelectMany((p, i) => new[] { (p.First, new AssociationLink(first, second, p.Second, i)), (p.Second, new AssociationLink(second, first, p.First, i)) })
                .ToLookup(l => l.Item1, l => l.Item2);
            _entries[type.Name] = entry = new Entry(host.Store.Version, host.Options, pairs, byEnd);
        }

        return entry;
    }

    private sealed record Entry(
        long Version,
        LabOptions Options,
        IReadOnlyList<(CimPath First, CimPath Second)> Pairs,
        ILookup<CimPath, AssociationLink> ByEnd);
}
