using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>A report as JSON, for other programs and for the next report to compare itself with.</summary>
public static class JsonReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON.</returns>
    public static string Write(NetworkReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("at", report.At);
            json.WriteNumber("layer", 2);
            json.WriteString("outcomes", ReportSummary.Outcomes(report));
            json.WriteString("grounds", ReportSummary.Grounds(report));
            NetworkJson.Array(json, "verdicts", report.Verdicts, NetworkJson.Verdict);
            NetworkJson.Array(json, "findings", report.Findings, NetworkJson.Finding);
            NetworkJson.Array(json, "failures", report.Failures, (j, f) =>
            {
                j.WriteStartObject();
                j.WriteString("where", f.Where);
                j.WriteString("verdict", f.Verdict.ToString());
                j.WriteNumber("convergenceSeconds", f.ConvergenceSeconds);
                j.WriteNumber("vmsFall", f.VmsFall);
                j.WriteString("sentence", f.Sentence);
                j.WriteEndObject();
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads the outcomes of a report that was written before.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The requirements with what was known of them; null if the text is no such report.</returns>
    public static ValueList<ReportedOutcome>? ReadOutcomes(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            var outcomes = new List<ReportedOutcome>();
            foreach (JsonElement verdict in document.RootElement.GetProperty("verdicts").EnumerateArray())
            {
                if (!Enum.TryParse(verdict.GetProperty("outcome").GetString(), out Outcome outcome))
                {
                    return null;
                }

                outcomes.Add(new ReportedOutcome(verdict.GetProperty("requirement").GetString() ?? string.Empty, outcome));
            }

            return outcomes.ToValueList();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
