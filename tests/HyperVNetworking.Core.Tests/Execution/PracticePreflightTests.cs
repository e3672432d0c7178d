using System.Linq;
using HyperVNetworking.Core.Tests.Verification.BestPractice;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.PracticeNetwork;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>A plan that would break a rule is refused before anything is touched, under the rule's code; what is broken already stands in nobody's way.</summary>
public sealed class PracticePreflightTests
{
    private static readonly HostChange s_switchOnTeam = new HostChange.CreateSwitch(External("T"), null);

    private static readonly HostChange s_private = new HostChange.CreateSwitch(new VirtualSwitch { Name = "P", Type = SwitchType.Private }, null);

    [Theory]
    [InlineData("WindowsServer2019", false)]
    [InlineData("WindowsServer2022", true)]
    [InlineData("WindowsServer2025", true)]
    public void A_virtual_switch_on_an_LBFO_team_is_refused_where_Windows_refuses_it(string os, bool refused)
    {
        ValueList<Refusal> refusals = Preflight(Team with { OS = os }, s_switchOnTeam);

        Assert.Equal(refused ? ["LbfoUnderSwitch"] : [], refusals.Select(r => r.ErrorId));
        Assert.All(refusals, r =>
        {
            Assert.Equal("HV01", r.ComputerName);
            Assert.StartsWith($"After the plan HV01 NIC team T is under virtual switch S, and {os} ", r.Message, System.StringComparison.Ordinal);
            Assert.Contains("New-TenantSwitch with several -UplinkNic", r.Message, System.StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_is_broken_already_refuses_no_plan_about_something_else() =>
        Assert.Empty(Preflight(TeamUnderSwitch with { OS = "WindowsServer2022" }, s_private));

    [Fact]
    public void Another_team_that_breaks_the_same_rule_is_refused_all_the_same() =>
        Assert.Equal(
            ["SwitchDependentTeamSplit"],
            Preflight(Host with { Teams = [Lacp("NIC1", "NIC2")] }, new HostChange.AddTeam(Lacp("NIC3", "NIC4") with { Name = "U" })).Select(r => r.ErrorId));

    [Fact]
    public void The_physical_network_of_the_plan_s_document_counts()
    {
        NetworkDocument document = new() { Fabric = new Fabric { Lags = [new LinkAggregation { Name = "Po1", Ports = [new PortReference("SwitchA", "1"), new PortReference("SwitchA", "2")] }] } };

        Assert.Equal(["PortChannelFacesTeam"], Preflight(Host, document, new HostChange.AddTeam(Of("NIC1", "NIC3"))).Select(r => r.ErrorId));
        Assert.Empty(Preflight(Host, document, new HostChange.AddTeam(Of("NIC2", "NIC4"))));
    }

    [Fact]
    public void What_only_may_hurt_is_a_finding_of_the_plan_and_stops_nothing()
    {
        HostState host = Host.With("NIC2", n => n with { BitsPerSecond = Giga });
        var wanted = new WantedTeam { Name = "T", Members = ["NIC1", "NIC2"] };

        NetworkPlan plan = TeamNicPlanner.Create([wanted], [host], Read).Plan!;

        Assert.Equal(["MemberSpeedsDiffer"], plan.Findings.Select(f => f.Code));
        Assert.Empty(PlanRunner.Preflight(plan, [host], new RunOptions()));
        Assert.Empty(TeamNicPlanner.Create([wanted], [Host], Read).Plan!.Findings);
    }

    private static ValueList<Refusal> Preflight(HostState host, params HostChange[] changes) => Preflight(host, NetworkDocument.Empty, changes);

    private static ValueList<Refusal> Preflight(HostState host, NetworkDocument document, params HostChange[] changes) => PlanRunner.Preflight(
        new NetworkPlan
        {
            Document = document,
            CreatedAt = Read,
            Hosts = [host.Name],
            Steps = changes.Select((c, i) => new PlanStep { Number = i + 1, Host = host.Name, Change = c, Reason = "Because." }).ToValueList(),
        },
        [host],
        new RunOptions { AllowManagementPathChange = [host.Name] });
}
