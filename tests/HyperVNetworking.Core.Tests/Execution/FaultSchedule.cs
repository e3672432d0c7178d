using System;
using System.Collections.Generic;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>Counts the operations of all hosts of a test and says which of them fail.</summary>
internal sealed class FaultSchedule
{
    private readonly Dictionary<int, FaultKind> _faults = [];

    public int Operations { get; private set; }

    /// <summary>The operations that only read.</summary>
    public HashSet<int> Reads { get; } = [];

    /// <summary>Called at every operation with its number, from 1.</summary>
    public Action<int>? OnOperation { get; set; }

    public FaultSchedule At(int operation, FaultKind kind)
    {
        _faults[operation] = kind;
        return this;
    }

    public FaultKind? Next(bool isRead = false)
    {
        Operations++;
        if (isRead)
        {
            Reads.Add(Operations);
        }

        OnOperation?.Invoke(Operations);
        return _faults.TryGetValue(Operations, out FaultKind kind) ? kind : null;
    }
}
