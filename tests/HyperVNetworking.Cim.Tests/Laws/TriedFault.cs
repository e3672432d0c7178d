using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Execution;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>A fault to try: what goes wrong, at which operation of which host, and how the run is to meet it.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="IsGone">Whether the host never answers again after that.</param>
/// <param name="OnFailure">How the run is to meet it.</param>
internal sealed record TriedFault(LabFaultKind Kind, bool IsGone, OnFailure OnFailure)
{
    private static readonly LabFaultKind[] s_ofCalls =
    [
        LabFaultKind.ErrorAfterEffect, LabFaultKind.ProviderError, LabFaultKind.HalfBatch, LabFaultKind.JobFailure, LabFaultKind.JobKilled, LabFaultKind.JobVanishes,
    ];

    private static readonly TriedFault[] s_ofReads =
    [
        new(LabFaultKind.ErrorBeforeEffect, false, OnFailure.UndoAll),
        new(LabFaultKind.Timeout, false, OnFailure.UndoAll),
        new(LabFaultKind.Unreachable, false, OnFailure.UndoAll),
        new(LabFaultKind.AccessDenied, false, OnFailure.UndoAll),
        new(LabFaultKind.Unreachable, true, OnFailure.UndoAll),
    ];

    private static readonly TriedFault[] s_ofWrites =
    [
        .. s_ofReads,
        .. s_ofCalls.Select(kind => new TriedFault(kind, false, OnFailure.UndoAll)),
        new(LabFaultKind.ErrorAfterEffect, true, OnFailure.UndoAll),
    ];

    private static readonly TriedFault[] s_ofWritesMetInEveryWay = [.. InEveryWay(s_ofWrites)];

    // An object that is made or changed answers at once: no batch, no job.
    private static readonly TriedFault[] s_ofObjectsMetInEveryWay = [.. InEveryWay(s_ofWrites.Where(f => f.Kind is not (LabFaultKind.HalfBatch or LabFaultKind.JobFailure or LabFaultKind.JobKilled or LabFaultKind.JobVanishes)))];

    /// <summary>What can go wrong at an operation: what only a call that changes something knows, such as a job that fails, at those only; and those met in each way.</summary>
    /// <param name="operation">The operation, such as <c>Invoke AddFeatureSettings</c>.</param>
    public static IReadOnlyList<TriedFault> Of(string operation) =>
        operation.StartsWith("Invoke ", StringComparison.Ordinal) || operation.StartsWith("Delete ", StringComparison.Ordinal) ? s_ofWritesMetInEveryWay
        : operation.StartsWith("Create ", StringComparison.Ordinal) || operation.StartsWith("Modify ", StringComparison.Ordinal) ? s_ofObjectsMetInEveryWay
        : s_ofReads;

    /// <summary>Lets it happen.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="host">The host.</param>
    /// <param name="operation">The operation, counted from now.</param>
    public void Arm(NetworkLab lab, string host, int operation)
    {
        int number = lab.OperationCount(host) + operation;
        LabFault fault = new() { Host = host, Operation = number, Kind = Kind };
        lab.Faults = IsGone
            ? [fault, new LabFault { Host = host, Kind = LabFaultKind.Unreachable, Where = _ => lab.OperationCount(host) > number }]
            : [fault];
    }

    private static IEnumerable<TriedFault> InEveryWay(IEnumerable<TriedFault> faults) =>
        new[] { OnFailure.UndoAll, OnFailure.Stop, OnFailure.UndoHost }.SelectMany(way => faults.Select(f => f with { OnFailure = way }));

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}{(IsGone ? " and the host gone" : string.Empty)}, {OnFailure}";
}
