using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Issue 2, "what it must show": break one thing in the built network, and the verdict names it with a trace.</summary>
public sealed class BreakOneThingTests
{
    [Fact]
    public void The_article_as_built_is_proven_throughout()
    {
        IsolationReport report = ArticleNetwork.Built.Judge();
        Assert.Empty(report.Verdicts.Where(v => v.Outcome != Outcome.Proven).Select(v => v.ToString()));
        Assert.Equal(["Sales", "Finance", "HR", "R&D", "Management"], report.Verdicts.Where(v => v.Kind == RequirementKind.Separation).Select(v => v.Tenant));
        Assert.Equal(5, report.Verdicts.Count(v => v.Kind == RequirementKind.Reach));
        Assert.Empty(report.Warnings().Select(f => f.Message));
        Assert.Equal("Proven (layer 2): Sales is heard by nobody else. No frame of its 4 endpoints can arrive anywhere else.", report.Of(RequirementKind.Separation, "Sales").ToString());
    }

    [Fact]
    public void A_VM_put_into_another_departments_VLAN_is_named()
    {
        IsolationReport report = ArticleNetwork.Built.WithVm("VM7", a => a with { Vlan = new PortVlan.Access(new VlanId(3)) }).Judge();
        const string Place = "Host2 VM VM7 'Network Adapter' Access 3 (tenant Sales is VLAN 2)";
        Verdict separation = report.Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, separation.Outcome);
        Assert.Equal($"VM8 of Finance hears VM7 of Sales; fix {Place}. 2 more like it.", separation.Reason);
        Assert.All(separation.Traces, t => Assert.Equal(Place, t.Blame));
        Verdict finance = report.Of(RequirementKind.Separation, "Finance");
        Assert.Equal(Outcome.Violated, finance.Outcome);
        Assert.All(finance.Traces, t => Assert.Equal(Place, t.Blame));
        Verdict reach = report.Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.All(reach.Traces, t => Assert.Equal(Place, t.Blame));
        Assert.All(["HR", "R&D", "Management"], t => Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, t).Outcome));
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "Finance").Outcome);
    }

    [Fact]
    public void A_link_that_lost_a_VLAN_is_named_with_the_hop_that_drops()
    {
        IsolationReport report = ArticleNetwork.Built.WithPort("SwitchA", "48", p => p with { Allowed = VlanSet.Parse("1-3") }).Judge();
        Verdict reach = report.Of(RequirementKind.Reach, "HR");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Equal("VM9 of HR does not hear VM4 of HR; fix physical switch SwitchA port 48 Trunk native 1 allowed 1-3 (drops VLAN 4). 3 more like it.", reach.Reason);
        Trace trace = reach.Traces[0];
        Assert.False(trace.Arrives);
        Assert.Equal(
            [
                "Host1 virtual switch Switch A, port of VM VM4 'Network Adapter': untagged -> tag 4 (Access 4)",
                "Host1 virtual switch Switch A, uplink P-NIC1: tag 4 -> tag 4 (passes every VLAN)",
                "physical switch SwitchA, port 1: tag 4 -> tag 4 (Trunk native 1 allowed 2-4)",
                "physical switch SwitchA, port 48: tag 4 -> dropped (Trunk native 1 allowed 1-3)",
            ],
            trace.Hops.Select(h => h.ToString()));
        Assert.Equal(["HR"], report.Verdicts.Where(v => v.Outcome != Outcome.Proven).Select(v => v.Tenant));
    }

    [Fact]
    public void A_servers_port_in_the_wrong_VLAN_is_named()
    {
        IsolationReport report = ArticleNetwork.Built.WithPort("SwitchA", "11", p => p with { Vlan = new VlanId(3) }).Judge();
        const string Place = "physical switch SwitchA port 11 Access 3 (tenant Sales is VLAN 2)";
        foreach (Verdict verdict in new[] { report.Of(RequirementKind.Separation, "Sales"), report.Of(RequirementKind.Separation, "Finance"), report.Of(RequirementKind.Reach, "Sales") })
        {
            Assert.Equal(Outcome.Violated, verdict.Outcome);
            Assert.All(verdict.Traces, t => Assert.Equal(Place, t.Blame));
            Assert.Contains(Place, verdict.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_host_only_tenant_on_an_external_switch_is_violated_though_nobody_hears_it()
    {
        IsolationReport report = ArticleNetwork.Built
            .WithVm("VM5", a => a with { Switch = "Switch A" })
            .WithVm("VM6", a => a with { Switch = "Switch A" })
            .Judge();
        Verdict verdict = report.Of(RequirementKind.Separation, "R&D");
        Assert.Equal(Outcome.Violated, verdict.Outcome);
        Assert.Equal("R&D is heard by nobody else, and no frame of it reaches an uplink.", verdict.Requirement);
        Assert.Equal("Frames of VM5 leave Host1 virtual switch Switch A; fix Host1 VM VM5 'Network Adapter' Untagged, on Host1 virtual switch Switch A, which has an uplink (R&D is HostOnly).", verdict.Reason);
        Assert.Equal("uplink P-NIC1", verdict.Traces[0].Hops[^1].Port);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "R&D").Outcome);
    }

    [Fact]
    public void A_native_mismatch_is_a_finding_and_both_ends_are_named()
    {
        IsolationReport report = ArticleNetwork.Built
            .WithPort("SwitchA", "48", p => p with { Native = new VlanId(2) })
            .WithPort("SwitchC", "48", p => p with { Native = new VlanId(3) })
            .Judge();
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.NativeMismatch);
        Assert.Equal("physical switch SwitchA port 48 and physical switch SwitchC port 48", finding.Subject);
        const string Sales = "physical switch SwitchA port 48 Trunk native 2 allowed 1-4 and physical switch SwitchC port 48 Trunk native 3 allowed 1-4 (their cable turns VLAN 2 into VLAN 3)";
        Assert.Equal($"VM8 of Finance hears VM1 of Sales; fix {Sales}.", report.Of(RequirementKind.Separation, "Sales").Reason);
        Verdict finance = report.Of(RequirementKind.Separation, "Finance");
        Assert.Equal(Outcome.Violated, finance.Outcome);
        Assert.Contains("turns VLAN 3 into VLAN 2", finance.Reason, StringComparison.Ordinal);
        Verdict reach = report.Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Equal(Sales, reach.Traces[0].Blame);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "HR").Outcome);
    }

    [Fact]
    public void An_unlisted_VM_in_a_tenants_VLAN_violates_it_or_is_reported()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with { Vms = h.Vms.Add(ArticleNetwork.Vm("VM99", "Switch C", 2)) });
        Verdict verdict = document.Judge().Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, verdict.Outcome);
        Assert.Equal("VM99, in no tenant, hears VM1 of Sales; fix Host2 VM VM99 'Network Adapter' Access 2 (VM99 is in no tenant; tenant Sales is VLAN 2).", verdict.Reason);
        Assert.Equal("VM99", verdict.Traces[0].To);

        IsolationReport reported = document.Judge(new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint.Report });
        Assert.True(reported.AllProven);
        Assert.Equal("VM VM99", Assert.Single(reported.Findings, f => f.Code == IsolationFindingCodes.UnlistedEndpointHears).Subject);
    }

    [Fact]
    public void An_unreadable_host_leaves_nothing_proven_and_is_named()
    {
        IsolationReport report = ArticleNetwork.Built.WithHost("Host2", h => h with { Complete = false, Error = "access denied." }).Judge();
        Assert.All(report.Verdicts, v => Assert.Equal(Outcome.Unproven, v.Outcome));
        Assert.All(report.Verdicts, v => Assert.Contains("Host2 was not read: access denied.", v.MissingFacts));
    }

    [Fact]
    public void A_host_that_nobody_read_leaves_nothing_proven_and_hides_no_violation()
    {
        NetworkDocument document = ArticleNetwork.Built.WithVm("VM2", a => a with { Vlan = new PortVlan.Access(new VlanId(3)) });
        IsolationReport report = IsolationCheck.Judge(document, [document.Hosts[0]], new IsolationOptions());
        Assert.DoesNotContain(report.Verdicts, v => v.Outcome == Outcome.Proven);
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Separation, "Finance").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "HR").Outcome);
        Assert.Contains("Host2 was not read: the document expects it and no state of it was given.", report.Of(RequirementKind.Separation, "HR").MissingFacts);
    }
}
