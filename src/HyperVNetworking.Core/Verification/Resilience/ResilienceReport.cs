using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What every failure comes to.</summary>
public sealed record ResilienceReport
{
    /// <summary>One outcome a failure, in the order of <see cref="FailureKind"/>, hosts and names; pairs last.</summary>
    public required ValueList<FailureOutcome> Failures { get; init; }

    /// <summary>What does not hold while nothing has failed, or is not known, and so cannot be judged: each a sentence.</summary>
    public ValueList<string> Unproven { get; init; } = [];

    /// <summary>What the outcomes rest on.</summary>
    public ValueList<string> Assumptions { get; init; } = [];

    /// <summary>
    /// Whether dead paths count for <see cref="Passes"/>: where they were asked for by name. Otherwise they are told and not held against a layout, since no switch
    /// independent team sees one, however it is laid out (site-rules F2).
    /// </summary>
    public bool DeadPathsCount { get; init; }

    /// <summary>Whether all could be judged and no failure that counts fails.</summary>
    public bool Passes => Unproven.Count == 0 && !Failures.Any(f => f.Verdict == FailureVerdict.Fails && Counts(f));

    /// <summary>Whether a failure counts for <see cref="Passes"/>.</summary>
    /// <param name="failure">One of the failures.</param>
    /// <returns>False for one with a dead path that was not asked for.</returns>
    public bool Counts(FailureOutcome failure) => DeadPathsCount || failure.Parts.All(p => p.Kind != FailureKind.DeadPath);

    /// <summary>All in one sentence.</summary>
    public required string Summary { get; init; }
}
