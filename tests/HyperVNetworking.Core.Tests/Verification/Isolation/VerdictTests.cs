using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What a verdict may claim: teams, loops, assumptions, missing facts, allow rules (design 6, site-rules A).</summary>
public sealed class VerdictTests
{
    [Fact]
    public void A_VLAN_that_one_top_of_rack_switch_lacks_may_arrive_and_need_not()
    {
        NetworkDocument document = TwoTops(secondAllowed: "1", linkAllowed: "1-4094");
        Assert.Contains(ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy, p => p.ToString() == "VM1 -> Server1");
        Verdict reach = document.Judge().Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Contains("physical switch Top2 port 1 Trunk native 1 allowed 1 (drops VLAN 2)", reach.Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.Proven, TwoTops(secondAllowed: "1-2", linkAllowed: "1-2").Judge().Of(RequirementKind.Reach, "Sales").Outcome);
    }

    [Fact]
    public void A_team_member_without_a_described_cable_leaves_reach_unproven()
    {
        NetworkDocument document = TwoTops("1-2", "1-2").WithHost("Host1", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC2", n => n with { Port = null }) });
        Verdict reach = document.Judge().Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Unproven, reach.Outcome);
        Assert.Contains(reach.MissingFacts, f => f.Contains("Host1/NIC2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tenant_without_members_is_not_proven()
    {
        NetworkDocument document = ArticleNetwork.Built with
        {
            Tenants = ArticleNetwork.Built.Tenants.Replace(t => t.Name == "HR", t => t with { Members = [] }),
        };
        Verdict separation = document.Judge().Of(RequirementKind.Separation, "HR");
        Assert.Equal(Outcome.Unproven, separation.Outcome);
        Assert.Equal("HR has no members, so there is nothing to prove.", separation.Reason);
    }

    [Fact]
    public void In_a_loop_every_link_must_carry_the_VLAN()
    {
        NetworkDocument one = TwoTops("1-2", "1-2");
        var second = new FabricLink(new PortReference("Top1", "49"), new PortReference("Top2", "49"));
        NetworkDocument WithSecond(string allowed)
        {
            NetworkDocument ports = one
                .WithSwitch("Top1", s => s with { Ports = s.Ports.Add(ArticleNetwork.Trunk("49", allowed)) })
                .WithSwitch("Top2", s => s with { Ports = s.Ports.Add(ArticleNetwork.Trunk("49", allowed)) });
            return ports with { Fabric = ports.Fabric with { Links = ports.Fabric.Links.Add(second) } };
        }

        Assert.Equal(Outcome.Proven, WithSecond("1-2").Judge().Of(RequirementKind.Reach, "Sales").Outcome);
        Verdict pruned = WithSecond("1").Judge().Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Unproven, pruned.Outcome);
        Assert.Contains("spanning tree", pruned.MissingFacts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Outcome.Unproven)]
    [InlineData(true, Outcome.Proven)]
    [InlineData(false, Outcome.Violated)]
    public void Whether_a_switch_takes_its_native_VLAN_tagged_is_an_assumption_that_the_verdict_names(bool? accepts, Outcome outcome)
    {
        // Both ends are native 2 and one tags it: the frame arrives tagged with the native VLAN.
        NetworkDocument document = ArticleNetwork.Built
            .WithPort("SwitchA", "48", p => p with { Native = new VlanId(2), TagsNative = true })
            .WithPort("SwitchC", "48", p => p with { Native = new VlanId(2), TagsNative = true })
            .WithSwitch("SwitchA", s => s with { AcceptsTaggedNative = accepts })
            .WithSwitch("SwitchC", s => s with { AcceptsTaggedNative = accepts });
        Verdict reach = document.Judge().Of(RequirementKind.Reach, "Sales");
        Assert.Equal(outcome, reach.Outcome);
        Assert.Equal(accepts is null, reach.Assumptions.Any(a => a.Contains("acceptsTaggedNative is not set", StringComparison.Ordinal)));
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void Unlisted_ports_of_a_switch_that_carries_the_VLAN_leave_separation_unproven_and_reach_proven()
    {
        IsolationReport report = ArticleNetwork.Built.WithSwitch("SwitchC", s => s with { OtherPorts = OtherPorts.Unknown }).Judge();
        Verdict separation = report.Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Unproven, separation.Outcome);
        Assert.Equal(["Sales reaches SwitchC/other ports, and nobody described what is there."], separation.MissingFacts);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
    }

    [Fact]
    public void Without_a_described_fabric_the_proof_ends_at_the_NIC()
    {
        NetworkDocument document = ArticleNetwork.Built with { Fabric = Fabric.Undescribed, Tenants = [new Tenant { Name = "Sales", Members = ["VM1", "VM2", "VM7"] }] };
        IsolationReport report = document.Judge();
        Assert.Contains("Sales reaches Host1/P-NIC1, and nobody described what is there.", report.Of(RequirementKind.Separation, "Sales").MissingFacts);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Reach, "Sales").Outcome);
    }

