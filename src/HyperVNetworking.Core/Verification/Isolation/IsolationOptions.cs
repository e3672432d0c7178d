using System;
using System.Threading;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>How requirements are judged.</summary>
public sealed record IsolationOptions
{
    /// <summary>What it means that an endpoint of no tenant hears one.</summary>
    public UnlistedEndpoint UnlistedEndpoint { get; init; }

    /// <summary>How old a host's state may be; null does not ask. A state that does not say when it was read is too old (site-rules A3).</summary>
    public TimeSpan? MaxStateAge { get; init; }

    /// <summary>The moment that ages count from; only <see cref="MaxStateAge"/> needs it.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Ends the check: it then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Hears how far the check is, on the thread that judges; null if nobody asks.</summary>
    public IProgress<JudgingProgress>? Progress { get; init; }
}
