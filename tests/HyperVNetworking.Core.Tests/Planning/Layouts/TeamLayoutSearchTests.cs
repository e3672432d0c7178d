using System;
using System.Linq;
using System.Threading;
using HyperVNetworking.Core.Tests.Documents;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Planning.Layouts;

/// <summary>Which layouts of seed 004's NICs stand every single failure (issue 6 point 7).</summary>
public sealed class TeamLayoutSearchTests
{
    private static readonly ConvergenceSeconds s_ofTheArticle = new() { SwitchIndependent = 120 };
    private static readonly NetworkDocument s_built = Read("converged-team-built.json");

    [Fact]
    public void With_seconds_to_converge_the_article_s_own_layout_is_the_cheapest()
    {
        TeamLayoutResult found = Search(new TeamLayoutOptions());

        Assert.Equal("Host of NIC1 and NIC2; Tenants of NIC3 and NIC4", found.Passing[0].ToString());
        Assert.Equal((2, 4, 0), (found.Passing[0].TeamCount, found.Passing[0].NicCount, found.Passing[0].StandbyCount));
    }

    [Fact]
    public void With_two_minutes_four_NICs_allow_none_and_the_answer_says_why()
    {
        TeamLayoutResult found = Search(TwoMinutes());

        Assert.Empty(found.Errors);
        Assert.Empty(found.Passing);
        Assert.Equal(found.Failing.Count, found.Reasons.Sum(r => r.Layouts));
        Assert.Contains("6 layouts: When physical switch SwitchA fails, cluster CL1 hears nothing of its nodes for 120 s, and may be silent for 10 s.", found.Reasons.Select(r => r.ToString()));
        Assert.Contains(found.Reasons, r => r.Reason.StartsWith("A team of one NIC", StringComparison.Ordinal));
    }

