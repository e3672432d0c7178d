using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>Verdicts and findings as a SARIF log (OASIS, version 2.1.0): a result for each, with kind and level as that standard pairs them, and the place as a logical location.</summary>
public static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON.</returns>
    public static string Write(NetworkReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report);
            json.WriteStartArray("results");
            foreach (Verdict verdict in report.Verdicts)
            {
                WriteVerdict(json, verdict);
            }

            foreach (Finding finding in report.Findings)
            {
                Write(json, finding.Code, "fail", Level(finding.Severity), $"{finding.Message} {finding.Suggestion}", finding.Subject);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json, NetworkReport report)
    {
        IEnumerable<string> rules = report.Verdicts.Select(RuleOf).Concat(report.Findings.Select(f => f.Code)).Distinct(StringComparer.Ordinal);
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "HyperVNetworking");
        json.WriteStartArray("rules");
        foreach (string rule in rules.OrderBy(r => r, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        // A level other than "none" is for results that fail alone.
        (string kind, string level) = verdict.Outcome switch
        {
            Outcome.Violated => ("fail", "error"),
            Outcome.Unproven => ("open", "none"),
            _ => ("pass", "none"),
        };
        string blame = verdict.Traces.Select(t => t.Blame).FirstOrDefault() ?? verdict.Tenant;
        Write(json, RuleOf(verdict), kind, level, $"{verdict.Outcome} (layer 2): {verdict.Requirement} {verdict.Reason}", blame);
    }

    private static string RuleOf(Verdict verdict) => $"Isolation/{verdict.Kind}";

    private static void Write(Utf8JsonWriter json, string rule, string kind, string level, string message, string place)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule);
        json.WriteString("kind", kind);
        json.WriteString("level", level);
        json.WriteStartObject("message");
        json.WriteString("text", message);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", place);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
