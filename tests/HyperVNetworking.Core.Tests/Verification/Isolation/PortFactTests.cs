using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What filters, binds or tags besides the VLAN of an adapter: port ACLs, mapped team members, NICs with a VLAN of their own (site-rules B7, B8, B10).</summary>
public sealed class PortFactTests
{
    private static readonly PortAcl s_deny = new() { Action = PortAclAction.Deny, Direction = PortAclDirection.Inbound, Remote = "10.0.0.0/8" };

    [Fact]
    public void A_port_ACL_separates_nobody_and_leaves_reach_unproven()
    {
        NetworkDocument document = ArticleNetwork.Built.WithVm("VM1", a => a with { Acls = [s_deny] });
        IsolationReport report = document.Judge();
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Verdict reach = report.Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Unproven, reach.Outcome);
        Assert.Equal("Whether VM2 of Sales hears VM1 of Sales depends on the port ACLs of VM VM1: what they let pass is not modelled.", reach.MissingFacts[0]);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "HR").Outcome);
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.PortAclFilters);
        Assert.Equal(("VM VM1", "Deny Inbound from 10.0.0.0/8"), (finding.Subject, finding.Actual));
        Assert.Contains(document.WithVm("VM1", a => a with { Acls = [s_deny], Vlan = new PortVlan.Access(new VlanId(3)) }).Judge().Verdicts, v => v.Kind == RequirementKind.Separation && v.Outcome == Outcome.Violated);
    }

    [Theory]
    [InlineData(PortAclKind.Extended, PortAclAction.Deny, Outcome.Unproven)]
    [InlineData(PortAclKind.Extended, PortAclAction.Allow, Outcome.Unproven)]
    [InlineData(PortAclKind.Plain, PortAclAction.Allow, Outcome.Unproven)]
    [InlineData(PortAclKind.Plain, PortAclAction.Meter, Outcome.Proven)]
    public void Only_an_ACL_that_counts_stops_nothing(PortAclKind kind, PortAclAction action, Outcome outcome)
    {
        IsolationReport report = ArticleNetwork.Built.WithVm("VM1", a => a with { Acls = [s_deny with { Kind = kind, Action = action }] }).Judge();
        Assert.Equal(outcome, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(outcome == Outcome.Unproven, report.Findings.Any(f => f.Code == IsolationFindingCodes.PortAclFilters));
    }

    [Fact]
    public void A_gap_behind_an_ACL_is_still_a_gap_and_a_virtual_function_holds_none()
    {
        NetworkDocument cut = ArticleNetwork.Built.WithVm("VM1", a => a with { Acls = [s_deny], Vlan = new PortVlan.Access(new VlanId(99)) });
        Assert.Equal(Outcome.Violated, cut.Judge().Of(RequirementKind.Reach, "Sales").Outcome);
        NetworkDocument bypassed = ArticleNetwork.Built
            .WithHost("Host1", h => h with { Switches = h.Switches.Replace(s => s.Name == "Switch A", s => s with { SriovEnabled = true }) })
            .WithVm("VM1", a => a with { Acls = [s_deny], Offload = new AdapterOffload { SriovWeight = 100 } });
        Assert.Equal(Outcome.Unproven, bypassed.Judge().Of(RequirementKind.Separation, "Sales").Outcome);
    }

    /// <summary>NIC1 carries VLAN 2, NIC2 does not: over every member that can become active VM1 is not heard, over the one it is mapped to it is.</summary>
    [Theory]
    [InlineData(null, false, Outcome.Violated)]
    [InlineData("NIC1", false, Outcome.Violated)]
    [InlineData("NIC1", true, Outcome.Proven)]
    [InlineData("NIC2", true, Outcome.Violated)]
    [InlineData("NIC9", true, Outcome.Violated)]
    public void A_mapped_adapter_needs_its_own_member_and_the_others_where_they_take_over(string? nic, bool disabled, Outcome outcome)
    {
        TeamMapping? mapping = nic is null ? null : new TeamMapping(nic) { DisableOnFailover = disabled };
        IsolationReport report = Teamed(mapping).Judge();
        Assert.Equal(outcome, report.Of(RequirementKind.Reach, "T").Outcome);
        Assert.Equal(nic == "NIC9", report.Findings.Any(f => f.Code == IsolationFindingCodes.TeamMappingLeadsNowhere));
        Assert.Equal(disabled && nic != "NIC9", report.Findings.Any(f => f.Code == IsolationFindingCodes.TeamMappingWithoutFailover));
    }

    [Fact]
    public void What_is_mapped_to_one_member_never_leaves_by_another_even_after_a_neighbour_in_its_VLAN_did()
    {
        // NIC2 is on an access port that turns VLAN-less frames into VLAN 7, where the probe is; VM1 is mapped away from it, VM2 is not.
        NetworkDocument document = Teamed(new TeamMapping("NIC1") { DisableOnFailover = true }, vlan: 0)
            .WithPort("Top", "2", _ => ArticleNetwork.Access("2", 7))
            .WithSwitch("Top", s => s with { Ports = s.Ports.Add(ArticleNetwork.Access("9", 7, "Probe")) });
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Where(p => p.Hearer.Name == "Probe").Select(p => p.Sender.Name)];
        Assert.DoesNotContain("VM1", pairs);
        NetworkDocument failover = document.WithVm("VM1", a => a with { TeamMapping = new TeamMapping("NIC1") });
        Assert.Contains(ReachabilityMatrix.Build(failover.Hosts, failover.Fabric).HeardBy, p => p.ToString() == "VM1 -> Probe");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_NIC_that_tags_below_a_virtual_switch_is_an_error_and_leaves_its_tenants_unproven(bool inTeam)
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with
        {
            PhysicalNics = [h.PhysicalNics[0] with { Vlan = new VlanId(7) }],
            Teams = inTeam ? [new NicTeam { Name = "Team", Members = [h.PhysicalNics[0].Name] }] : [],
            Switches = inTeam ? [h.Switches[0] with { Uplinks = ["Team"] }] : h.Switches,
        });
        IsolationReport report = document.Judge();
        Finding finding = Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.NicVlanUnderSwitch);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal($"Host2 physical NIC {document.Hosts[1].PhysicalNics[0].Name}", finding.Subject);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
    }

    /// <summary>A NIC that the host uses itself speaks its own VLAN: that is what the setting is for.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_NIC_of_the_host_itself_speaks_and_hears_the_VLAN_that_it_has(int? vlan, bool reachesSales)
    {
        NetworkDocument document = ArticleNetwork.Built
            .WithHost("Host1", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "P-NIC2", n => n with { Port = new PortReference("SwitchA", "30"), Vlan = vlan is int v ? new VlanId(v) : null }) })
            .WithSwitch("SwitchA", s => s with { Ports = s.Ports.Add(ArticleNetwork.Trunk("30", "1-4")) });
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];
        Assert.Equal(reachesSales, pairs.Contains("Host1/P-NIC2 -> VM1"));
        Assert.Equal(reachesSales, pairs.Contains("VM1 -> Host1/P-NIC2"));
        Assert.DoesNotContain(document.Judge().Findings, f => f.Code == IsolationFindingCodes.NicVlanUnderSwitch);
    }

    [Fact]
    public void A_host_inside_a_VM_and_pools_of_addresses_that_overlap_are_found()
    {
        NetworkDocument With(string second) => ArticleNetwork.Built
            .WithHost("Host1", h => h with { MacAddressPool = new MacAddressPool("00155D0A0100", "00155D0A01FF"), Vms = h.Vms.Replace(v => v.Name == "VM1", v => v with { NestedHost = true }) })
            .WithHost("Host2", h => h with { MacAddressPool = new MacAddressPool(second, "00155D0A02FF") });
        IsolationReport report = With("00155d0a01ff").Judge();
        Assert.Equal("Host1 VM VM1", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.NestedHost).Subject);
        Assert.Equal("Host1 and Host2", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.MacAddressPoolsOverlap).Subject);
        Assert.True(report.AllProven);
        Assert.DoesNotContain(With("00155D0A0200").Judge().Findings, f => f.Code == IsolationFindingCodes.MacAddressPoolsOverlap);
    }

    [Fact]
    public void The_Default_Switch_joins_its_tenants_at_layer_3()
    {
        var host = new HostState
        {
            Name = "Host1",
            Forwarding = false,
            Nat = false,
            Switches = [new VirtualSwitch { Name = "Default Switch", Type = SwitchType.Internal }],
            Vms = [ArticleNetwork.Vm("VM1", "Default Switch", 2), ArticleNetwork.Vm("VM2", "Default Switch", 3)],
        };
        Tenant[] tenants = [new Tenant { Name = "A", Members = ["VM1"] }, new Tenant { Name = "B", Members = ["VM2"], Layer3 = TenantLayer3.MustNotRoute }];
        IsolationReport report = new NetworkDocument { Tenants = [.. tenants], Hosts = [host] }.Judge();
        Assert.Equal("Host1 virtual switch Default Switch translates addresses (NAT) for A, B: it joins them at layer 3.", Assert.Single(report.Findings, f => f.Code == IsolationFindingCodes.RoutedBetweenTenants).Message);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "A").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "B").Outcome);
    }

    [Fact]
    public void Who_did_not_say_whether_a_host_forwards_is_told_which_key_to_write()
    {
        var host = new HostState
        {
            Name = "Host1",
            Nat = false,
            Switches = [new VirtualSwitch { Name = "Inside", Type = SwitchType.Internal }],
            HostAdapters = [new HostAdapter { Name = "Inside", Switch = "Inside", Traffic = "R&D" }],
            Vms = [ArticleNetwork.Vm("VM1", "Inside", 0)],
        };
        var document = new NetworkDocument { Tenants = [new Tenant { Name = "R&D", Members = ["VM1"], Visibility = TenantVisibility.HostOnly }], Hosts = [host] };
        Assert.Contains(
            "R&D is HostOnly and heard by its host, and nobody said whether Host1 forwards packets or translates addresses: if it does not, write \"forwarding\": false at host Host1 in the document.",
            document.Judge().Of(RequirementKind.Separation, "R&D").MissingFacts);
    }

    private static NetworkDocument Teamed(TeamMapping? mapping, int vlan = 2)
    {
        var host = new HostState
        {
            Name = "Host1",
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", "1") }, new PhysicalNic { Name = "NIC2", Port = new PortReference("Top", "2") }],
            Switches = [new VirtualSwitch { Name = "SET", Type = SwitchType.External, Uplinks = ["NIC1", "NIC2"] }],
            Vms = [new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter { Switch = "SET", Vlan = vlan == 0 ? PortVlan.None : new PortVlan.Access(new VlanId(vlan)), TeamMapping = mapping }] }],
        };
        var fabric = new Fabric
        {
            Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", "2"), ArticleNetwork.Trunk("2", "3"), ArticleNetwork.Access("8", 2, "Server")] }],
        };
        return new NetworkDocument { Tenants = [new Tenant { Name = "T", Members = ["VM1", "Server"] }], Hosts = [host], Fabric = fabric };
    }
}
