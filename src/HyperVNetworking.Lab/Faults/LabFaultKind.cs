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
}
