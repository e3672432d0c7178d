using System.Text.Json;
using HyperVNetworking.Execution;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>What a run did, as JSON.</summary>
internal static class ChangeJson
{
    /// <summary>Writes a report as an object, with what is proven afterwards where somebody judged it.</summary>
    public static void Report(Utf8JsonWriter json, ChangeReport report, IsolationReport? proof = null)
    {
        json.WriteStartObject();
        json.WriteString("outcome", report.Outcome.ToString());
        json.WriteString("summary", report.Summary);
        ReportJson.Array(json, "steps", report.Steps, Step);
        ReportJson.Array(json, "refusals", report.Refusals, Refusal);
        ReportJson.Array(json, "faults", report.Faults, Fault);
        if (proof is not null)
        {
            json.WritePropertyName("report");
            ReportJson.Report(json, proof);
        }

        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, StepRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("step", record.Step.Number);
        json.WriteString("host", record.Step.Host);
        json.WriteString("object", record.Step.Change.Target);
        json.WriteString("oldValue", record.Step.Change.OldValue);
        json.WriteString("newValue", record.Step.Change.NewValue);
        json.WriteString("result", record.Result.ToString());
        json.WriteString("message", record.Message);
        json.WriteEndObject();
    }

    private static void Refusal(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("errorId", refusal.ErrorId);
        json.WriteString("computerName", refusal.ComputerName);
        json.WriteString("message", refusal.Message);
        json.WriteEndObject();
    }

    private static void Fault(Utf8JsonWriter json, ChangeFault fault)
    {
        json.WriteStartObject();
        json.WriteString("errorId", fault.ErrorId);
        json.WriteString("computerName", fault.ComputerName);
        json.WriteString("message", fault.Message);
        json.WriteBoolean("duringUndo", fault.DuringUndo);
        json.WriteEndObject();
    }
}
