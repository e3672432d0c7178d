using HyperVNetworking.Hosting;

namespace HyperVNetworking.Execution;

/// <summary>How the end of a run is told to an event log (site-rules E3).</summary>
public static class RunEvent
{
    /// <summary>The event id of a run that did what it was meant to do, or had nothing to do.</summary>
    public const int Done = 1;

    /// <summary>The event id of a run that changed nothing in the end: it was refused, or undone.</summary>
    public const int NotDone = 2;

    /// <summary>The event id of a run that somebody must finish: stopped, done in part, or not undone whole.</summary>
    public const int Unfinished = 3;

    /// <summary>Writes a run's end.</summary>
    /// <param name="log">The log; null writes nothing.</param>
    /// <param name="report">The run.</param>
    public static void Write(IEventLog? log, ChangeReport report)
    {
        (EventSeverity severity, int id) = report switch
        {
            { Succeeded: true } => (EventSeverity.Information, Done),
            { Outcome: ChangeOutcome.Refused or ChangeOutcome.Undone } => (EventSeverity.Warning, NotDone),
            _ => (EventSeverity.Error, Unfinished),
        };
        log?.Write(severity, id, $"HyperVNetworking {(report.ChangeId is string run ? $"run {run}" : "run that was not begun")}: {report.Outcome}. {report.Summary}");
    }
}
