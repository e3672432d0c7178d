using HyperVNetworking.Hosting;

namespace HyperVNetworking.Execution;

/// <summary>Why a plan is not run. Found before anything is touched.</summary>
public sealed record Refusal
{
    /// <summary>The stable error id, such as <c>ManagementPathChangeNotAllowed</c>.</summary>
    public required string ErrorId { get; init; }

    /// <summary>What is in the way, where, and what to do, as one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The host; null if it is about the run.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The number of the step it is about; null if it is about the host.</summary>
    public int? Step { get; init; }

    /// <summary>A journal that cannot be used is a refusal.</summary>
    internal static Refusal Of(JournalException e) => new() { ErrorId = e.ErrorId, Message = e.Message };

    /// <summary>The sentence.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;
}
