using System;
using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>An association whose instances follow from other instances (facts A2.1).</summary>
/// <param name="ClassName">The association's class.</param>
/// <param name="First">The role of the first end.</param>
/// <param name="Second">The role of the second end.</param>
/// <param name="Pairs">All pairs of a host.</param>
internal sealed record Association(
    string ClassName,
    string First,
    string Second,
    Func<LabHost, IEnumerable<(CimPath First, CimPath Second)>> Pairs)
{
    /// <summary>The other properties of an instance; null if it has none.</summary>
    public Func<(CimPath First, CimPath Second), (string Name, object? Value)[]>? Values { get; init; }

    /// <summary>Whether its enumeration also has an entry with all properties null, as the dumps show (facts A2.1).</summary>
    public bool HasDangling { get; init; }
}
