using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>What a run writes down as it goes. A run without a journal has one too, that keeps nothing.</summary>
internal sealed class RunJournal : IDisposable
{
    private readonly IJournalFile? _file;
    private readonly IClock _clock;
    private readonly bool _isNew;

    private RunJournal(IJournalFile? file, IClock clock, string? changeId, bool isNew)
    {
        _file = file;
        _isNew = isNew;
        _clock = clock;
        ChangeId = changeId;
    }

    /// <summary>The run; null without a journal.</summary>
    public string? ChangeId { get; }

    /// <summary>The file; null without a journal.</summary>
    public string? Path => _file?.Path;

    /// <summary>Why something could not be written that a run went on without; null if all was.</summary>
    public JournalException? Failure { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Now => _clock.UtcNow;

    /// <summary>Begins the journal of a new run.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public static RunJournal Begin(RunOptions options, NetworkPlan plan)
    {
        if (options.Journal is not IJournal journal)
        {
            return new RunJournal(null, options.Clock, null, isNew: true);
        }

        string changeId = NetworkChange.NewId(options.Clock.UtcNow);
        var begun = new RunJournal(journal.Create(changeId), options.Clock, changeId, isNew: true);
        try
        {
            begun.Write(new JournalRecord.Begun(changeId, begun.Now, journal.Console, journal.ProcessId, options.OnFailure, PlanWriter.Write(plan)));
        }
        catch (JournalException)
        {
            begun.Discard();
            throw;
        }

        return begun;
    }

    /// <summary>Opens the journal of a run that is to be finished or taken back, without what was torn.</summary>
    /// <exception cref="JournalException">It cannot be used.</exception>
    public static (RunJournal Journal, IReadOnlyList<JournalRecord> Records) Reopen(string changeId, RunOptions options)
    {
        IJournal journal = options.Journal ?? throw new ArgumentException("A run that is taken up again has a journal.", nameof(options));
        IJournalFile file = journal.Open(changeId);
        try
        {
            byte[] bytes = file.Read();
            JournalContent content = NetworkChange.Checked(changeId, file.Path, JournalText.Read(bytes));
            if (content.GoodLength < bytes.Length)
            {
                file.Truncate(content.GoodLength);
            }

            return (new RunJournal(file, options.Clock, changeId, isNew: false), content.Records);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a record without which the run must not go on.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Write(JournalRecord record) => _file?.Append(JournalText.Write(record));

    /// <summary>Writes a record that may be missing: what it says can be read from the hosts again.</summary>
    public void Note(JournalRecord record)
    {
        try
        {
            Write(record);
        }
        catch (JournalException e)
        {
            Failure ??= e;
        }
    }

    /// <summary>Each step with old value, new value and inverse, as JSON.</summary>
    public static string Describe(IEnumerable<PlanStep> steps) => NodePrinter.Line(DocumentNode.OfItems(steps
        .Select(s => new ObjectBuilder()
            .Text("object", s.Change.Target)
            .Text("oldValue", s.Change.OldValue)
            .Text("newValue", s.Change.NewValue)
            .Add("step", PlanStepSection.Write(s))
            .Add("inverse", PlanStepSection.Write(s with { Change = s.Inverse }))
            .Build())
        .ToArray()));

    /// <summary>Takes the journal of a run away that never began; one that others wrote stays.</summary>
    public void Discard()
    {
        if (_isNew)
        {
            _file?.Discard();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
