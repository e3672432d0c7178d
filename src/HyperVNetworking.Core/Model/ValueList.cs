using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace HyperVNetworking.Model;

/// <summary>An immutable list that compares by content, so that records which hold lists compare by content too.</summary>
/// <typeparam name="T">The element.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    /// <summary>The list without elements.</summary>
    public static readonly ValueList<T> Empty = new([]);

    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>A new list with <paramref name="item"/> at the end.</summary>
    /// <param name="item">The element to add.</param>
    /// <returns>The longer list; this one is unchanged.</returns>
    public ValueList<T> Add(T item) => new([.. _items, item]);

    /// <summary>A new list in which every element that <paramref name="match"/> selects is replaced.</summary>
    /// <param name="match">Selects the elements to replace.</param>
    /// <param name="replacement">Makes the new element from the old.</param>
    /// <returns>The changed list; this one is unchanged.</returns>
    public ValueList<T> Replace(Func<T, bool> match, Func<T, T> replacement) =>
        new([.. _items.Select(item => match(item) ? replacement(item) : item)]);

    /// <summary>A new list without the elements that <paramref name="match"/> selects.</summary>
    /// <param name="match">Selects the elements to leave out.</param>
    /// <returns>The shorter list; this one is unchanged.</returns>
    public ValueList<T> RemoveAll(Func<T, bool> match) => new([.. _items.Where(item => !match(item))]);

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _items.SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in _items)
        {
            hash = unchecked((hash * 31) + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item)));
        }

        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _items);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
