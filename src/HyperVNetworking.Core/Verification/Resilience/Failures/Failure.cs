using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Parts that fail together, and what that takes away.</summary>
internal sealed class Failure
{
    /// <summary>The parts.</summary>
    public required ValueList<FailedPart> Parts { get; init; }

    /// <summary>The links that go down.</summary>
    public IReadOnlyList<int> Down { get; init; } = [];

    /// <summary>The links that stay up and carry nothing.</summary>
    public IReadOnlyList<int> Dead { get; init; } = [];

    /// <summary>The physical switches that forward nothing, by number.</summary>
    public IReadOnlyList<int> Switches { get; init; } = [];

    /// <summary>The links between physical switches that are gone, by their place in the fabric's list.</summary>
    public IReadOnlyList<int> FabricLinks { get; init; } = [];

    /// <summary>The hosts that fail, by number.</summary>
    public IReadOnlyList<int> Hosts { get; init; } = [];

    /// <summary>What it takes away, in short: equal for two failures that do the same.</summary>
    public string Effect => string.Join(";", new[] { Down, Dead, Switches, FabricLinks, Hosts }.Select(l => string.Join(",", l)));

    /// <summary>Both at once.</summary>
    public Failure With(Failure other) => new()
    {
        Parts = [.. Parts, .. other.Parts],
        Down = Union(Down, other.Down),
        Dead = Union(Dead, other.Dead),
        Switches = Union(Switches, other.Switches),
        FabricLinks = Union(FabricLinks, other.FabricLinks),
        Hosts = Union(Hosts, other.Hosts),
    };

    private static int[] Union(IReadOnlyList<int> one, IReadOnlyList<int> other) => one.Union(other).OrderBy(i => i).ToArray();
}
