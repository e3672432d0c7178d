using System;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What fails, and what that costs.</summary>
public sealed record ResilienceOptions
{
    /// <summary>The kinds of parts that fail; empty: all.</summary>
    public ValueList<FailureKind> Failures { get; init; } = [];

    /// <summary>Whether parts also fail in pairs. A pair is told only where it is worse than each of the two alone.</summary>
    public bool Pairs { get; init; }

    /// <summary>How long teams are away when they converge.</summary>
    public ConvergenceSeconds Convergence { get; init; } = new();

    /// <summary>Ends the check: it then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Hears how far the check is, on the thread that judges; null if nobody asks.</summary>
    public IProgress<JudgingProgress>? Progress { get; init; }
}
