using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a run did: one object, always, however it ended (site-rules E3).</summary>
public sealed record ChangeReport
{
    /// <summary>How it ended.</summary>
    public required ChangeOutcome Outcome { get; init; }

    /// <summary>The run's id, by which it is listed, undone and resumed; null if it was not begun or has no journal.</summary>
    public string? ChangeId { get; init; }

    /// <summary>Every step of the plan in its order, with what became of it.</summary>
    public ValueList<StepRecord> Steps { get; init; } = [];

    /// <summary>Why it was not begun, if it was not.</summary>
    public ValueList<Refusal> Refusals { get; init; } = [];

    /// <summary>What went wrong, in order.</summary>
    public ValueList<ChangeFault> Faults { get; init; } = [];

    /// <summary>The hosts as read at the end, not completed by the document; one that does not answer is incomplete.</summary>
    public ValueList<HostState> States { get; init; } = [];

    /// <summary>The hosts of which no two reads in a row agreed in the time given: what they came to is not proven (site-rules D4).</summary>
    public ValueList<string> Unsettled { get; init; } = [];

    /// <summary>What each choice of <see cref="OnFailure"/> would cost, or has cost, after a failure (site-rules D3).</summary>
    public ValueList<FailurePrice> Choices { get; init; } = [];

    /// <summary>All of it in one sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the plan is in force and was read so twice, and cluster networks came through: done, or nothing was to do.</summary>
    public bool Succeeded => Outcome is ChangeOutcome.Done or ChangeOutcome.NothingToDo && Unsettled.Count == 0 && !Faults.Any(f => f.ErrorId == "ClusterNetworkChanged");

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
