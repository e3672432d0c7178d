using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Answers what is associated with an instance, and by which associations.</summary>
/// <param name="host">The host.</param>
/// <param name="lookup">The host's classes and instances.</param>
internal sealed class Relations(LabHost host, InstanceLookup lookup)
{
    /// <summary>The instances associated with one.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="source">The instance.</param>
    /// <param name="filter">Which of them.</param>
    /// <returns>The instances, each once; an association that dangles leads to none.</returns>
    public IReadOnlyList<CimRecord> Associators(string nameSpace, CimPath source, AssociationFilter filter)
    {
        if (filter.ResultClass is not null)
        {
            lookup.Class(nameSpace, filter.ResultClass);
        }

        return [.. Links(nameSpace, source, filter)
            .Select(l => l.Link.Other)
            .Where(p => filter.ResultClass is null || host.Store.Schema.Concrete(p.ClassName).Is(filter.ResultClass))
            .Distinct()
            .Select(InCaseOf)
            .OfType<CimRecord>()];
    }

    /// <summary>The associations that an instance is an end of.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="source">The instance.</param>
    /// <param name="filter">Which of them.</param>
    /// <returns>The associations; one of an instance with itself once.</returns>
    public IReadOnlyList<CimRecord> References(string nameSpace, CimPath source, AssociationFilter filter) =>
        [.. Links(nameSpace, source, filter)
            .Select(l => (l.Type, l.Link.Index))
            .Distinct()
            .Select(l => lookup.Associations.Record(l.Type, l.Index))];

    private IEnumerable<(CimClassDefinition Type, AssociationLink Link)> Links(string nameSpace, CimPath source, AssociationFilter filter)
    {
        CimPath from = host.PathOf(lookup.Find(nameSpace, source));
        return Classes(nameSpace, filter.AssociationClass)
            .SelectMany(a => lookup.Associations.Links(a, from).Select(l => (Type: a, Link: l)))
            .Where(l => (filter.Role is null || Names.Same(filter.Role, l.Link.Role))
                && (filter.ResultRole is null || Names.Same(filter.ResultRole, l.Link.OtherRole)));
    }

    private IEnumerable<CimClassDefinition> Classes(string nameSpace, string? className)
    {
        if (className is null)
        {
            return host.Store.Schema.Associations.Where(c => Names.Same(c.Namespace, InstanceLookup.Normal(nameSpace)));
        }

        CimClassDefinition type = lookup.Class(nameSpace, className);
        return type.IsAssociation
            ? type.Family.Where(f => host.Store.Schema.FindConcrete(f.Name) is not null)
            : throw host.Fault.InvalidParameter($"{className} is no association.");
    }

    // Ids come in the letters of the reference that led there: their case is not stable on a real host (facts A0).
    private CimRecord? InCaseOf(CimPath path)
    {
        CimRecord? record = host.Find(path);
        return record is not null && path["InstanceID"] is string id && !string.Equals(id, record.Text("InstanceID"), StringComparison.Ordinal)
            ? host.With(record, ("InstanceID", id))
            : record;
    }
}
