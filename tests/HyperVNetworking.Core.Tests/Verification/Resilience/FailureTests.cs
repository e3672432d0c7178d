using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>Every kind of failure, once where it bites and once where it just misses.</summary>
public sealed class FailureTests
{
    [Fact]
    public void The_built_site_survives_all_that_a_host_can_see_and_says_so()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make());

        Assert.True(report.Passes, report.Summary + string.Join("\n", report.Unproven));
        Assert.Equal("Of 74 failures 18 fail, 54 interrupt, 2 take redundancy, 0 change nothing; 18 of those that fail are dead paths, which no host sees and which do not count unless asked for.", report.Summary);
        Assert.Equal(16, report.Failures.Count(f => f.Kind == FailureKind.Nic));
        Assert.Equal(16, report.Failures.Count(f => f.Kind == FailureKind.Cable));
        Assert.Equal(16, report.Failures.Count(f => f.Kind == FailureKind.TeamMember));
        Assert.Equal((2, 2, 18, 4), (report.Failures.Count(f => f.Kind == FailureKind.Switch), report.Failures.Count(f => f.Kind == FailureKind.SwitchUplink), report.Failures.Count(f => f.Kind == FailureKind.DeadPath), report.Failures.Count(f => f.Kind == FailureKind.Host)));
    }

    [Fact]
    public void Dead_paths_count_where_they_are_asked_for()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make(), new ResilienceOptions { Failures = [FailureKind.DeadPath] });

        Assert.False(report.Passes);
        Assert.Equal("Of 18 failures 18 fail, 0 interrupt, 0 take redundancy, 0 change nothing.", report.Summary);
    }

    [Fact]
    public void A_NIC_of_two_takes_a_convergence_and_the_second_way()
    {
        FailureOutcome outcome = BuiltSite.Judge(BuiltSite.Make()).Of(FailureKind.Nic, "HV2 physical NIC NIC3");

        Assert.Equal(FailureVerdict.Interrupted, outcome.Verdict);
        Assert.Equal(new TeamConvergence("HV2", "Tenants", "SwitchIndependent", 3), Assert.Single(outcome.Convergences));
        RequirementEffect sales = Assert.Single(outcome.RedundancyLost);
        Assert.Equal(("tenant Sales", RequirementType.Tenant), (sales.Requirement, sales.Type));
        Assert.Equal(["HV2"], sales.Stranded);
        Assert.Equal([100], sales.Vlans);
        Assert.Equal(3, Assert.Single(outcome.Interrupted).Seconds);
    }

    [Fact]
    public void A_standby_member_that_fails_costs_no_convergence_but_the_second_way()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [BuiltSite.Management("NIC2"), h.Teams[1]] });
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.Equal(FailureVerdict.LosesRedundancy, report.Of(FailureKind.TeamMember, "HV1 NIC team Mgmt member NIC2").Verdict);
        Assert.Equal("Standby", Assert.Single(report.Of(FailureKind.TeamMember, "HV1 NIC team Mgmt member NIC1").Convergences).Mode);
    }

    [Fact]
    public void The_only_NIC_takes_everything_with_it()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h.Name == "HV1" ? h with { Teams = [h.Teams[0], h.Teams[1] with { Members = ["NIC3"] }] } : h);
        ResilienceReport report = BuiltSite.Judge(site);
        FailureOutcome outcome = report.Of(FailureKind.Cable, "cable from HV1 physical NIC NIC3 to physical switch A port HV1-3");

        Assert.Equal(FailureVerdict.Fails, outcome.Verdict);
        Assert.Equal("VLAN 100 is stranded on HV1: tenant Sales no longer reaches from there to HV2, HV3 and HV4, or back.", outcome.Sentence);
        Assert.DoesNotContain(report.Failures, f => f.Where.StartsWith("HV1 physical NIC NIC4", StringComparison.Ordinal));
        Assert.Equal(FailureVerdict.Interrupted, report.Of(FailureKind.Nic, "HV2 physical NIC NIC3").Verdict);
    }

    [Fact]
    public void NICs_of_one_hardware_port_fail_together_and_leave_a_team_one_by_one()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { PhysicalNics = [.. h.PhysicalNics.Select((n, i) => n with { PhysicalPort = $"LOM{(i % 2) + 1}" })] });
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.Equal(8, report.Failures.Count(f => f.Kind == FailureKind.Nic));
        Assert.Equal(2, report.Of(FailureKind.Nic, "HV1 physical NIC NIC1 (with NIC3, on hardware port LOM1)").Convergences.Count);
        Assert.Single(report.Of(FailureKind.TeamMember, "HV1 NIC team Mgmt member NIC1").Convergences);
    }

    // Site-rules G(j): the links of the hosts stay up, so no team moves.
    [Fact]
    public void Cutting_the_only_link_between_the_switches_parts_all_active_teams_though_no_host_link_goes_down()
    {
        NetworkDocument site = BuiltSite.Make();
        site = site with { Fabric = site.Fabric with { Links = [site.Fabric.Links[0]] } };
        FailureOutcome outcome = BuiltSite.Judge(site).Of(FailureKind.SwitchUplink, "link between physical switch A port up1 and physical switch B port up1");

        Assert.Equal(FailureVerdict.Fails, outcome.Verdict);
        Assert.Empty(outcome.Convergences);
        Assert.Contains("tenant Sales does not hold among them", outcome.Sentence);
        Assert.Equal(["HV1", "HV2", "HV3", "HV4"], outcome.Lost[0].Stranded);
    }

    [Fact]
    public void One_of_two_links_between_the_switches_leaves_the_other()
    {
        FailureOutcome outcome = BuiltSite.Judge(BuiltSite.Make()).Of(FailureKind.SwitchUplink, "link between physical switch A port up1 and physical switch B port up1");

        Assert.Equal(FailureVerdict.LosesRedundancy, outcome.Verdict);
        Assert.Equal(4, outcome.RedundancyLost.Count);
    }

    [Fact]
    public void A_link_nobody_needs_may_fail()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [.. h.Teams.Select(t => t with { Standby = t.Members[1] })] });
        site = site with { Fabric = site.Fabric with { Links = [site.Fabric.Links[0]] } };

        Assert.Equal(FailureVerdict.Survives, BuiltSite.Judge(site).Failures.Single(f => f.Kind == FailureKind.SwitchUplink).Verdict);
    }

    [Fact]
    public void The_uplink_of_a_switch_strands_the_server_behind_it()
    {
        NetworkDocument site = BuiltSite.Make();
        site = site with
        {
            Tenants = [site.Tenants[0] with { Members = ["SALES-*", "Server1"] }],
            Fabric = site.Fabric with
            {
                Switches = [.. site.Fabric.Switches.Select(s => s with { Ports = s.Ports.Add(new PhysicalPort { Name = "core", Mode = PhysicalPortMode.Trunk, Native = null }) }), Core()],
                Links = [.. site.Fabric.Links, new(new("A", "core"), new("Core", "a")), new(new("B", "core"), new("Core", "b"))],
            },
        };
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.Equal(FailureVerdict.LosesRedundancy, report.Of(FailureKind.SwitchUplink, "link between physical switch A port core and physical switch Core port a").Verdict);
        FailureOutcome core = report.Of(FailureKind.Switch, "physical switch Core");
        Assert.Equal(["Server1"], Assert.Single(core.Lost).Stranded);
        Assert.Equal(["Server1"], Assert.Single(report.Of(FailureKind.Cable, "cable from server Server1 to physical switch Core port s").Lost).Stranded);

        NetworkDocument single = site with { Fabric = site.Fabric with { Links = site.Fabric.Links.RemoveAll(l => l.First.Switch == "B") } };
        Assert.Equal(["Server1"], BuiltSite.Judge(single).Of(FailureKind.SwitchUplink, "link between physical switch A port core and physical switch Core port a").Lost[0].Stranded);
    }

    [Fact]
    public void A_dead_path_loses_the_share_of_its_member_until_somebody_acts()
    {
        FailureOutcome outcome = BuiltSite.Judge(BuiltSite.Make()).Of(FailureKind.DeadPath, "path behind HV1 physical NIC NIC3, link up");

        Assert.Equal(FailureVerdict.Fails, outcome.Verdict);
        Assert.Empty(outcome.Convergences);
        Assert.Equal(0.5, Assert.Single(outcome.Lost).Share);
    }

    [Theory]
    [InlineData(LacpTimer.Fast, 6, FailureVerdict.Interrupted)]
    [InlineData(LacpTimer.Slow, 93, FailureVerdict.Fails)]
    public void LACP_sees_a_dead_path_after_three_beats_of_its_timer(LacpTimer timer, double seconds, FailureVerdict verdict)
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [.. h.Teams.Select(t => t with { Mode = TeamingMode.Lacp, LacpTimer = timer })] });
        FailureOutcome outcome = BuiltSite.Judge(site).Of(FailureKind.DeadPath, "path behind HV1 physical NIC NIC1, link up");

        Assert.Equal(verdict, outcome.Verdict);
        Assert.Equal(seconds, Assert.Single(outcome.Convergences).Seconds);
        Assert.Empty(outcome.Lost);
    }

    [Fact]
    public void A_dead_standby_costs_the_second_way_only()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h with { Teams = [BuiltSite.Management("NIC2"), h.Teams[1]] });

        Assert.Equal(FailureVerdict.LosesRedundancy, BuiltSite.Judge(site).Of(FailureKind.DeadPath, "path behind HV1 physical NIC NIC2, link up").Verdict);
    }

    [Fact]
    public void VMs_of_a_host_start_again_where_they_may()
    {
        Assert.Equal((FailureVerdict.Interrupted, 50, 0), HostOf(h => h));
        Assert.Equal((FailureVerdict.Fails, 50, 50), HostOf(h => h with { Cluster = null }));
        Assert.Equal((FailureVerdict.Fails, 50, 1), HostOf(h => h with { Vms = h.Vms.Replace(v => v.Name.EndsWith("-7", StringComparison.Ordinal), v => v with { PossibleOwners = ["HV1"] }) }));
        Assert.Equal((FailureVerdict.Fails, 50, 50), HostOf(h => h.Name == "HV1" ? h with { Switches = [h.Switches[0] with { Name = "Own" }], Vms = [.. h.Vms.Select(v => v with { Adapters = [v.Adapters[0] with { Switch = "Own" }] })] } : h));
        Assert.Equal((FailureVerdict.Interrupted, 49, 0), HostOf(h => h with { Vms = h.Vms.Replace(v => v.Name == "SALES-1-7", v => v with { State = VmState.Off }) }));

        static (FailureVerdict Verdict, int Fall, int Stay) HostOf(Func<HostState, HostState> change) =>
            BuiltSite.Judge(BuiltSite.Make(change: change)).Of(FailureKind.Host, "host HV1") is var o ? (o.Verdict, o.VmsFall, o.VmsStay) : default;
    }

    // Site-rules A4: two VMs that may run on four hosts, of which one has a single NIC.
    [Fact]
    public void A_clustered_VM_counts_on_every_host_that_may_own_it()
    {
        NetworkDocument site = BuiltSite.Make(vms: 1, change: h => h with
        {
            Vms = h.Name is "HV1" or "HV2" ? [h.Vms[0] with { PossibleOwners = ["HV1", "HV2", "HV3"] }] : [],
            Teams = h.Name is "HV3" or "HV4" ? [h.Teams[0], h.Teams[1] with { Members = ["NIC3"] }] : h.Teams,
        });
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.Empty(report.Unproven);
        Assert.Equal(["HV3"], Assert.Single(report.Of(FailureKind.Nic, "HV3 physical NIC NIC3").Lost).Stranded);
        Assert.Empty(report.Of(FailureKind.Nic, "HV4 physical NIC NIC3").Effects);
        Assert.Empty(report.Of(FailureKind.Nic, "HV1 physical NIC NIC3").Lost);
    }

    [Fact]
    public void A_pair_is_told_where_it_is_worse_than_each_of_the_two()
    {
        ResilienceReport report = BuiltSite.Judge(BuiltSite.Make(2), new ResilienceOptions { Pairs = true, Failures = [FailureKind.Nic, FailureKind.SwitchUplink] });
        FailureOutcome[] pairs = [.. report.Failures.Where(f => f.Parts.Count == 2)];

        Assert.Contains(pairs, p => p.Where == "HV1 physical NIC NIC1 and HV1 physical NIC NIC2" && p.Verdict == FailureVerdict.Fails);
        Assert.Contains(pairs, p => p.Parts.All(q => q.Kind == FailureKind.SwitchUplink) && p.Verdict == FailureVerdict.Fails);
        Assert.DoesNotContain(pairs, p => p.Where == "HV1 physical NIC NIC1 and HV1 physical NIC NIC3");
        Assert.DoesNotContain(pairs, p => p.Where == "HV1 physical NIC NIC1 and HV2 physical NIC NIC1");
        Assert.False(report.Passes);
    }

    [Fact]
    public void What_does_not_hold_while_nothing_has_failed_is_named_and_not_lost()
    {
        NetworkDocument site = BuiltSite.Make(change: h => h.Name == "HV4" ? h with { Vms = [.. h.Vms.Select(v => v with { Adapters = [v.Adapters[0] with { Vlan = new PortVlan.Access(new VlanId(101)) }] })] } : h);
        ResilienceReport report = BuiltSite.Judge(site);

        Assert.StartsWith("Tenant Sales is not proven even while nothing has failed, over the members that carry now: HV4 need not hear HV1, and ", Assert.Single(report.Unproven));
        Assert.False(report.Passes);
        Assert.Equal(["HV1"], BuiltSite.Judge(site with { Hosts = site.Hosts.Replace(h => h.Name == "HV1", h => h with { Teams = [h.Teams[0], h.Teams[1] with { Members = ["NIC3"] }] }) }).Of(FailureKind.Nic, "HV1 physical NIC NIC3").Lost[0].Stranded);
    }

    [Fact]
    public void A_host_that_was_not_read_and_an_empty_requirement_pass_nothing()
    {
        NetworkDocument site = BuiltSite.Make();

        Assert.False(ResilienceCheck.Judge(site, [site.Hosts[0], site.Hosts[1], site.Hosts[2] with { Complete = false, Error = "Access denied." }], new ResilienceOptions()).Passes);
        Assert.Contains("nothing can be lost", BuiltSite.Judge(NetworkDocument.Empty).Unproven[0]);
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var source = new System.Threading.CancellationTokenSource();
        var progress = new CountingProgress(() => source.Cancel());

        Assert.Throws<OperationCanceledException>(() => BuiltSite.Judge(BuiltSite.Make(), new ResilienceOptions { CancellationToken = source.Token, Progress = progress }));
        Assert.Equal(new(3, 74), progress.Last);
    }

    private static PhysicalSwitch Core() => new()
    {
        Name = "Core",
        OtherPorts = OtherPorts.Unused,
        Ports =
        [
            new PhysicalPort { Name = "a", Mode = PhysicalPortMode.Trunk, Native = null },
            new PhysicalPort { Name = "b", Mode = PhysicalPortMode.Trunk, Native = null },
            new PhysicalPort { Name = "s", Mode = PhysicalPortMode.Access, Vlan = new VlanId(100), Attached = "Server1" },
        ],
    };

    private sealed class CountingProgress(Action stop) : IProgress<HyperVNetworking.Verification.Isolation.JudgingProgress>
    {
        public HyperVNetworking.Verification.Isolation.JudgingProgress Last { get; private set; }

        public void Report(HyperVNetworking.Verification.Isolation.JudgingProgress value)
        {
            Last = value;
            if (value.Judged == 3)
            {
                stop();
            }
        }
    }
}
