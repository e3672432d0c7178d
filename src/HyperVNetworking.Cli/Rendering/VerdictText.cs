using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Verdicts as people read them: the outcome first, then why, then the hops.</summary>
internal static class VerdictText
{
    /// <summary>Writes the verdicts, the findings and one line that sums up.</summary>
    public static void Write(Terminal terminal, IsolationReport report)
    {
        WriteVerdicts(terminal, report);
        FindingText.Write(terminal, report.Findings);
        terminal.WriteLine();
        terminal.WriteLine(Summarize(report));
    }

    /// <summary>Writes the verdicts that are not Proven, and one line that sums up; nothing where nothing was judged.</summary>
    public static void WriteOpen(Terminal terminal, IsolationReport? report)
    {
        if (report is null)
        {
            return;
        }

        if (!report.AllProven)
        {
            WriteVerdicts(terminal, report with { Verdicts = report.Verdicts.RemoveAll(v => v.Outcome == Outcome.Proven) });
        }

        terminal.WriteLine(Summarize(report));
    }

    /// <summary>Writes each verdict with its reason, its traces and the facts it lacks.</summary>
    public static void WriteVerdicts(Terminal terminal, IsolationReport report)
    {
        terminal.WriteHeading("Verdicts (layer 2)");
        foreach (Verdict verdict in report.Verdicts)
        {
            terminal.WriteLabelled(
                2,
                [
                    (verdict.Outcome.ToString().PadRight(nameof(Outcome.Unproven).Length), verdict.Requirement),
                    ("", verdict.Reason),
                    .. verdict.MissingFacts.Select(fact => ("", (string?)$"missing: {fact}")),
                    .. verdict.Assumptions.Select(assumption => ("", (string?)$"assumes: {assumption}")),
                    .. verdict.Probes.Select(probe => ("", (string?)$"probe: {probe.Sentence}")),
                ]);
            foreach (Trace trace in verdict.Traces)
            {
                Write(terminal, trace);
            }
        }
    }

    /// <summary>How many requirements are proven.</summary>
    public static string Summarize(IsolationReport report) =>
        $"{report.Verdicts.Count(v => v.Outcome == Outcome.Proven)} of {report.Verdicts.Count} requirements proven"
        + $", {report.Verdicts.Count(v => v.Outcome == Outcome.Violated)} violated"
        + $", {report.Verdicts.Count(v => v.Outcome == Outcome.Unproven)} unproven, all at layer 2.";

    private static void Write(Terminal terminal, Trace trace)
    {
        terminal.WriteRow($"{trace.From} -> {trace.To}: {(trace.Arrives ? "heard" : "not heard")}", indent: 6);
        foreach (Hop hop in trace.Hops)
        {
            terminal.WriteRow(hop.ToString(), indent: 8);
        }

        terminal.WriteRow($"to blame: {trace.Blame}", indent: 8);
    }
}
