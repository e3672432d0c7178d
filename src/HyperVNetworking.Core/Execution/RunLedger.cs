using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>What became of each step so far, and what went wrong; all of it is in the journal too, what is about to be done before it is done.</summary>
internal sealed class RunLedger
{
    private const string Host = "Host";

    private readonly Dictionary<PlanStep, StepRecord> _records;
    private readonly Dictionary<PlanStep, int> _places;
    private readonly RunJournal _journal;
    private readonly List<ChangeFault> _faults = [];
    private readonly List<PlanStep> _attempted = [];
    private readonly HashSet<PlanStep> _takenBack = [];
    private readonly Dictionary<string, ValueList<ClusterNetwork>> _clusterNetworks = new(Names.Comparer);
    private readonly Dictionary<string, ArmedHost> _armed = new(Names.Comparer);

    public RunLedger(ValueList<PlanStep> steps, RunJournal journal)
    {
        Steps = steps;
        _journal = journal;
        _records = steps.ToDictionary(s => s, s => new StepRecord { Step = s, Result = StepResult.NotRun });
        _places = steps.Select((step, i) => (step, i)).ToDictionary(s => s.step, s => s.i + 1);
    }

    public ValueList<PlanStep> Steps { get; }

    /// <summary>The steps whose turn came, in the order of their turns.</summary>
    public IReadOnlyList<PlanStep> Attempted => _attempted;

    /// <summary>The run, as ways back name it.</summary>
    public string ChangeId => _journal.ChangeId ?? "without a journal";

    /// <summary>The hosts that have a way back.</summary>
    public IReadOnlyDictionary<string, ArmedHost> Armed => _armed;

    public IReadOnlyList<ChangeFault> Faults => _faults;

    /// <summary>The networks of clusters as they were before the run touched their nodes.</summary>
    public IReadOnlyDictionary<string, ValueList<ClusterNetwork>> ClusterNetworks => _clusterNetworks;

    public IEnumerable<StepRecord> Records => Steps.Select(s => _records[s]);

    public StepRecord this[PlanStep step] => _records[step];

    /// <summary>Puts back what the records of a journal tell.</summary>
    public void Restore(IEnumerable<JournalRecord> records)
    {
        foreach (JournalRecord record in records)
        {
            switch (record)
            {
                case JournalRecord.ClusterNetworks r:
                    _clusterNetworks[r.Cluster] = r.Networks;
                    break;
                case JournalRecord.Attempting r:
                    RecordAttempt(Named(r.Steps));
                    break;
                case JournalRecord.Confirmed r:
                    RecordDone(Named(r.Steps));
                    break;
                case JournalRecord.Armed r:
                    _armed[r.Host] = new ArmedHost(r.Until, r.Until);
                    break;
                case JournalRecord.Disarmed r:
                    _armed.Remove(r.Host);
                    break;
                case JournalRecord.TakingBack r:
                    _takenBack.UnionWith(Named(r.Steps));
                    break;
                case JournalRecord.Settled r:
                    Record(Named([r.Step]), r.Result, r.Message);
                    break;
            }
        }
    }

    /// <summary>Whether it was begun to take a step back.</summary>
    public bool IsTakenBack(PlanStep step) => _takenBack.Contains(step);

    public int DoneOn(string host) => _records.Values.Count(r => r.Result == StepResult.Done && Names.Same(r.Step.Host, host));

    /// <summary>Writes down the networks of a cluster, before anything of its nodes is changed.</summary>
    /// <exception cref="JournalException">They cannot be written.</exception>
    public void KeepNetworks(string cluster, ValueList<ClusterNetwork> networks)
    {
        _journal.Write(new JournalRecord.ClusterNetworks(cluster, networks));
        _clusterNetworks[cluster] = networks;
    }

    /// <summary>Writes down that steps are about to be made.</summary>
    /// <exception cref="JournalException">It cannot be written: then they must not be made.</exception>
    public void Attempt(IReadOnlyList<PlanStep> group)
    {
        _journal.Write(new JournalRecord.Attempting(_journal.Now, Places(group), RunJournal.Describe(group)));
        RecordAttempt(group);
    }

    /// <summary>Writes down that a host gets a way back.</summary>
    public void Arm(string host, DateTimeOffset earliest, DateTimeOffset latest)
    {
        _journal.Note(new JournalRecord.Armed(host, latest));
        _armed[host] = new ArmedHost(earliest, latest);
    }

    /// <summary>Writes down that a host has none any more.</summary>
    public void Disarm(string host)
    {
        _journal.Note(new JournalRecord.Disarmed(host));
        _armed.Remove(host);
    }

    /// <summary>What was confirmed is known no more: the host may have taken it back by itself.</summary>
    public void Doubt(IEnumerable<PlanStep> steps) => Record(steps.Where(s => _records[s].Result == StepResult.Done), StepResult.Failed, null);

    public void Confirm(IReadOnlyList<PlanStep> group)
    {
        _journal.Note(new JournalRecord.Confirmed(Places(group)));
        RecordDone(group);
    }

    /// <summary>Writes down that steps are about to be taken back. Where that cannot be written they are taken back all the same: the hosts can be read.</summary>
    public void TakeBack(IReadOnlyList<PlanStep> group)
    {
        _journal.Note(new JournalRecord.TakingBack(_journal.Now, Places(group)));
        _takenBack.UnionWith(group);
    }

    public void Set(PlanStep step, StepResult result, string? message)
    {
        _journal.Note(new JournalRecord.Settled(_places[step], result, message));
        Record([step], result, message);
    }

    public void Fault(string errorId, string? host, string message, bool duringUndo = false)
    {
        _journal.Note(new JournalRecord.Faulted(errorId, host, message, duringUndo));
        _faults.Add(new ChangeFault { ErrorId = errorId, ComputerName = host, Message = message, DuringUndo = duringUndo });
    }

    public void Fault(Exception e, string host, CancellationToken cancellationToken, bool duringUndo = false)
    {
        (string id, string message) = e switch
        {
            HostFaultException fault => (fault.ErrorId, fault.Message),
            JournalException journal => (journal.ErrorId, $"{host}: {journal.Message}"),
            OperationCanceledException when cancellationToken.IsCancellationRequested => ("RunCancelled", $"{host}: the run was cancelled."),
            OperationCanceledException => (nameof(Host) + nameof(HostFaultKind.Timeout), $"{host}: no answer in time."),
            _ => (nameof(Host) + nameof(HostFaultKind.Failed), $"{host}: {e.Message}"),
        };
        Fault(id, host, message, duringUndo);
    }

    private void RecordAttempt(IEnumerable<PlanStep> group)
    {
        foreach (PlanStep step in group)
        {
            _attempted.Remove(step);
            _attempted.Add(step);
            _takenBack.Remove(step);
            Record([step], StepResult.Failed, null);
        }
    }

    private void RecordDone(IEnumerable<PlanStep> group)
    {
        _takenBack.ExceptWith(group);
        Record(group, StepResult.Done, null);
    }

    private void Record(IEnumerable<PlanStep> steps, StepResult result, string? message)
    {
        foreach (PlanStep step in steps)
        {
            _records[step] = new StepRecord { Step = step, Result = result, Message = message };
        }
    }

    private ValueList<int> Places(IEnumerable<PlanStep> steps) => steps.Select(s => _places[s]).ToValueList();

    private IEnumerable<PlanStep> Named(IEnumerable<int> places) => places.Where(p => p >= 1 && p <= Steps.Count).Select(p => Steps[p - 1]);
}
