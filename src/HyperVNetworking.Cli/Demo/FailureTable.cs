using System.Globalization;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Cli.Demo;

/// <summary>What every single failure comes to: a row each, and the budget that is broken.</summary>
internal static class FailureTable
{
    /// <summary>Writes the failures that count, the worst of them in words, and how many dead paths there are besides.</summary>
    public static void Write(Terminal terminal, ResilienceReport report)
    {
        FailureOutcome[] counted = report.Failures.Where(report.Counts).ToArray();
        terminal.WriteHeading("Every single failure");
        terminal.WriteTable(
            ["What fails", "Comes to", "Teams away", "Heartbeat away", "VMs fall"],
            counted.Select(f => new[]
            {
                f.Where,
                f.Verdict.ToString(),
                f.ConvergenceSeconds == 0 ? string.Empty : $"{Number(f.ConvergenceSeconds)} s",
                string.Join(", ", f.Clusters.Where(c => c.SilentSeconds > 0).Select(c => $"{Number(c.SilentSeconds)} s of {Number(c.BudgetSeconds)}")),
                f.VmsFall == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{f.VmsFall} of {f.Vms}"),
            }));
        terminal.WriteLine();
        int bad = counted.Count(f => f.Verdict == FailureVerdict.Fails);
        foreach (string unproven in report.Unproven)
        {
            terminal.WriteLine(unproven);
        }

        terminal.WriteLine(
            bad == 0
                ? $"{counted.Length} of {counted.Length} single failures are stood: {counted.Count(f => f.Verdict == FailureVerdict.Interrupted)} interrupt something for a while, {counted.Count(f => f.Verdict == FailureVerdict.LosesRedundancy)} take a second way."
                : $"{bad} of {counted.Length} single failures are not stood. {Broken(report)}");
        if (counted.Length < report.Failures.Count)
        {
            terminal.WriteLine($"Not counted: {report.Failures.Count - counted.Length} paths that may be dead while their link stays up, which no switch-independent team sees. Let the backend take such a link down (Smart Link).");
        }
    }

    /// <summary>The worst failure in words, with the budget that it breaks.</summary>
    public static string Broken(ResilienceReport report)
    {
        FailureOutcome worst = report.Failures.Where(f => f.Verdict == FailureVerdict.Fails && report.Counts(f)).OrderByDescending(f => f.VmsFall).First();
        return $"When {worst.Where} fails: {worst.Sentence}";
    }

    /// <summary>Writes all failures as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, ResilienceReport report)
    {
        json.WriteStartObject();
        json.WriteBoolean("passes", report.Passes);
        json.WriteString("summary", report.Summary);
        json.WriteStartArray("failures");
        foreach (FailureOutcome failure in report.Failures)
        {
            json.WriteStartObject();
            json.WriteString("kind", failure.Kind.ToString());
            json.WriteString("where", failure.Where);
            json.WriteString("verdict", failure.Verdict.ToString());
            json.WriteBoolean("counts", report.Counts(failure));
            json.WriteNumber("convergenceSeconds", failure.ConvergenceSeconds);
            json.WriteNumber("vmsFall", failure.VmsFall);
            json.WriteString("sentence", failure.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);
}
