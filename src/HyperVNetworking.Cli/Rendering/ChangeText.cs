using System.Globalization;
using System.Linq;
using HyperVNetworking.Execution;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>What a run did, as people read it.</summary>
internal static class ChangeText
{
    /// <summary>Writes every step with what became of it, and the summary; nothing of a plan that was not begun.</summary>
    public static void Write(Terminal terminal, ChangeReport report)
    {
        if (report.Outcome == ChangeOutcome.Refused)
        {
            return;
        }

        terminal.WriteTable(
            ["Step", "Host", "Change", "Result"],
            report.Steps.Select(s => new[]
            {
                s.Step.Number.ToString(CultureInfo.InvariantCulture),
                s.Step.Host,
                s.Step.Change.ToString(),
                s.Message is null ? s.Result.ToString() : $"{s.Result}: {s.Message}",
            }));
        terminal.WriteLine(report.Summary);
        if (report.Choices.Count > 0)
        {
            terminal.WriteLine("The price of each way to meet the failure (--on-failure):");
            foreach (FailurePrice price in report.Choices)
            {
                terminal.WriteLine(price.ToString(), indent: 2);
            }
        }

        if (report.ChangeId is not null && report.Outcome != ChangeOutcome.NothingToDo)
        {
            terminal.WriteLine($"Run {report.ChangeId}.");
        }
    }

    /// <summary>Writes what was refused and what went wrong to the error stream, a line each.</summary>
    /// <returns>The exit code of the run.</returns>
    public static int WriteErrors(Terminal terminal, ChangeReport report)
    {
        foreach (string message in report.Refusals.Select(r => r.Message).Concat(report.Faults.Select(f => f.Message)))
        {
            terminal.WriteError(message);
        }

        return ExitCode.Of(
            report.Outcome == ChangeOutcome.Refused ? ExitCode.BadInput : ExitCode.Done,
            report.Faults.Any(f => f.ComputerName is not null && f.ErrorId.StartsWith("Host", System.StringComparison.Ordinal)) ? ExitCode.HostFailed : ExitCode.Done,
            report.Succeeded ? ExitCode.Done : ExitCode.NotHeld);
    }
}
