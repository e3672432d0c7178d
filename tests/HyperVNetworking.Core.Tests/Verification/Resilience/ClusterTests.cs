using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>Comment 8 of seed 004: one uplink switch fails, the all-active team is away for two minutes, a quarter of 200 VMs fall.</summary>
public sealed class ClusterTests
{
    private static readonly ResilienceOptions s_article = new() { Convergence = new ConvergenceSeconds { SwitchIndependent = 120 } };

    [Fact]
    public void With_all_members_active_and_two_minutes_the_heartbeat_is_away_on_every_network_and_one_node_is_a_quarter_of_the_VMs()
    {
        FailureOutcome outcome = BuiltSite.Judge(BuiltSite.Make(), s_article).Of(FailureKind.Switch, "physical switch A");

        ClusterEffect cluster = Assert.Single(outcome.Clusters);
        Assert.Equal(FailureVerdict.Fails, outcome.Verdict);
        Assert.Equal((120, 10, 0), (cluster.SilentSeconds, cluster.BudgetSeconds, cluster.ResiliencySeconds));
        Assert.Equal((50, 200, 200), (cluster.VmsFallAtLeast, cluster.VmsFall, cluster.Vms));
        Assert.True(cluster.QuorumLost);
        Assert.Contains("120 s, against a budget of 10 s", outcome.Sentence);
        Assert.Empty(outcome.Lost);
    }

    [Fact]
    public void With_three_seconds_the_cluster_stays()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make());
        FailureOutcome outcome = report.Of(FailureKind.Switch, "physical switch A");

        Assert.Equal(FailureVerdict.Interrupted, outcome.Verdict);
        Assert.Equal(8, outcome.Convergences.Count);
        Assert.All(outcome.Clusters, c => Assert.False(c.LosesNodes));
        Assert.True(report.Passes, report.Summary + "\n" + string.Join("\n", report.Unproven) + string.Join("\n", report.Failures.Where(f => f.Verdict == FailureVerdict.Fails).Select(f => $"{f.Where}: {f.Sentence}")));
    }
}
