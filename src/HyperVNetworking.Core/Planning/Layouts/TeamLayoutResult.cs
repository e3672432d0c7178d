using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The layouts that pass, and why the others do not.</summary>
public sealed record TeamLayoutResult
{
    /// <summary>The layouts that pass every failure, cheapest first: fewest teams, then fewest NICs, then fewest NICs that stand by.</summary>
    public ValueList<TeamLayout> Passing { get; init; } = [];

    /// <summary>The layouts that do not, each with its reason.</summary>
    public ValueList<TeamLayout> Failing { get; init; } = [];

    /// <summary>The reasons why layouts do not pass, the most frequent first.</summary>
    public ValueList<LayoutFailure> Reasons { get; init; } = [];

    /// <summary>The hosts that were laid out: those that were given, with the NICs that the backend is taken to present besides.</summary>
    public ValueList<HostState> Hosts { get; init; } = [];

    /// <summary>What the search rests on, each a sentence.</summary>
    public ValueList<string> Assumptions { get; init; } = [];

    /// <summary>Why nothing could be searched; empty if it could.</summary>
    public ValueList<PlannerError> Errors { get; init; } = [];
}
