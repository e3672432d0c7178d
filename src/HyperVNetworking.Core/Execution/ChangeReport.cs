using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a run did: one object, always, however it ended (site-rules E3).</summary>
public sealed record ChangeReport
{
    /// <summary>How it ended.</summary>
    public required ChangeOutcome Outcome { get; init; }

    /// <summary>Every step of the plan in its order, with what became of it.</summary>
    public ValueList<StepRecord> Steps { get; init; } = [];

    /// <summary>Why it was not begun, if it was not.</summary>
    public ValueList<Refusal> Refusals { get; init; } = [];

    /// <summary>What went wrong, in order.</summary>
    public ValueList<ChangeFault> Faults { get; init; } = [];

    /// <summary>The hosts as read at the end, not completed by the document; one that does not answer is incomplete.</summary>
    public ValueList<HostState> States { get; init; } = [];

    /// <summary>All of it in one sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the plan is in force: done, or nothing was to do.</summary>
    public bool Succeeded => Outcome is ChangeOutcome.Done or ChangeOutcome.NothingToDo;

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
