using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Verdicts and findings as JSON, for other programs.</summary>
internal static class ReportJson
{
    /// <summary>Writes one JSON value and a line end.</summary>
    public static void Write(TextWriter output, bool indented, Action<Utf8JsonWriter> value)
    {
        using var text = new Utf8ToText(output);
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            value(json);
        }

        output.WriteLine();
    }

    /// <summary>Writes a report as an object.</summary>
    public static void Report(Utf8JsonWriter json, IsolationReport report)
    {
        json.WriteStartObject();
        json.WriteBoolean("allProven", report.AllProven);
        json.WriteNumber("layer", 2);
        Array(json, "verdicts", report.Verdicts, NetworkJson.Verdict);
        Array(json, "findings", report.Findings, Finding);
        json.WriteEndObject();
    }

    /// <summary>Writes explanations as an object.</summary>
    public static void Explanations(Utf8JsonWriter json, IEnumerable<EndpointExplanation> explanations)
    {
        json.WriteStartObject();
        json.WriteNumber("layer", 2);
        Array(json, "explanations", explanations, Explanation);
        json.WriteEndObject();
    }

    /// <summary>Writes an array property.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => NetworkJson.Array(json, name, items, write);

    /// <summary>Writes a finding as an object.</summary>
    public static void Finding(Utf8JsonWriter json, Finding finding) => NetworkJson.Finding(json, finding);

    private static void Explanation(Utf8JsonWriter json, EndpointExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("sender", explanation.Sender.Name);
        json.WriteString("hearer", explanation.Hearer.Name);
        json.WriteBoolean("heard", explanation.Heard);
        json.WriteBoolean("always", explanation.Always);
        json.WriteString("reason", explanation.Reason);
        Array(json, "hops", explanation.Hops, NetworkJson.Hop);
        Array(json, "openEnds", explanation.OpenEnds, (j, end) => j.WriteStringValue(end));
        Array(json, "assumptions", explanation.Assumptions, (j, assumption) => j.WriteStringValue(assumption));
        json.WriteEndObject();
    }
}
