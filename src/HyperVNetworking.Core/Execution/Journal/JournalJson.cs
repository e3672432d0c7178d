using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>A record of a journal as one line of JSON. Readable by people and other programs; read back are the numbers, the plan is in the first record.</summary>
internal static class JournalJson
{
    private const int Format = 1;

    public static byte[] Write(JournalRecord record)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("record", record.GetType().Name);
            Write(json, record);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>A record; null for a line that none of ours has written.</summary>
    public static JournalRecord? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, JournalRecord record)
    {
        switch (record)
        {
            case JournalRecord.Begun r:
                json.WriteNumber("format", Format);
                json.WriteString("changeId", r.ChangeId);
                Write(json, r.At, r.Console, r.ProcessId);
                json.WriteString("onFailure", r.OnFailure.ToString());
                json.WriteString("plan", r.Plan);
                break;
            case JournalRecord.ClusterNetworks r:
                json.WriteString("document", DocumentWriter.Write(new NetworkDocument { Clusters = [new FailoverCluster { Name = r.Cluster, ClusterNetworks = r.Networks }] }));
                break;
            case JournalRecord.Attempting r:
                json.WriteString("at", r.At);
                Write(json, r.Steps);
                if (r.Changes is not null)
                {
                    json.WritePropertyName("changes");
                    json.WriteRawValue(r.Changes);
                }

                break;
            case JournalRecord.Confirmed r:
                Write(json, r.Steps);
                break;
            case JournalRecord.TakingBack r:
                json.WriteString("at", r.At);
                Write(json, r.Steps);
                break;
            case JournalRecord.Settled r:
                json.WriteNumber("step", r.Step);
                json.WriteString("result", r.Result.ToString());
                json.WriteString("message", r.Message);
                break;
            case JournalRecord.Faulted r:
                json.WriteString("errorId", r.ErrorId);
                json.WriteString("computerName", r.ComputerName);
                json.WriteString("message", r.Message);
                json.WriteBoolean("duringUndo", r.DuringUndo);
                break;
            case JournalRecord.Armed r:
                json.WriteString("computerName", r.Host);
                json.WriteString("at", r.Until);
                break;
            case JournalRecord.Disarmed r:
                json.WriteString("computerName", r.Host);
                break;
            case JournalRecord.TakenUp r:
                Write(json, r.At, r.Console, r.ProcessId);
                json.WriteBoolean("undoes", r.Undoes);
                break;
            case JournalRecord.Ended r:
                json.WriteString("at", r.At);
                json.WriteString("outcome", r.Outcome.ToString());
                json.WriteString("summary", r.Summary);
                break;
            default:
                throw new NotSupportedException($"{record.GetType().Name} is a record that journals do not know.");
        }
    }

    private static void Write(Utf8JsonWriter json, DateTimeOffset at, string console, int processId)
    {
        json.WriteString("at", at);
        json.WriteString("console", console);
        json.WriteNumber("process", processId);
    }

    private static void Write(Utf8JsonWriter json, ValueList<int> steps)
    {
        json.WriteStartArray("steps");
        foreach (int step in steps)
        {
            json.WriteNumberValue(step);
        }

        json.WriteEndArray();
    }

    private static JournalRecord? Read(JsonElement json) => Text(json, "record") switch
    {
        nameof(JournalRecord.Begun) when json.GetProperty("format").GetInt32() == Format => new JournalRecord.Begun(
            Text(json, "changeId"), At(json), Text(json, "console"), json.GetProperty("process").GetInt32(), Word<OnFailure>(json, "onFailure"), Text(json, "plan")),
        nameof(JournalRecord.ClusterNetworks) => Networks(Text(json, "document")),
        nameof(JournalRecord.Attempting) => new JournalRecord.Attempting(At(json), Steps(json), null),
        nameof(JournalRecord.Confirmed) => new JournalRecord.Confirmed(Steps(json)),
        nameof(JournalRecord.TakingBack) => new JournalRecord.TakingBack(At(json), Steps(json)),
        nameof(JournalRecord.Settled) => new JournalRecord.Settled(json.GetProperty("step").GetInt32(), Word<StepResult>(json, "result"), json.GetProperty("message").GetString()),
        nameof(JournalRecord.Faulted) => new JournalRecord.Faulted(
            Text(json, "errorId"), json.GetProperty("computerName").GetString(), Text(json, "message"), json.GetProperty("duringUndo").GetBoolean()),
        nameof(JournalRecord.Armed) => new JournalRecord.Armed(Text(json, "computerName"), At(json)),
        nameof(JournalRecord.Disarmed) => new JournalRecord.Disarmed(Text(json, "computerName")),
        nameof(JournalRecord.TakenUp) => new JournalRecord.TakenUp(At(json), Text(json, "console"), json.GetProperty("process").GetInt32(), json.GetProperty("undoes").GetBoolean()),
        nameof(JournalRecord.Ended) => new JournalRecord.Ended(At(json), Word<ChangeOutcome>(json, "outcome"), Text(json, "summary")),
        _ => null,
    };

    private static JournalRecord.ClusterNetworks? Networks(string document) =>
        DocumentReader.Read([new DocumentSource("journal", Encoding.UTF8.GetBytes(document))]).Document is { Clusters.Count: 1 } read ? new JournalRecord.ClusterNetworks(read.Clusters[0].Name, read.Clusters[0].ClusterNetworks) : null;

    private static string Text(JsonElement json, string key) => json.GetProperty(key).GetString() ?? throw new FormatException($"{key} is missing.");

    private static DateTimeOffset At(JsonElement json) => json.GetProperty("at").GetDateTimeOffset();

    private static ValueList<int> Steps(JsonElement json) => json.GetProperty("steps").EnumerateArray().Select(s => s.GetInt32()).ToValueList();

    private static T Word<T>(JsonElement json, string key)
        where T : struct, Enum => (T)Enum.Parse(typeof(T), Text(json, key));
}