    [Fact]
    public void A_VM_on_two_hosts_proves_nothing_about_its_tenant()
    {
        VirtualMachine twin = ArticleNetwork.Vm("VM2", "Switch C", 2) with { Id = "7F7E" };
        NetworkDocument document = ArticleNetwork.Built
            .WithHost("Host1", h => h with { Vms = h.Vms.Replace(v => v.Name == "VM2", v => v with { Id = "7f7e" }) })
            .WithHost("Host2", h => h with { Vms = h.Vms.Add(twin) });
        IsolationReport report = document.Judge();
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "HR").Outcome);
        Assert.Equal(IsolationFindingCodes.VmOnTwoHosts, Assert.Single(report.Warnings()).Code);
    }

    [Fact]
    public void A_member_that_nobody_knows_leaves_its_tenant_unproven()
    {
        NetworkDocument document = ArticleNetwork.Built with { Tenants = ArticleNetwork.Built.Tenants.Replace(t => t.Name == "HR", t => t with { Members = t.Members.Add("VM10") }) };
        IsolationReport report = document.Judge();
        Assert.Equal(["VM10 of HR is on no host that was read and on no described port."], report.Of(RequirementKind.Reach, "HR").MissingFacts);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "HR").Outcome);
        Assert.Equal(IsolationFindingCodes.MemberUnknown, Assert.Single(report.Warnings()).Code);
    }

    [Fact]
    public void A_state_that_is_too_old_proves_nothing()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        NetworkDocument document = ArticleNetwork.Built
            .WithHost("Host1", h => h with { ReadAt = now.AddMinutes(-5) })
            .WithHost("Host2", h => h with { ReadAt = now.AddHours(-2) });
        var options = new IsolationOptions { MaxStateAge = TimeSpan.FromHours(1), Now = now };
        Assert.All(document.Judge(options).Verdicts, v => Assert.Equal(["Host2 was read at 2026-01-01 10:00:00Z, longer ago than 01:00:00."], v.MissingFacts));
        Assert.True(document.Judge(options with { MaxStateAge = TimeSpan.FromHours(3) }).AllProven);
    }

    [Theory]
    [InlineData(AllowDirection.OneWay, Outcome.Proven, Outcome.Violated)]
    [InlineData(AllowDirection.Both, Outcome.Violated, Outcome.Proven)]
    public void An_allow_rule_permits_and_demands_in_its_direction(AllowDirection direction, Outcome rule, Outcome backup)
    {
        // The isolated VM is heard by the promiscuous one, whose list has its secondary; and hears it, for it hears the primary.
        PortVlan isolated = new PortVlan.Isolated(new VlanId(10), new VlanId(11));
        PortVlan promiscuous = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(12));
        NetworkDocument document = OneSwitch(("VM1", isolated), ("VM2", promiscuous)) with
        {
            Tenants = [new Tenant { Name = "Backup", Members = ["VM2"] }, new Tenant { Name = "Sales", Members = ["VM1"] }],
            Allow = [new AllowRule { From = "Backup", To = "Sales", Direction = direction }],
        };
        IsolationReport report = document.Judge();
        Assert.Equal(rule, report.Of(RequirementKind.Allow, "Backup").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Backup").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Sales").Outcome);

        NetworkDocument closed = document with { Allow = [] };
        Assert.Equal(Outcome.Violated, closed.Judge().Of(RequirementKind.Separation, "Backup").Outcome);
        NetworkDocument heard = OneSwitch(("VM1", isolated), ("VM2", new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11)))) with { Tenants = document.Tenants, Allow = document.Allow };
        Assert.Equal(backup, heard.Judge().Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Fact]
    public void Members_that_may_not_communicate_are_proven_apart_or_named()
    {
        PortVlan isolated = new PortVlan.Isolated(new VlanId(10), new VlanId(11));
        Tenant apart = new() { Name = "Guests", Members = ["VM1", "VM2"], MembersMayCommunicate = false };
        NetworkDocument good = OneSwitch(("VM1", isolated), ("VM2", isolated)) with { Tenants = [apart] };
        Assert.Equal(Outcome.Proven, good.Judge().Of(RequirementKind.Reach, "Guests").Outcome);
        Verdict bad = good.WithVm("VM2", a => a with { Vlan = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11)) }).Judge().Of(RequirementKind.Reach, "Guests");
        Assert.Equal(Outcome.Violated, bad.Outcome);
        Assert.StartsWith("VM2 of Guests hears VM1 of Guests", bad.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_VLAN_stores_that_contradict_are_joined_for_may_and_cut_for_must()
    {
        var isolation = new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 3, AllowUntagged = true };
        IsolationReport report = ArticleNetwork.Built.WithVm("VM7", a => a with { Isolation = isolation }).Judge();
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Separation, "Finance").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(IsolationFindingCodes.VlanStoresContradict, Assert.Single(report.Warnings()).Code);
        Assert.True(ArticleNetwork.Built.WithVm("VM7", a => a with { Vlan = PortVlan.None, Isolation = isolation with { DefaultId = 2 } }).Judge().AllProven);
        Verdict silent = ArticleNetwork.Built.WithVm("VM7", a => a with { Vlan = PortVlan.None, Isolation = isolation with { AllowUntagged = false } }).Judge().Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Violated, silent.Outcome);
    }

    [Fact]
    public void A_virtual_subnet_leaves_its_tenant_and_its_switch_unproven()
    {
        var isolation = new IsolationSetting { Mode = IsolationMode.NativeVirtualSubnet, DefaultId = 5001 };
        IsolationReport report = ArticleNetwork.Built.WithVm("VM9", a => a with { Isolation = isolation }).Judge();
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "HR").Outcome);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
    }

    private static NetworkDocument OneSwitch(params (string Vm, PortVlan Vlan)[] vms) => new()
    {
        Hosts =
        [
            new HostState
            {
                Name = "Host1",
                Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Private }],
                Vms = [.. vms.Select(v => new VirtualMachine { Name = v.Vm, Adapters = [new VmAdapter { Switch = "S", Vlan = v.Vlan }] })],
            },
        ],
    };

    /// <summary>VM1 behind a SET switch on two top-of-rack switches, Server1 behind the first.</summary>
    private static NetworkDocument TwoTops(string secondAllowed, string linkAllowed) => new()
    {
        Tenants = [new Tenant { Name = "Sales", Members = ["VM1", "Server1"] }],
        Hosts =
        [
            new HostState
            {
                Name = "Host1",
                PhysicalNics =
                [
                    new PhysicalNic { Name = "NIC1", Port = new PortReference("Top1", "1") },
                    new PhysicalNic { Name = "NIC2", Port = new PortReference("Top2", "1") },
                ],
                Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC1", "NIC2"] }],
                Vms = [ArticleNetwork.Vm("VM1", "S", 2)],
            },
        ],
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch { Name = "Top1", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", "1-2"), ArticleNetwork.Access("10", 2, "Server1"), ArticleNetwork.Trunk("48", linkAllowed)] },
                new PhysicalSwitch { Name = "Top2", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", secondAllowed), ArticleNetwork.Trunk("48", linkAllowed)] },
            ],
            Links = [new FabricLink(new PortReference("Top1", "48"), new PortReference("Top2", "48"))],
        },
    };
}
