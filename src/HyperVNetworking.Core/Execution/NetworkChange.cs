using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Documents;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>A run as its journal tells it.</summary>
public sealed record NetworkChange
{
    /// <summary>The run's id, such as <c>20261122-030004-9f3a1c2b</c>: when it began, in UTC, and eight digits that tell two apart.</summary>
    public required string ChangeId { get; init; }

    /// <summary>How it stands.</summary>
    public required NetworkChangeState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The computer that it was run from.</summary>
    public required string Console { get; init; }

    /// <summary>What becomes of it if a step fails.</summary>
    public OnFailure OnFailure { get; init; }

    /// <summary>The hosts that its plan has steps on.</summary>
    public ValueList<string> Hosts { get; init; } = [];

    /// <summary>The plan.</summary>
    public required NetworkPlan Plan { get; init; }

    /// <summary>Every step of the plan, with what became of it as far as the journal tells.</summary>
    public ValueList<StepRecord> Steps { get; init; } = [];

    /// <summary>What went wrong, in order.</summary>
    public ValueList<ChangeFault> Faults { get; init; } = [];

    /// <summary>All of it in a sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>Reads every run that has a journal.</summary>
    /// <param name="journal">Where the journals are.</param>
    /// <param name="unreadable">Takes what is wrong with a journal that cannot be used.</param>
    /// <returns>The runs, oldest first.</returns>
    /// <exception cref="JournalException">The place of the journals cannot be read.</exception>
    public static IEnumerable<NetworkChange> List(IJournal journal, Action<JournalException> unreadable)
    {
        foreach (string changeId in journal.ChangeIds())
        {
            NetworkChange change;
            try
            {
                change = Find(journal, changeId);
            }
            catch (JournalException e)
            {
                unreadable(e);
                continue;
            }

            yield return change;
        }
    }

    /// <summary>Reads one run.</summary>
    /// <param name="journal">Where the journals are.</param>
    /// <param name="changeId">Its id.</param>
    /// <returns>The run.</returns>
    /// <exception cref="JournalException">There is none of that id, or its journal cannot be used.</exception>
    public static NetworkChange Find(IJournal journal, string changeId)
    {
        bool inUse = journal.IsInUse(changeId);
        IReadOnlyList<JournalRecord> records = Checked(changeId, changeId, JournalText.Read(journal.Read(changeId))).Records;
        var begun = (JournalRecord.Begun)records[0];
        NetworkPlan plan = PlanOf(records);
        using var nowhere = RunJournal.Begin(new RunOptions(), plan);
        var ledger = new RunLedger(plan.Steps, nowhere);
        ledger.Restore(records);
        JournalRecord.Ended? ended = LastEnd(records);
        return new NetworkChange
        {
            ChangeId = begun.ChangeId,
            State = inUse ? NetworkChangeState.Running : StateOf(ended),
            StartedAt = begun.At,
            EndedAt = inUse ? null : ended?.At,
            Console = begun.Console,
            OnFailure = begun.OnFailure,
            Hosts = plan.Steps.Select(s => s.Host).Distinct(Names.Comparer).ToValueList(),
            Plan = plan,
            Steps = ledger.Records.ToValueList(),
            Faults = records.OfType<JournalRecord.Faulted>()
                .Select(f => new ChangeFault { ErrorId = f.ErrorId, ComputerName = f.ComputerName, Message = f.Message, DuringUndo = f.DuringUndo })
                .ToValueList(),
            Summary = !inUse && ended is not null ? ended.Summary : Progress(ledger, inUse),
        };
    }

    internal static string NewId(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N").Substring(0, 8);

    /// <summary>The content, if it can be relied on.</summary>
    /// <exception cref="JournalException">It cannot.</exception>
    internal static JournalContent Checked(string changeId, string path, JournalContent content)
    {
        if (content.IsDamaged)
        {
            throw new JournalException(JournalErrorIds.Damaged, $"The journal {path} is damaged after byte {content.GoodLength}, where no process that died left off: read the hosts (Get-HostNetworkState) and set right by hand what its readable lines name.");
        }

        return content.Records.Count > 0 && content.Records[0] is JournalRecord.Begun
            ? content
            : throw new JournalException(JournalErrorIds.Empty, $"The journal {path} of the run {changeId} holds no whole record: its process died before the first step, so no host was touched and the file can be deleted.");
    }

    /// <summary>The plan of a run.</summary>
    /// <exception cref="JournalException">The plan in the journal cannot be read.</exception>
    internal static NetworkPlan PlanOf(IReadOnlyList<JournalRecord> records)
    {
        var begun = (JournalRecord.Begun)records[0];
        PlanReadResult read = PlanReader.Read(new DocumentSource(begun.ChangeId, Encoding.UTF8.GetBytes(begun.Plan)));
        return read.Plan ?? throw new JournalException(JournalErrorIds.Damaged, $"The plan in the journal of the run {begun.ChangeId} cannot be read: {read.Errors[0]}");
    }

    /// <summary>How a run ended, if nobody took it up again since.</summary>
    internal static JournalRecord.Ended? LastEnd(IEnumerable<JournalRecord> records) =>
        records.LastOrDefault(r => r is JournalRecord.Ended or JournalRecord.TakenUp) as JournalRecord.Ended;

    private static NetworkChangeState StateOf(JournalRecord.Ended? ended) => ended?.Outcome switch
    {
        null => NetworkChangeState.Interrupted,
        ChangeOutcome.Done or ChangeOutcome.NothingToDo => NetworkChangeState.Done,
        ChangeOutcome.UndoIncomplete => NetworkChangeState.UndoIncomplete,
        ChangeOutcome.PartlyDone => NetworkChangeState.PartlyDone,
        ChangeOutcome.Stopped => NetworkChangeState.Stopped,
        _ => NetworkChangeState.Undone,
    };

    private static string Progress(RunLedger ledger, bool inUse)
    {
        int done = ledger.Records.Count(r => r.Result == StepResult.Done);
        int unknown = ledger.Records.Count(r => r.Result == StepResult.Failed);
        return inUse
            ? $"At work: {done} of {ledger.Steps.Count} steps confirmed."
            : $"Interrupted: {done} of {ledger.Steps.Count} steps confirmed, {unknown} begun and not known; resume it or undo it.";
    }
}
