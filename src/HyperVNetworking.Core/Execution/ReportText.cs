using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Makes the report of a run with its summary.</summary>
internal static class ReportText
{
    public static ChangeReport WithoutRun(NetworkPlan plan, ValueList<Refusal> refusals, ValueList<HostState> states) => new()
    {
        Outcome = refusals.Count > 0 ? ChangeOutcome.Refused : ChangeOutcome.NothingToDo,
        Steps = plan.Steps.Select(s => new StepRecord { Step = s, Result = StepResult.NotRun }).ToValueList(),
        Refusals = refusals,
        States = states,
        Summary = refusals.Count == 0
            ? $"Nothing to do: {Count(plan.Hosts.Count, "host")} as planned."
            : $"Refused, no host was touched: {refusals[0].Message}{(refusals.Count > 1 ? $" And {refusals.Count - 1} more." : string.Empty)}",
    };

    public static ChangeReport OfRun(RunLedger ledger, ValueList<HostState> states)
    {
        ValueList<StepRecord> records = ledger.Records.ToValueList();
        ChangeOutcome outcome = records.All(r => r.Result == StepResult.Done) ? ChangeOutcome.Done
            : records.Any(r => r.Result == StepResult.Remains) ? ChangeOutcome.UndoIncomplete
            : ChangeOutcome.Undone;
        return new ChangeReport
        {
            Outcome = outcome,
            Steps = records,
            Faults = ledger.Faults.ToValueList(),
            States = states,
            Summary = Summary(outcome, records, ledger.Faults),
        };
    }

    private static string Summary(ChangeOutcome outcome, ValueList<StepRecord> records, IReadOnlyList<ChangeFault> faults)
    {
        string cause = faults.Count == 0 ? string.Empty : $" {faults[0].Message}";
        int undone = records.Count(r => r.Result == StepResult.Undone);
        StepRecord[] remains = records.Where(r => r.Result == StepResult.Remains).ToArray();
        return outcome switch
        {
            ChangeOutcome.Done => $"Done: {Count(records.Count, "step")} on {Count(Hosts(records), "host")}, each confirmed by reading.",
            ChangeOutcome.Undone => $"Undone, every host is as it was:{cause} {Count(undone, "step")} taken back.",
            _ => $"Undo incomplete:{cause} {Count(undone, "step")} taken back, {remains.Length} left on {string.Join(", ", remains.Select(r => r.Step.Host).Distinct(Names.Comparer))}: {string.Join("; ", remains.Take(5).Select(r => $"step {r.Step.Number} {r.Step.Change}"))}{(remains.Length > 5 ? "; ..." : string.Empty)}.",
        };
    }

    private static int Hosts(IEnumerable<StepRecord> records) => records.Select(r => r.Step.Host).Distinct(Names.Comparer).Count();

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
