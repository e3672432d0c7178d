using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>What it costs to meet a failure in one way (site-rules D3: undoing 46 good hosts because the 47th failed can be a second outage).</summary>
public sealed record FailurePrice
{
    /// <summary>The way.</summary>
    public required OnFailure Choice { get; init; }

    /// <summary>The steps that are taken back.</summary>
    public required int StepsTakenBack { get; init; }

    /// <summary>The hosts that are changed again by that.</summary>
    public required int HostsChangedAgain { get; init; }

    /// <summary>The steps taken back that interrupt something.</summary>
    public required int Outages { get; init; }

    /// <summary>The hosts that are then neither as they were nor as planned.</summary>
    public required int HostsLeftHalf { get; init; }

    /// <summary>The price in a line.</summary>
    /// <returns>Such as <c>UndoHost: takes back 3 steps on 1 host, 0 outages, leaves 0 hosts half changed</c>.</returns>
    public override string ToString() =>
        $"{Choice}: takes back {Count(StepsTakenBack, "step")} on {Count(HostsChangedAgain, "host")}, {Count(Outages, "outage")}, leaves {Count(HostsLeftHalf, "host")} half changed";

    /// <summary>The prices of all three ways.</summary>
    internal static ValueList<FailurePrice> Of(RunLedger ledger, ISet<string> failed)
    {
        PlanStep[] made = ledger.Attempted.Where(s => ledger[s].Result is StepResult.Done or StepResult.Failed).ToArray();
        int half = made.Select(s => s.Host).Distinct(Names.Comparer)
            .Count(host => ledger.Records.Any(r => Names.Same(r.Step.Host, host) && r.Result != StepResult.Done));
        return
        [
            Of(OnFailure.UndoAll, made, 0),
            Of(OnFailure.UndoHost, made.Where(s => failed.Contains(s.Host)).ToArray(), 0),
            Of(OnFailure.Stop, [], half),
        ];
    }

    private static FailurePrice Of(OnFailure choice, PlanStep[] back, int half) => new()
    {
        Choice = choice,
        StepsTakenBack = back.Length,
        HostsChangedAgain = back.Select(s => s.Host).Distinct(Names.Comparer).Count(),
        Outages = back.Count(s => s.Risk != StepRisk.None),
        HostsLeftHalf = half,
    };

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
