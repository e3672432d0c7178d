namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>The ways in which a host fails at an operation.</summary>
public enum FaultKind
{
    /// <summary>The call fails and did nothing.</summary>
    BeforeEffect,

    /// <summary>The call did all and fails all the same.</summary>
    AfterEffect,

    /// <summary>The call did every second change and fails.</summary>
    HalfBatch,

    /// <summary>The call did nothing and says that all is well.</summary>
    SilentlyNothing,

    /// <summary>The host stops answering, now and for ever, before the effect.</summary>
    HostGoneBefore,

    /// <summary>The host stops answering, now and for ever, after the effect.</summary>
    HostGoneAfter,
}
