using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Makes <see cref="ValueList{T}"/>; the compiler calls it for collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list with the given elements.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements, copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());

    /// <summary>A list with the elements of a sequence.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The sequence, read once.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) =>
        items as ValueList<T> ?? new ValueList<T>(items.ToArray());
}
