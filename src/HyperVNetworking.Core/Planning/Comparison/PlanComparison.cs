using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A plan held against hosts as they are.</summary>
public sealed record PlanComparison
{
    /// <summary>Every step of the plan, in its order.</summary>
    public required ValueList<StepComparison> Steps { get; init; }

    /// <summary>The same as findings, and what has drifted besides: in settings that the plan has no step for, because they were right when it was made.</summary>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Whether the hosts are as the plan wants them: every step is done, and nothing has drifted besides.</summary>
    public required bool Holds { get; init; }
}
