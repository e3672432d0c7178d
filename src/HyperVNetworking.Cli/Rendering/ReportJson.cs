using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Verdicts and findings as JSON, for other programs.</summary>
internal static class ReportJson
{
    private const int ChunkSize = 32 * 1024;

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
        Array(json, "verdicts", report.Verdicts, Verdict);
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
    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(json, item);
            if (json.BytesPending > ChunkSize)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a finding as an object.</summary>
    public static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("subject", finding.Subject);
        json.WriteString("computerName", finding.ComputerName);
        json.WriteString("message", finding.Message);
        json.WriteString("expected", finding.Expected);
        json.WriteString("actual", finding.Actual);
        json.WriteString("source", finding.Source);
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("kind", verdict.Kind.ToString());
        json.WriteString("tenant", verdict.Tenant);
        json.WriteString("otherTenant", verdict.OtherTenant);
        json.WriteString("outcome", verdict.Outcome.ToString());
        json.WriteString("requirement", verdict.Requirement);
        json.WriteString("reason", verdict.Reason);
        Array(json, "traces", verdict.Traces, Trace);
        Array(json, "missingFacts", verdict.MissingFacts, (j, fact) => j.WriteStringValue(fact));
        Array(json, "assumptions", verdict.Assumptions, (j, assumption) => j.WriteStringValue(assumption));
        if (verdict.Probes.Count > 0)
        {
            Array(json, "probes", verdict.Probes, Probe);
        }

        json.WriteEndObject();
    }

    private static void Probe(Utf8JsonWriter json, ProbeResult probe)
    {
        json.WriteStartObject();
        json.WriteString("sender", probe.Sender.Name);
        json.WriteString("receiver", probe.Receiver.Name);
        json.WriteBoolean("expectedHeard", probe.ExpectedHeard);
        if (probe.Heard is bool heard)
        {
            json.WriteBoolean("heard", heard);
        }
        else
        {
            json.WriteNull("heard");
        }

        json.WriteString("sentence", probe.Sentence);
        json.WriteEndObject();
    }

    private static void Explanation(Utf8JsonWriter json, EndpointExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("sender", explanation.Sender.Name);
        json.WriteString("hearer", explanation.Hearer.Name);
        json.WriteBoolean("heard", explanation.Heard);
        json.WriteBoolean("always", explanation.Always);
        json.WriteString("reason", explanation.Reason);
        Array(json, "hops", explanation.Hops, Hop);
        Array(json, "openEnds", explanation.OpenEnds, (j, end) => j.WriteStringValue(end));
        Array(json, "assumptions", explanation.Assumptions, (j, assumption) => j.WriteStringValue(assumption));
        json.WriteEndObject();
    }

    private static void Trace(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartObject();
        json.WriteString("from", trace.From);
        json.WriteString("to", trace.To);
        json.WriteBoolean("arrives", trace.Arrives);
        json.WriteString("blame", trace.Blame);
        Array(json, "hops", trace.Hops, Hop);
        json.WriteEndObject();
    }

    private static void Hop(Utf8JsonWriter json, Hop hop)
    {
        json.WriteStartObject();
        json.WriteString("device", hop.Device);
        json.WriteString("port", hop.Port);
        Tag(json, "tagIn", hop.TagIn);
        Tag(json, "tagOut", hop.TagOut);
        json.WriteString("setting", hop.Setting);
        json.WriteBoolean("dropped", hop.Dropped);
        json.WriteEndObject();
    }

    private static void Tag(Utf8JsonWriter json, string name, VlanId? tag)
    {
        if (tag is VlanId id)
        {
            json.WriteNumber(name, id.Value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
