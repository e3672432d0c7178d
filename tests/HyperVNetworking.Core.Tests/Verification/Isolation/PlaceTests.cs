using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>A cluster is not a list of hosts: where VMs may come to run, and what would come back elsewhere (site-rules A3 to A5).</summary>
public sealed class PlaceTests
{
    [Fact]
    public void A_possible_owner_without_the_switch_breaks_reach_and_leaves_separation()
    {
        // The article's trap: Switch A on one host and Switch C on the other, so that nothing can move.
        NetworkDocument document = ArticleNetwork.Built.WithOwners("VM1", "Host1", "Host2");
        IsolationReport report = document.Judge();
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Verdict reach = report.Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Equal("VM1 (if on Host2) of Sales does not hear VM2 of Sales; fix Host2 VM VM1 'Network Adapter', whose virtual switch Switch A is not there. 5 more like it.", reach.Reason);
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.CannotMove);
        Assert.Equal("VM VM1 may run on Host2, and there is no virtual switch Switch A.", finding.Message);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "HR").Outcome);
    }

    [Fact]
    public void On_owners_that_are_alike_everything_is_proven_as_before()
    {
        NetworkDocument document = Alike().WithOwners("VM1", "host1", "host2").WithOwners("VM8", "Host1", "Host2");
        IsolationReport report = document.Judge();
        Assert.Empty(report.Verdicts.Where(v => v.Outcome != Outcome.Proven).Select(v => v.ToString()));
        Assert.DoesNotContain(report.Findings, f => f.Code == IsolationFindingCodes.CannotMove);
        Assert.Equal("No frame of its 4 endpoints can arrive anywhere else.", report.Of(RequirementKind.Separation, "Sales").Reason);
    }

    [Fact]
    public void Where_a_host_did_not_tell_its_cluster_nobody_knows_where_its_VMs_may_run()
    {
        NetworkDocument document = Alike().WithHost("Host1", h => h with { Unread = ["failover cluster: Access is denied."] });
        IsolationReport report = document.Judge();
        Verdict sales = report.Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Unproven, sales.Outcome);
        Assert.Contains("VM VM1 of Sales may run elsewhere: Host1 did not tell its failover cluster.", sales.MissingFacts);
        Assert.Equal(Outcome.Proven, document.WithOwners("VM1", "Host1", "Host2").WithOwners("VM2", "Host1", "Host2").Judge().Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void A_VLAN_that_the_owners_port_does_not_carry_is_found()
    {
        NetworkDocument document = Alike().WithOwners("VM1", "Host1", "Host2").WithPort("SwitchC", "1", p => p with { Allowed = VlanSet.Parse("1,3-4") });
        document = document with { Tenants = document.Tenants.Replace(t => t.Name == "Sales", t => t with { Members = ["VM1", "VM2"] }) };
        IsolationReport report = document.Judge();
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.CannotMove);
        Assert.Equal("VM VM1 may run on Host2, and there physical switch SwitchC port 1 does not carry VLAN 2.", finding.Message);
    }

    [Fact]
    public void A_leak_on_a_possible_owner_is_a_leak()
    {
        // Host2 mirrors into the unlisted probe: only when VM1 runs there is it heard.
        NetworkDocument document = Alike().WithOwners("VM1", "Host1", "Host2").WithHost("Host2", h => h with
        {
            Switches = h.Switches.Add(new VirtualSwitch { Name = "Lab", Type = SwitchType.Private }),
            Vms = h.Vms.Add(ArticleNetwork.Vm("Probe", "Lab", 2)),
        });
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Separation, "Sales").Outcome);
        NetworkDocument leaking = document.WithHost("Host1", h => h with
        {
            Switches = h.Switches.Add(new VirtualSwitch { Name = "Lab", Type = SwitchType.Private }),
        }).WithVm("VM1", a => a with { Switch = "Lab" });
        Verdict verdict = leaking.Judge().Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, verdict.Outcome);
        Assert.StartsWith("Probe, in no tenant, hears VM1 (if on Host2) of Sales", verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(ReachabilityMatrix.Build(leaking.Hosts, leaking.Fabric).HeardBy, p => p.Hearer.Name == "Probe");
    }

    [Fact]
    public void An_owner_that_was_not_read_leaves_the_tenant_unproven()
    {
        IsolationReport report = Alike().WithOwners("VM9", "Host2", "Host3").Judge();
        Assert.Equal(["VM VM9 of HR may run on Host3, which was not read."], report.Of(RequirementKind.Reach, "HR").MissingFacts);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "HR").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void What_nobody_can_judge_on_a_possible_owner_leaves_its_neighbours_unproven()
    {
        static HostState Host(string name, bool sriov, VirtualMachine vm) => new()
        {
            Name = name,
            Switches = [new VirtualSwitch { Name = "Lab", Type = SwitchType.Private, SriovEnabled = sriov }],
            Vms = [vm],
        };
        var trunk = new VmAdapter { Switch = "Lab", Vlan = new PortVlan.Trunk(null, VlanSet.Of(2)), Offload = new AdapterOffload { SriovWeight = 100 } };
        var document = new NetworkDocument
        {
            Tenants = [new Tenant { Name = "T", Members = ["VM1"] }],
            Hosts = [Host("Host1", false, new VirtualMachine { Name = "Probe", Adapters = [trunk] }), Host("Host2", true, ArticleNetwork.Vm("VM1", "Lab", 2))],
        };
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Separation, "T").Outcome);
        Assert.Equal(Outcome.Unproven, document.WithOwners("Probe", "Host1", "Host2").Judge().Of(RequirementKind.Separation, "T").Outcome);
    }

    [Theory]
    [InlineData("VM6")]
    [InlineData("VM*")]
    public void A_member_without_any_adapter_breaks_reach_and_leaves_separation(string member)
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host1", h => h with { Vms = h.Vms.Replace(v => v.Name == "VM6", v => v with { Adapters = [] }) });
        document = document with { Tenants = [new Tenant { Name = "R&D", Members = ["VM5", member], Visibility = TenantVisibility.Fabric }] };
        IsolationReport report = document.Judge(new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint.Report });
        Verdict reach = report.Of(RequirementKind.Reach, "R&D");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Contains(reach.Traces, t => t.Blame == "Host1 VM VM6, which has no network adapter");
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
        Assert.Equal("Host1 VM VM6", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.MemberWithoutAdapter).Subject);
        Assert.DoesNotContain(report.Findings, f => f.Code == IsolationFindingCodes.MemberUnknown);
    }

    [Theory]
    [InlineData(DormantKind.Checkpoint, "CheckpointCarriesOldVlan", "Checkpoint Monday of VM VM1 would bring adapter 'Network Adapter' back as Access 3 on virtual switch Switch A, in the VLAN of Finance.")]
    [InlineData(DormantKind.Replica, "ReplicaVlanDiffers", "The replica of VM VM1 would bring adapter 'Network Adapter' back as Access 3 on virtual switch Switch A, in the VLAN of Finance.")]
    public void What_would_come_back_in_another_tenant_is_found(DormantKind kind, string code, string message)
    {
        var old = new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(3)) };
        NetworkDocument With(VmAdapter adapter) => ArticleNetwork.Built.WithHost("Host1", h => h with
        {
            Dormant = [new DormantMachine { VmName = "VM1", Kind = kind, Name = "Monday", Adapters = [adapter] }],
        });
        IsolationReport report = With(old).Judge();
        Finding finding = Assert.Single(report.Findings, f => f.Code == code);
        Assert.Equal((message, FindingSeverity.Error), (finding.Message, finding.Severity));
        Assert.True(report.AllProven);
        Assert.Equal(FindingSeverity.Warning, Assert.Single(With(old with { Vlan = new PortVlan.Access(new VlanId(99)) }).Judge().Findings, f => f.Code == code).Severity);
        Assert.DoesNotContain(With(old with { Vlan = new PortVlan.Access(new VlanId(2)) }).Judge().Findings, f => f.Code == code);
    }

    private static NetworkDocument Alike() => ArticleNetwork.Built
        .WithHost("Host2", h => h with
        {
            Switches = [h.Switches[0] with { Name = "Switch A" }],
            HostAdapters = [h.HostAdapters[0] with { Switch = "Switch A" }],
            Vms = h.Vms.Replace(_ => true, v => v with { Adapters = v.Adapters.Replace(_ => true, a => a with { Switch = "Switch A" }) }),
        });
}
