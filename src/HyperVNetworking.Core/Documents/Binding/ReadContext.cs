using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using HyperVNetworking.Documents.Text;

namespace HyperVNetworking.Documents.Binding;

/// <summary>What the readers of the sections share: the errors, and where in the files each record stood.</summary>
internal sealed class ReadContext
{
    private readonly Dictionary<object, DocumentNode> _nodes = new(new ByReference());

    public ErrorList Errors { get; } = new();

    /// <summary>Whether what is read now is a report of what a host really holds, which may be odd, and not what somebody wants.</summary>
    public bool IsReport { get; private set; }

    /// <summary>Reads a part, knowing whether it is a report.</summary>
    public T Read<T>(bool isReport, Func<T> read)
    {
        bool before = IsReport;
        IsReport = isReport;
        T result = read();
        IsReport = before;
        return result;
    }

    /// <summary>Where a record stood.</summary>
    public DocumentNode NodeOf(object record) => _nodes[record];

    /// <summary>Remembers where a record stood.</summary>
    public T Track<T>(T record, DocumentNode node)
        where T : class
    {
        _nodes[record] = node;
        return record;
    }

    /// <summary>A file and line as a message names them, for the other place of two.</summary>
    public string PlaceOf(object record)
    {
        DocumentNode node = NodeOf(record);
        return $"{node.Source!.Name} line {node.Source.LineOf(node.Offset)}";
    }

    private sealed class ByReference : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
