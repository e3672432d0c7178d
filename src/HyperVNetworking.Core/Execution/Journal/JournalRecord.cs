using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>One thing that a run writes down. Steps are named by their place in the plan, from 1.</summary>
internal abstract record JournalRecord
{
    private JournalRecord()
    {
    }

    /// <summary>The run begins; nothing has been touched.</summary>
    /// <param name="ChangeId">The run.</param>
    /// <param name="At">When.</param>
    /// <param name="Console">The computer that it runs on.</param>
    /// <param name="ProcessId">The process.</param>
    /// <param name="OnFailure">What becomes of it if a step fails.</param>
    /// <param name="Plan">The plan as a document.</param>
    public sealed record Begun(string ChangeId, DateTimeOffset At, string Console, int ProcessId, OnFailure OnFailure, string Plan) : JournalRecord;

    /// <summary>The networks of a failover cluster before the run touches its nodes (site-rules D7).</summary>
    /// <param name="Cluster">The cluster.</param>
    /// <param name="Networks">Its networks.</param>
    public sealed record ClusterNetworks(string Cluster, ValueList<ClusterNetwork> Networks) : JournalRecord;

    /// <summary>Steps are about to be made: from here on each may have had its effect.</summary>
    /// <param name="At">When.</param>
    /// <param name="Steps">The steps.</param>
    /// <param name="Changes">Each step with old value, new value and inverse as JSON, for whoever reads the journal without this program; null when read back.</param>
    public sealed record Attempting(DateTimeOffset At, ValueList<int> Steps, string? Changes) : JournalRecord;

    /// <summary>Steps were made and confirmed by reading.</summary>
    /// <param name="Steps">The steps.</param>
    public sealed record Confirmed(ValueList<int> Steps) : JournalRecord;

    /// <summary>Steps are about to be taken back.</summary>
    /// <param name="At">When.</param>
    /// <param name="Steps">The steps.</param>
    public sealed record TakingBack(DateTimeOffset At, ValueList<int> Steps) : JournalRecord;

    /// <summary>What became of a step is known.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Result">What became of it.</param>
    /// <param name="Message">What there is to say of it.</param>
    public sealed record Settled(int Step, StepResult Result, string? Message) : JournalRecord;

    /// <summary>Something went wrong.</summary>
    /// <param name="ErrorId">The stable error id.</param>
    /// <param name="ComputerName">The host.</param>
    /// <param name="Message">What happened.</param>
    /// <param name="DuringUndo">Whether while taking back.</param>
    public sealed record Faulted(string ErrorId, string? ComputerName, string Message, bool DuringUndo) : JournalRecord;

    /// <summary>A host is about to get a way back, or a new time for it.</summary>
    /// <param name="Host">The host.</param>
    /// <param name="Until">When it starts, by the console's clock.</param>
    public sealed record Armed(string Host, DateTimeOffset Until) : JournalRecord;

    /// <summary>A host has no way back any more.</summary>
    /// <param name="Host">The host.</param>
    public sealed record Disarmed(string Host) : JournalRecord;

    /// <summary>Another process goes on with the run.</summary>
    /// <param name="At">When.</param>
    /// <param name="Console">The computer.</param>
    /// <param name="ProcessId">The process.</param>
    /// <param name="Undoes">Whether to take it back; else to finish it.</param>
    public sealed record TakenUp(DateTimeOffset At, string Console, int ProcessId, bool Undoes) : JournalRecord;

    /// <summary>The run ends.</summary>
    /// <param name="At">When.</param>
    /// <param name="Outcome">How.</param>
    /// <param name="Summary">All of it in a sentence or two.</param>
    public sealed record Ended(DateTimeOffset At, ChangeOutcome Outcome, string Summary) : JournalRecord;
}
