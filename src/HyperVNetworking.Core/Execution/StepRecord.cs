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

    /// <summary>Whether it may be in force on its host: it was made and not taken back, or its call failed and no reading has told yet that it had no effect, which the message then says.</summary>
    public bool MayHold => Result is StepResult.Done or StepResult.Remains || (Result is StepResult.Failed && Message is null);
}