    [Fact]
    public void With_one_NIC_more_from_each_hardware_port_the_commenter_s_cure_is_found()
    {
        TeamLayoutResult found = Search(TwoMinutes() with { AdditionalNics = 1 });

        Assert.Equal("Management of NIC1 and NIC2 (stands by); CSV-LiveMigration of NIC5 (stands by) and NIC6; Tenants of NIC3 and NIC4", found.Passing[0].ToString());
        Assert.Equal(["NIC5", "NIC6"], found.Passing[0].AddedNics);
        Assert.Equal("SET cannot follow for Management and CSV-LiveMigration: it has no standby member. Tenants could be SET from Windows Server 2016 on.", found.Passing[0].EmbeddedTeaming);
        Assert.All(found.Passing, l => Assert.Equal(2, l.Teams.Where(t => !t.CarriesTenants).Select(t => NicOf(t.Standby!)).Distinct().Count()));
        Assert.Contains("The backend presents NIC5 and NIC6 besides", found.Assumptions[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Cheaper_comes_first()
    {
        TeamLayoutResult found = Search(new TeamLayoutOptions { AdditionalNics = 1 });

        Assert.Equal(found.Passing.OrderBy(l => (l.TeamCount, l.NicCount, l.StandbyCount)), found.Passing);
        Assert.Equal(found.Passing.Select(l => l.ToString()).Distinct().Count(), found.Passing.Count);
    }

    [Fact]
    public void No_layout_that_is_not_judged_would_pass_and_none_that_takes_equal_NICs_fares_otherwise()
    {
        foreach (TeamLayoutOptions options in new[] { new TeamLayoutOptions(), TwoMinutes() })
        {
            TeamLayoutResult found = Search(options);
            LayoutSite site = LayoutSite.Of(s_built, s_built.Hosts, options, [])!;
            foreach (TeamLayout layout in found.Passing.Concat(found.Failing))
            {
                TeamLayout other = layout with { Teams = layout.Teams.Select(t => t with { Members = t.Members.Select(Twin).ToValueList(), Standby = t.Standby is null ? null : Twin(t.Standby) }).ToValueList() };
                Assert.Equal(layout.Passes, Passes(site, layout, options));
                Assert.Equal(layout.Passes, Passes(site, other, options));
            }
        }
    }

    [Fact]
    public void Bare_hosts_are_judged_with_the_tenants_that_they_are_to_have()
    {
        NetworkDocument bare = Read("converged-team.json");
        TeamLayoutOptions options = TwoMinutes() with { AdditionalNics = 1, Nics = ["NIC*"], Traffic = TrafficOf(s_built.Hosts[0]) };

        TeamLayoutResult found = TeamLayoutSearch.Run(bare, bare.Hosts, options);

        Assert.Equal("Management of NIC1 and NIC2 (stands by); CSV-LiveMigration of NIC3 (stands by) and NIC4; Tenants of NIC5 and NIC6", found.Passing[0].ToString());
    }

    [Theory]
    [InlineData("WindowsServer2019", false, "Tenants could be SET as well.")]
    [InlineData("WindowsServer2022", true, "Tenants is SET, since Windows takes no virtual switch on a NIC team there")]
    [InlineData("WindowsServer2025", true, "Tenants is SET")]
    public void Where_Windows_takes_no_virtual_switch_on_a_team_the_switch_teams_the_NICs(string os, bool embedded, string note)
    {
        NetworkDocument document = s_built with { Hosts = s_built.Hosts.Select(h => h with { OS = os }).ToValueList() };

        TeamLayoutResult found = TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions());

        Assert.Equal(embedded, found.Passing[0].Teams[^1].IsEmbedded);
        Assert.Contains(note, found.Passing[0].EmbeddedTeaming, StringComparison.Ordinal);
        Assert.Equal(embedded, found.Passing.All(l => l.Teams[^1].Standby is null));
    }

    [Fact]
    public void Ports_that_are_one_aggregation_take_LACP_and_ports_that_lack_a_VLAN_take_no_team_of_it()
    {
        Fabric fabric = s_built.Fabric with
        {
            Lags = [.. s_built.Fabric.Lags, .. Enumerable.Range(1, 4).Select(n => new LinkAggregation { Name = $"Host {n}", Ports = [new PortReference("SwitchA", $"{n}"), new PortReference("SwitchB", $"{n}")] })],
            Mlag = [new SwitchPair("SwitchA", "SwitchB")],
            Switches = s_built.Fabric.Switches.Replace(s => s.Name == "SwitchB", s => s with { Ports = s.Ports.Select(p => p with { Allowed = VlanSet.Parse("11-12,99,101-102") }).ToValueList() }),
        };
        NetworkDocument document = s_built with { Fabric = fabric };

        TeamLayoutResult found = TeamLayoutSearch.Run(document, document.Hosts, new TeamLayoutOptions());

        Assert.Contains(found.Reasons, r => r.Reason == "A port of NIC2 and its like does not carry VLAN 10, which the team needs on every member.");
        Assert.Contains(found.Failing.Concat(found.Passing), l => l.Teams.Any(t => t.Mode == TeamingMode.Lacp));
        Assert.DoesNotContain(found.Failing.Concat(found.Passing), l => l.Passes && l.Teams.Any(t => t.Mode == TeamingMode.Lacp && t.Standby is not null));
    }

    [Fact]
    public void What_fails_is_the_user_s_choice()
    {
        TeamLayoutResult found = Search(TwoMinutes() with { Resilience = new ResilienceOptions { Convergence = s_ofTheArticle, Failures = [FailureKind.SwitchUplink] } });

        Assert.Equal("Host of NIC1; Tenants of NIC3", found.Passing[0].ToString());
    }

    [Fact]
    public void It_tells_how_far_it_is_and_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var progress = new StopAt(3, stop);
        TeamLayoutOptions options = TwoMinutes() with { Progress = progress };

        Assert.Throws<OperationCanceledException>(() => Search(options with { Resilience = options.Resilience with { CancellationToken = stop.Token } }));
        Assert.Equal(3, progress.Judged);
        Assert.Equal(9, progress.Total);
    }

    private static TeamLayoutOptions TwoMinutes() => new() { Resilience = new ResilienceOptions { Convergence = s_ofTheArticle } };

    private static TeamLayoutResult Search(TeamLayoutOptions options) => TeamLayoutSearch.Run(s_built, s_built.Hosts, options);

    private static bool Passes(LayoutSite site, TeamLayout layout, TeamLayoutOptions options) => ResilienceCheck.Judge(s_built, site.Apply(layout), options.Resilience).Passes;

    private static ValueList<TeamTraffic> TrafficOf(HostState host) => host.Teams.Single(t => t.Name == "Mgmt").Interfaces.Select(i => new TeamTraffic { Traffic = i.Traffic, Vlan = i.Vlan }).ToValueList();

    // NIC1 and NIC3 come from one hardware port, NIC2 and NIC4 from the other.
    private static string Twin(string nic) => nic switch { "NIC1" => "NIC3", "NIC3" => "NIC1", "NIC2" => "NIC4", _ => "NIC2" };

    private static int NicOf(string nic) => (nic[^1] - '0') % 2;

    // A cluster of three with a VM of each tenant on every node: the others repeat them.
    private static NetworkDocument Read(string sample)
    {
        NetworkDocument whole = DocumentReader.Read([new DocumentSource(sample, System.Text.Encoding.UTF8.GetBytes(DocumentText.Sample(sample)))]).Document!;
        return whole with
        {
            Hosts = whole.Hosts.Take(3).Select(h => h with { Vms = whole.Tenants.Select(t => h.Vms.First(v => new NamePattern(t.Members[0]).IsMatch(v.Name))).ToValueList() }).ToValueList(),
        };
    }

    private sealed class StopAt(int layouts, CancellationTokenSource stop) : IProgress<JudgingProgress>
    {
        public int Judged { get; private set; }

        public int Total { get; private set; }

        public void Report(JudgingProgress value)
        {
            (Judged, Total) = (value.Judged, value.Total);
            if (Judged == layouts)
            {
                stop.Cancel();
            }
        }
    }
}
