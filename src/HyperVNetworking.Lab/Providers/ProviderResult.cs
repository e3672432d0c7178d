using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>What a method did.</summary>
/// <param name="OutName">The out parameter for its results; null if it has none.</param>
/// <param name="Paths">The objects it made or changed.</param>
internal sealed record ProviderResult(string? OutName, IReadOnlyList<CimPath> Paths)
{
    /// <summary>Done, with no results.</summary>
    public static readonly ProviderResult Done = new(null, []);

    /// <summary>Other out parameters.</summary>
    public IReadOnlyList<(string Name, object? Value)> Values { get; init; } = [];

    /// <summary>The value that the method returns.</summary>
    public uint ReturnValue { get; init; }

    /// <summary>Whether the method may answer by a job.</summary>
    public bool CanBeJob { get; init; } = true;
}
