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

        bool hasRange = type.Property("ValueRange") is not null;
        return Of(type).Pairs.Select(p => hasRange
            ? type.Create(host.Name, (association.First, p.First), (association.Second, p.Second), ("PropertyPolicy", 0), ("ValueRole", Role(p.Second)), ("ValueRange", Range(p.Second)))
            : type.Create(host.Name, (association.First, p.First), (association.Second, p.Second)));
    }

    /// <summary>What is associated with an instance.</summary>
    /// <param name="type">The association class, its subclasses not included.</param>
    /// <param name="source">The instance.</param>
    /// <returns>The paths at the other end.</returns>
    public IEnumerable<CimPath> Others(CimClassDefinition type, CimPath source) =>
        Of(type).ByEnd[source];

    private static int Role(CimPath template) => IsDefault(template) ? 0 : 3;

    private static int Range(CimPath template) =>
        InstanceIds.Last(template["InstanceID"]!).ToUpperInvariant() switch { "MINIMUM" => 1, "MAXIMUM" => 2, "INCREMENT" => 3, _ => 0 };

    private static bool IsDefault(CimPath template) => Names.Same(InstanceIds.Last(template["InstanceID"]!), "Default");

    private Entry Of(CimClassDefinition type)
    {
        if (!_entries.TryGetValue(type.Name, out Entry? entry) || entry.Version != host.Store.Version)
        {
            (CimPath First, CimPath Second)[] pairs = AssociationTable.Of(type.Name) is Association association
                ? [.. association.Pairs(host)]
                : [.. host.Store.Of(type).Select(r => ((CimPath)r[type.References[0].Name]!, (CimPath)r[type.References[1].Name]!))];
            ILookup<CimPath, CimPath> byEnd = pairs.Concat(pairs.Select(p => (First: p.Second, Second: p.First)))
                .ToLookup(p => p.First, p => p.Second);
            _entries[type.Name] = entry = new Entry(host.Store.Version, pairs, byEnd);
        }

        return entry;
    }

    private sealed record Entry(long Version, IReadOnlyList<(CimPath First, CimPath Second)> Pairs, ILookup<CimPath, CimPath> ByEnd);
}
