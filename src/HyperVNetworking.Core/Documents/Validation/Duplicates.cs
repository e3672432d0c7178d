using System;
using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Finds what is described twice; each error names the other place.</summary>
internal static class Duplicates
{
    /// <summary>Names must be unique.</summary>
    public static void Check<T>(IEnumerable<T> items, Func<T, string> name, string kind, string errorId, ReadContext context)
        where T : class
    {
        var first = new Dictionary<string, T>(Names.Comparer);
        foreach (T item in items)
        {
            if (first.TryGetValue(name(item), out T? other))
            {
                context.Errors.Add(
                    errorId,
                    context.NodeOf(item),
                    $"The {kind} {Quoted.Of(name(item))} is described twice, first in {context.PlaceOf(other)}: keep one.");
            }
            else
            {
                first[name(item)] = item;
            }
        }
    }

    /// <summary>Names may repeat where Windows lets them, but then ids must tell the objects apart.</summary>
    public static void CheckWithIds<T>(
        IEnumerable<T> items,
        Func<T, string> name,
        Func<T, string?> id,
        string kind,
        string errorId,
        ReadContext context)
        where T : class
    {
        var firstOfName = new Dictionary<string, T>(Names.Comparer);
        var firstOfId = new Dictionary<string, T>(Names.Comparer);
        foreach (T item in items)
        {
            if (id(item) is string known && firstOfId.TryGetValue(known, out T? twin))
            {
                context.Errors.Add(errorId, context.NodeOf(item), $"The id {Quoted.Of(known)} of {kind} {Quoted.Of(name(item))} is taken in {context.PlaceOf(twin)}: an id belongs to one.");
            }
            else if (firstOfName.TryGetValue(name(item), out T? other) && (id(item) is null || id(other) is null))
            {
                context.Errors.Add(errorId, context.NodeOf(item), $"The {kind} {Quoted.Of(name(item))} stands twice, first in {context.PlaceOf(other)}: give each its \"id\" or another name.");
            }

            firstOfName[name(item)] = item;
            if (id(item) is string own)
            {
                firstOfId[own] = item;
            }
        }
    }
}
