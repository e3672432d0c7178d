using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A plan, or the reasons why there is none.</summary>
public sealed record PlannerResult
{
    /// <summary>The plan; null if there are errors.</summary>
    public NetworkPlan? Plan { get; init; }

    /// <summary>The errors; all that could be found at once.</summary>
    public ValueList<PlannerError> Errors { get; init; } = [];
}
