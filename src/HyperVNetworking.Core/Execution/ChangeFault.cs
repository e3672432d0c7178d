namespace HyperVNetworking.Execution;

/// <summary>Something that went wrong during a run.</summary>
public sealed record ChangeFault
{
    /// <summary>The stable error id: that of the host's fault (<c>HostUnreachable</c>, ...), <c>StepNotConfirmed</c> or <c>RunCancelled</c>.</summary>
    public required string ErrorId { get; init; }

    /// <summary>The host; null if the run was cancelled between hosts.</summary>
    public string? ComputerName { get; init; }

    /// <summary>What happened, as a sentence that begins with the host's name.</summary>
    public required string Message { get; init; }

    /// <summary>Whether it happened while taking back.</summary>
    public bool DuringUndo { get; init; }
}
