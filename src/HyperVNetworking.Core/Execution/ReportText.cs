using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Makes the report of a run with its summary.</summary>
internal static class ReportText
{
    private const int Named = 5;

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

    /// <summary>The report of a run.</summary>
    /// <param name="ledger">What became of the steps.</param>
    /// <param name="states">The hosts at the end.</param>
    /// <param name="unsettled">The hosts of which no two reads agreed.</param>
    /// <param name="prices">What each way to meet the failure costs; null if nothing failed.</param>
    /// <param name="stopped">Whether nothing was taken back on purpose.</param>
    public static ChangeReport OfRun(
        RunLedger ledger, ValueList<HostState> states, ValueList<string> unsettled, ValueList<FailurePrice>? prices = null, bool stopped = false)
    {
        ValueList<StepRecord> records = ledger.Records.ToValueList();
        ChangeOutcome outcome = stopped ? ChangeOutcome.Stopped
            : records.All(r => r.Result == StepResult.Done) ? ChangeOutcome.Done
            : records.Any(r => r.Result == StepResult.Remains) ? ChangeOutcome.UndoIncomplete
            : records.Any(r => r.Result == StepResult.Done) ? ChangeOutcome.PartlyDone
            : ChangeOutcome.Undone;
        return new ChangeReport
        {
            Outcome = outcome,
            Steps = records,
            Faults = ledger.Faults.ToValueList(),
            States = states,
            Unsettled = unsettled,
            Choices = prices ?? [],
            Summary = Summary(outcome, records, ledger.Faults) + (unsettled.Count == 0 ? string.Empty : $" Not proven: {List(unsettled)} kept changing while it was read."),
        };
    }

    private static string Summary(ChangeOutcome outcome, ValueList<StepRecord> records, IReadOnlyList<ChangeFault> faults)
    {
        string cause = faults.Count == 0 ? string.Empty : $" {faults[0].Message}";
        int undone = records.Count(r => r.Result == StepResult.Undone);
        StepRecord[] done = records.Where(r => r.Result == StepResult.Done).ToArray();
        StepRecord[] remains = records.Where(r => r.Result == StepResult.Remains).ToArray();
        string whole = List(done.Select(r => r.Step.Host).Distinct(Names.Comparer));
        return outcome switch
        {
            ChangeOutcome.Done => $"Done: {Count(records.Count, "step")} on {Count(Hosts(records), "host")}, each confirmed by reading.",
            ChangeOutcome.Undone => $"Undone, every host is as it was:{cause} {Count(undone, "step")} taken back.",
            ChangeOutcome.PartlyDone => $"Partly done:{cause} {Count(done.Length, "step")} hold on {whole}; the other hosts are as they were, {Count(undone, "step")} taken back.",
            ChangeOutcome.Stopped => $"Stopped, nothing was taken back:{cause} {Count(done.Length, "step")} of {records.Count} hold{(remains.Length == 0 ? string.Empty : $", {remains.Length} may be made in part: {Steps(remains)}")}. Resume it or undo it.",
            _ => $"Undo incomplete:{cause} {Count(undone, "step")} taken back, {remains.Length} left on {List(remains.Select(r => r.Step.Host).Distinct(Names.Comparer))}: {Steps(remains)}.",
        };
    }

    private static string Steps(StepRecord[] records) =>
        $"{string.Join("; ", records.Take(Named).Select(r => $"step {r.Step.Number} {r.Step.Change}"))}{(records.Length > Named ? "; ..." : string.Empty)}";

    private static string List(IEnumerable<string> hosts) => string.Join(", ", hosts);

    private static int Hosts(IEnumerable<StepRecord> records) => records.Select(r => r.Step.Host).Distinct(Names.Comparer).Count();

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
