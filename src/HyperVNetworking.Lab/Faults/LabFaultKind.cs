namespace HyperVNetworking.Lab;

/// <summary>What goes wrong.</summary>
public enum LabFaultKind
{
    /// <summary>The answer comes late.</summary>
    Latency,

    /// <summary>The account lacks the right.</summary>
    AccessDenied,

    /// <summary>Nobody answers.</summary>
    Unreachable,

    /// <summary>No answer in time; the operation had no effect.</summary>
    Timeout,

    /// <summary>The connection breaks before the operation has its effect.</summary>
    ErrorBeforeEffect,

    /// <summary>The operation has its effect, then the connection breaks: the caller cannot know.</summary>
    ErrorAfterEffect,

    /// <summary>A method answers with a job that fails; it has no effect. Other operations are not touched.</summary>
    JobFailure,

    /// <summary>A method answers with a job that somebody else kills; it has no effect.</summary>
    JobKilled,

    /// <summary>A method has its effect and answers with a job that completes with warnings (32768), which is a success.</summary>
    JobWarning,

    /// <summary>A method has its effect and answers with a job that is gone before it is seen to end.</summary>
    JobVanishes,

    /// <summary>A method answers with <see cref="LabFault.ErrorCode"/>; it has no effect.</summary>
    ProviderError,

    /// <summary>A method does the first half of the items it was given, rounded down, and then fails with <see cref="LabFault.ErrorCode"/>; the half stays done.</summary>
    HalfBatch,

    /// <summary>The connection breaks before the operation has its effect, and no caller reaches the host again until it has gone its way back.</summary>
    LostBeforeEffect,

    /// <summary>The operation has its effect, then the connection breaks, and no caller reaches the host again until it has gone its way back.</summary>
    LostAfterEffect,
}
