using System;
using System.Collections.Generic;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>Verdicts and findings as JSON values, one shape wherever they are written.</summary>
public static class NetworkJson
{
    private const int ChunkSize = 32 * 1024;

    /// <summary>Writes an array property.</summary>
    /// <typeparam name="T">What is in it.</typeparam>
    /// <param name="json">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="items">What is in it.</param>
    /// <param name="write">Writes one of them.</param>
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
    /// <param name="json">Where to.</param>
    /// <param name="finding">The finding.</param>
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

    /// <summary>Writes a verdict as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="verdict">The verdict.</param>
    public static void Verdict(Utf8JsonWriter json, Verdict verdict)
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

    /// <summary>Writes a hop as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="hop">The hop.</param>
    public static void Hop(Utf8JsonWriter json, Hop hop)
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
