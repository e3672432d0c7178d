namespace HyperVNetworking.Hosting;

/// <summary>Why a host did not do what it was asked.</summary>
public enum HostFaultKind
{
    /// <summary>The provider reported a failure of its own.</summary>
    Failed,

    /// <summary>Nobody answers at that name, or the connection broke.</summary>
    Unreachable,

    /// <summary>The account lacks the right.</summary>
    AccessDenied,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The object, class or method is not there.</summary>
    NotFound,

    /// <summary>The provider does not take the value.</summary>
    InvalidParameter,

    /// <summary>The object is in use or in a state that forbids the call.</summary>
    InvalidState,

    /// <summary>The host cannot do this at all.</summary>
    NotSupported,

    /// <summary>The host asks to come back later (quota).</summary>
    Busy,
}
