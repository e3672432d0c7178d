using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>A step and what became of it.</summary>
public sealed record StepRecord
{
    /// <summary>The step.</summary>
    public required PlanStep Step { get; init; }

    /// <summary>What became of it.</summary>
    public required StepResult Result { get; init; }

    /// <summary>What there is to say of it; null if nothing.</summary>
    public string? Message { get; init; }
}
