using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>Comment 8 of seed 004: one uplink switch fails, the all-active team is away for two minutes, a quarter of 200 VMs fall; and what else decides whether nodes stay.</summary>
public sealed class ClusterTests
{
    private static readonly ResilienceOptions s_article = new() { Convergence = new ConvergenceSeconds { SwitchIndependent = 120 } };

    [Fact]
    public void With_all_members_active_and_two_minutes_every_heartbeat_may_be_away_and_one_node_is_a_quarter_of_the_VMs()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make(), s_article);
        FailureOutcome outcome = report.Of(FailureKind.Switch, "physical switch A");

        ClusterEffect cluster = Assert.Single(outcome.Clusters);
        Assert.Equal(FailureVerdict.Fails, outcome.Verdict);
        Assert.Equal((120, 10, 0), (cluster.SilentSeconds, cluster.BudgetSeconds, cluster.ResiliencySeconds));
        Assert.Equal((50, 200, 200), (cluster.VmsFallAtLeast, cluster.VmsFall, cluster.Vms));
        Assert.True(cluster.QuorumLost);
        Assert.Contains("for 120 s, against a budget of 10 s: no group of its 4 nodes keeps the majority of the votes, and up to 200 of 200 VMs fall (50 if the heartbeat of one node only came by the member that failed).", outcome.Sentence);
        Assert.Empty(outcome.Lost);
        Assert.False(report.Passes);
    }

    [Fact]
    public void Where_it_is_known_by_which_member_teams_receive_exactly_one_node_leaves_and_a_quarter_of_the_VMs_falls()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [h.Teams[0] with { PrimaryMember = h.Name == "HV3" ? "NIC1" : "NIC2" }, h.Teams[1]] });
        FailureOutcome outcome = BuiltSite.Judge(site, s_article).Of(FailureKind.Switch, "physical switch A");

        ClusterEffect cluster = Assert.Single(outcome.Clusters);
        Assert.Equal(["HV3"], cluster.NodesLost);
        Assert.Equal((50, 50, 200, false), (cluster.VmsFallAtLeast, cluster.VmsFall, cluster.Vms, cluster.QuorumLost));
        Assert.Contains("HV3 leaves the cluster, and 50 of 200 VMs fall.", outcome.Sentence);
    }

    [Theory]
    [InlineData(10, FailureVerdict.Interrupted)]
    [InlineData(10.001, FailureVerdict.Fails)]
    public void The_budget_is_threshold_times_interval(double seconds, FailureVerdict verdict)
    {
        ResilienceOptions options = new() { Convergence = new ConvergenceSeconds { SwitchIndependent = seconds } };

        Assert.Equal(verdict, BuiltSite.Judge(BuiltSite.Make(), options).Of(FailureKind.Nic, "HV1 physical NIC NIC1").Verdict);
    }

    [Fact]
    public void A_longer_threshold_keeps_the_nodes()
    {
        NetworkDocument site = BuiltSite.Make() with { Clusters = [new FailoverCluster { Name = "cl1", HeartbeatIntervalMs = 2000, HeartbeatThreshold = 60 }] };

        Assert.True(BuiltSite.Judge(site, s_article).Passes);
    }

    [Fact]
    public void Two_teams_that_wait_at_opposite_switches_keep_a_heartbeat_without_convergence()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make(change: BuiltSite.WithOppositeTeams), s_article);
        FailureOutcome outcome = report.Of(FailureKind.Switch, "physical switch A");

        Assert.True(report.Passes, report.Summary);
        Assert.Equal(FailureVerdict.Interrupted, outcome.Verdict);
        Assert.Empty(outcome.Clusters);
        Assert.Contains("traffic class Management (VLAN 10)", outcome.Interrupted.Select(e => e.Requirement));
        Assert.DoesNotContain("traffic class CSV (VLAN 20)", outcome.Interrupted.Select(e => e.Requirement));
        Assert.Contains("traffic class CSV (VLAN 20)", outcome.RedundancyLost.Select(e => e.Requirement));
    }

    [Fact]
    public void Two_teams_that_wait_at_the_same_switch_do_not()
    {
        NetworkDocument site = BuiltSite.Make(change: h => BuiltSite.WithOppositeTeams(h) is var two ? two with { Teams = two.Teams.Replace(t => t.Name == "Cluster", t => t with { Standby = "NIC6" }) } : h);

        Assert.Equal(FailureVerdict.Fails, BuiltSite.Judge(site, s_article).Of(FailureKind.Switch, "physical switch A").Verdict);
    }

    [Theory]
    [InlineData("WindowsServer2016", null, FailureVerdict.Interrupted)]
    [InlineData("WindowsServer2012R2", null, FailureVerdict.Fails)]
    [InlineData(null, null, FailureVerdict.Fails)]
    [InlineData("WindowsServer2022", 60, FailureVerdict.Fails)]
    [InlineData("WindowsServer2022", 110, FailureVerdict.Interrupted)]
    [InlineData("WindowsServer23H2", null, FailureVerdict.Interrupted)]
    public void From_2016_on_an_isolated_node_keeps_its_VMs_for_the_resiliency_period(string? os, int? resiliency, FailureVerdict verdict)
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { OS = os }) with { Clusters = [new FailoverCluster { Name = "CL1", ResiliencySeconds = resiliency }] };
        FailureOutcome outcome = BuiltSite.Judge(site, s_article).Of(FailureKind.Switch, "physical switch B");

        Assert.Equal(verdict, outcome.Verdict);
        Assert.Equal(verdict == FailureVerdict.Interrupted, outcome.Sentence.Contains("isolated for a while, and the VMs run on", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_live_cluster_tolerates_counts_where_the_document_says_nothing_of_it()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { FailoverCluster = new FailoverCluster { Name = "CL1", HeartbeatThreshold = 20, ResiliencySeconds = 110 } }) with { Clusters = [] };

        ResilienceReport live = BuiltSite.Judge(site, s_article);
        ResilienceReport described = BuiltSite.Judge(site with { Clusters = [new FailoverCluster { Name = "CL1", ResiliencySeconds = 0 }] }, s_article);

        Assert.Equal(FailureVerdict.Interrupted, live.Of(FailureKind.Switch, "physical switch B").Verdict);
        Assert.Contains(live.Assumptions, a => a.StartsWith("Cluster CL1: nodes may be silent for 20 s", StringComparison.Ordinal) && !a.Contains("defaults", StringComparison.Ordinal));
        Assert.Equal(FailureVerdict.Fails, described.Of(FailureKind.Switch, "physical switch B").Verdict);
    }

    [Fact]
    public void The_heartbeat_goes_where_the_document_says()
    {
        NetworkDocument site = BuiltSite.Make(change: BuiltSite.WithOppositeTeams) with { Clusters = [new FailoverCluster { Name = "CL1", Networks = ["management"] }] };

        Assert.Equal(FailureVerdict.Fails, BuiltSite.Judge(site, s_article).Of(FailureKind.Switch, "physical switch A").Verdict);
    }

    [Fact]
    public void A_heartbeat_that_nobody_knows_the_way_of_is_no_proof()
    {
        NetworkDocument site = BuiltSite.Make() with { Clusters = [new FailoverCluster { Name = "CL1", Networks = ["Heartbeat"] }] };
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.Contains("Cluster CL1: no adapter of two of its hosts is said to carry one traffic class, so nobody knows where its heartbeat goes.", report.Unproven);
        Assert.False(report.Passes);
    }

    [Theory]
    [InlineData(2, ClusterWitness.Disk, "", false)]
    [InlineData(2, ClusterWitness.None, "", false)]
    [InlineData(2, ClusterWitness.None, "HV2", true)]
    [InlineData(3, ClusterWitness.None, "", false)]
    [InlineData(3, ClusterWitness.Disk, "HV2,HV3", true)]
    public void A_host_that_fails_takes_its_vote_with_it(int hosts, ClusterWitness witness, string withoutVote, bool isLost)
    {
        NetworkDocument site = BuiltSite.Make(hosts) with { Clusters = [new FailoverCluster { Name = "CL1", Witness = witness, WithoutVote = [.. withoutVote.Split(',', StringSplitOptions.RemoveEmptyEntries)] }] };
        FailureOutcome outcome = BuiltSite.Judge(site).Of(FailureKind.Host, "host HV1");

        Assert.Equal(isLost, outcome.Clusters.Any(c => c.QuorumLost));
        Assert.Equal(isLost ? FailureVerdict.Fails : FailureVerdict.Interrupted, outcome.Verdict);
        Assert.Equal(isLost ? 50 * hosts : 50, outcome.VmsFall);
    }

    [Fact]
    public void Half_of_the_nodes_stays_with_the_witness()
    {
        // Two nodes on each switch, and the link between the switches fails.
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [h.Teams[0] with { Members = [h.Name is "HV1" or "HV2" ? "NIC1" : "NIC2"] }, h.Teams[1]] });
        site = site with { Fabric = site.Fabric with { Links = [site.Fabric.Links[0]] } };
        FailureOutcome outcome = BuiltSite.Judge(site).Failures.Single(f => f.Kind == FailureKind.SwitchUplink);

        ClusterEffect cluster = Assert.Single(outcome.Clusters);
        Assert.Equal(["HV3", "HV4"], cluster.NodesLost);
        Assert.Equal((100, 100, false, double.PositiveInfinity), (cluster.VmsFall, cluster.VmsFallAtLeast, cluster.QuorumLost, cluster.SilentSeconds));
    }
}
