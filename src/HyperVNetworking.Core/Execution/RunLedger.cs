using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>What became of each step so far, and what went wrong.</summary>
internal sealed class RunLedger
{
    private readonly Dictionary<PlanStep, StepRecord> _records;
    private readonly List<ChangeFault> _faults = [];
    private readonly List<PlanStep> _attempted = [];

    public RunLedger(ValueList<PlanStep> steps)
    {
        Steps = steps;
        _records = steps.ToDictionary(s => s, s => new StepRecord { Step = s, Result = StepResult.NotRun });
    }

    public ValueList<PlanStep> Steps { get; }

    public IReadOnlyList<PlanStep> Attempted => _attempted;

    public IReadOnlyList<ChangeFault> Faults => _faults;

    public IEnumerable<StepRecord> Records => Steps.Select(s => _records[s]);

    public StepRecord this[PlanStep step] => _records[step];

    public int DoneOn(string host) => _records.Values.Count(r => r.Result == StepResult.Done && Names.Same(r.Step.Host, host));

    public void Attempt(IReadOnlyList<PlanStep> group)
    {
        _attempted.AddRange(group);
        foreach (PlanStep step in group)
        {
            Set(step, StepResult.Failed, null);
        }
    }

    public void Confirm(IReadOnlyList<PlanStep> group)
    {
        foreach (PlanStep step in group)
        {
            Set(step, StepResult.Done, null);
        }
    }

    public void Set(PlanStep step, StepResult result, string? message) =>
        _records[step] = new StepRecord { Step = step, Result = result, Message = message };

    public void Fault(string errorId, string? host, string message, bool duringUndo = false) =>
        _faults.Add(new ChangeFault { ErrorId = errorId, ComputerName = host, Message = message, DuringUndo = duringUndo });

    public void Fault(Exception e, string host, CancellationToken cancellationToken, bool duringUndo = false)
    {
        (string id, string message) = e switch
        {
            HostFaultException fault => (fault.ErrorId, fault.Message),
            OperationCanceledException when cancellationToken.IsCancellationRequested => ("RunCancelled", $"{host}: the run was cancelled."),
            OperationCanceledException => (nameof(Host) + nameof(HostFaultKind.Timeout), $"{host}: no answer in time."),
            _ => (nameof(Host) + nameof(HostFaultKind.Failed), $"{host}: {e.Message}"),
        };
        Fault(id, host, message, duringUndo);
    }

    private const string Host = "Host";
}
