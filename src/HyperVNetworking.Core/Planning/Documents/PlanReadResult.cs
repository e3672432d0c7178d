using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What was read: a plan, or the errors that prevent it.</summary>
public sealed record PlanReadResult
{
    /// <summary>The plan; null if there are errors.</summary>
    public NetworkPlan? Plan { get; init; }

    /// <summary>The errors in the order of lines, at most 100; empty if there is a plan.</summary>
    public ValueList<DocumentError> Errors { get; init; } = [];
}
