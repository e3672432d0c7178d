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
        json.WriteString("changeId", report.ChangeId);
        json.WriteString("summary", report.Summary);
        ReportJson.Array(json, "steps", report.Steps, Step);
        ReportJson.Array(json, "refusals", report.Refusals, Refusal);
        ReportJson.Array(json, "faults", report.Faults, Fault);
        ReportJson.Array(json, "choices", report.Choices, Price);
        ReportJson.Array(json, "unsettled", report.Unsettled, (j, host) => j.WriteStringValue(host));
        if (proof is not null)
        {
            json.WritePropertyName("report");
            ReportJson.Report(json, proof);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a run as its journal tells it.</summary>
    public static void Change(Utf8JsonWriter json, NetworkChange change)
    {
        json.WriteStartObject();
        json.WriteString("changeId", change.ChangeId);
        json.WriteString("state", change.State.ToString());
        json.WriteString("startedAt", change.StartedAt);
        json.WriteString("console", change.Console);
        ReportJson.Array(json, "hosts", change.Hosts, (j, host) => j.WriteStringValue(host));
        json.WriteString("summary", change.Summary);
        ReportJson.Array(json, "steps", change.Steps, Step);
        ReportJson.Array(json, "faults", change.Faults, Fault);
        json.WriteEndObject();
    }

    private static void Price(Utf8JsonWriter json, FailurePrice price)
    {
        json.WriteStartObject();
        json.WriteString("choice", price.Choice.ToString());
        json.WriteNumber("stepsTakenBack", price.StepsTakenBack);
        json.WriteNumber("hostsChangedAgain", price.HostsChangedAgain);
        json.WriteNumber("outages", price.Outages);
        json.WriteNumber("hostsLeftHalf", price.HostsLeftHalf);
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
