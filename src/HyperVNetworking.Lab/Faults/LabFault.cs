using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Something that goes wrong at chosen operations of a host.</summary>
public sealed record LabFault
{
    /// <summary>The provider's answer for "failed" (facts A3.4).</summary>
    public const uint Failed = 32768;

    /// <summary>The host; null means every host.</summary>
    public string? Host { get; init; }

    /// <summary>The number of the one operation it meets, from 1, counted by this lab object; null means every operation.</summary>
    public int? Operation { get; init; }

    /// <summary>The operations it meets: of host and number, by kind and class or method, such as <c>Invoke AddFeatureSettings</c> or <c>Enumerate Msvm_ComputerSystem</c>; null means all. Not kept in the lab's file.</summary>
    public Func<string, bool>? Where { get; init; }

    /// <summary>What goes wrong.</summary>
    public required LabFaultKind Kind { get; init; }

    /// <summary>How late the answer is; for <see cref="LabFaultKind.Latency"/>.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What the provider says; for <see cref="LabFaultKind.ProviderError"/>, <see cref="LabFaultKind.HalfBatch"/> and <see cref="LabFaultKind.JobFailure"/>.</summary>
    public uint ErrorCode { get; init; } = Failed;

    /// <summary>Whether it meets an operation.</summary>
    /// <param name="host">The host.</param>
    /// <param name="number">The operation's number on that host.</param>
    /// <param name="operation">The operation, such as <c>Invoke AddFeatureSettings</c>.</param>
    /// <returns>True if it does.</returns>
    public bool Meets(string host, int number, string operation) =>
        (Host is null || Names.Same(Host, host)) && (Operation is null || Operation == number) && (Where is null || Where(operation));
}
