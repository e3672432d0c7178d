using System.Globalization;
using System.Linq;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Planning;

/// <summary>What decided over a layout, in a sentence that layouts of one fate share.</summary>
internal static class LayoutReason
{
    /// <summary>The worst failure that it does not stand; or what could not be judged; or the sum.</summary>
    public static string Of(ResilienceReport report) =>
        report.Failures.Where(f => f.Verdict == FailureVerdict.Fails && report.Counts(f)).OrderByDescending(f => f.VmsFall).FirstOrDefault() is FailureOutcome worst ? Of(worst)
        : report.Unproven.Count > 0 ? report.Unproven[0]
        : Stood(report);

    private static string Stood(ResilienceReport report)
    {
        FailureOutcome[] counted = report.Failures.Where(report.Counts).ToArray();
        double silent = counted.SelectMany(f => f.Clusters).Select(c => c.SilentSeconds).DefaultIfEmpty(0).Max();
        return $"It stands all {counted.Length} failures that count; {counted.Count(f => f.Verdict == FailureVerdict.Interrupted)} interrupt something, and no cluster is without its heartbeat for longer than {Seconds(silent)} s.";
    }

    private static string Of(FailureOutcome failure)
    {
        string what = failure.Clusters.FirstOrDefault(c => c.LosesNodes || c.QuorumLost) is ClusterEffect cluster
            ? $"cluster {cluster.Cluster} hears nothing of its nodes {(double.IsInfinity(cluster.SilentSeconds) ? "until somebody acts" : $"for {Seconds(cluster.SilentSeconds)} s")}, and may be silent for {Seconds(cluster.BudgetSeconds)} s{(cluster.ResiliencySeconds > 0 ? $" and {Seconds(cluster.ResiliencySeconds)} s of resiliency" : string.Empty)}."
            : failure.Lost.Count > 0 ? $"{Sentence.List(failure.Lost.Select(l => l.Requirement))} {(failure.Lost.Count == 1 ? "is" : "are")} lost."
            : failure.Sentence;
        return $"When {failure.Where} fails, {what}";
    }

    private static string Seconds(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);
}
