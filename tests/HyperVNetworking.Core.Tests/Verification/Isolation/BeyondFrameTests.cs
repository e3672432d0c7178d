using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Beyond frames: each thing that a VLAN says nothing of is a finding, and where nobody can tell the verdict is Unproven (site-rules B2 to B11, D9).</summary>
public sealed class BeyondFrameTests
{
    [Fact]
    public void A_forwarding_extension_leaves_what_meets_it_unproven_and_blames_nobody()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with
        {
            Switches = [h.Switches[0] with { ForwardingExtension = "Azure VFP" }],
            Vms = h.Vms.Replace(v => v.Name == "VM7", v => ArticleNetwork.Vm("VM7", "Switch C", 3)),
        });
        IsolationReport report = document.Judge();
        Assert.All(report.Verdicts.Where(v => v.Tenant != "R&D"), v => Assert.Equal(Outcome.Unproven, v.Outcome));
        Assert.Contains(
            "Frames of HR meet it: the extension Azure VFP forwards in place of Host2 virtual switch Switch C and enforces VLANs itself.",
            report.Of(RequirementKind.Separation, "HR").MissingFacts);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
        Found(report, IsolationFindingCodes.ForwardingExtensionOnSwitch, "Host2 virtual switch Switch C");
    }

    [Theory]
    [InlineData("Access", Outcome.Proven, FindingSeverity.Information)]
    [InlineData("Trunk", Outcome.Unproven, FindingSeverity.Warning)]
    [InlineData("Isolated", Outcome.Unproven, FindingSeverity.Warning)]
    [InlineData("Mirrored", Outcome.Unproven, FindingSeverity.Warning)]
    public void SR_IOV_holds_one_VLAN_and_nothing_else(string mode, Outcome outcome, FindingSeverity severity)
    {
        PortVlan vlan = mode switch
        {
            "Trunk" => new PortVlan.Trunk(new VlanId(2), VlanSet.Of(2)),
            "Isolated" => new PortVlan.Isolated(new VlanId(2), new VlanId(9)),
            _ => new PortVlan.Access(new VlanId(2)),
        };
        NetworkDocument document = ArticleNetwork.Built
            .WithHost("Host1", h => h with { Switches = h.Switches.Replace(s => s.Name == "Switch A", s => s with { SriovEnabled = true }) })
            .WithVm("VM1", a => a with
            {
                Vlan = vlan,
                Offload = new AdapterOffload { SriovWeight = 100 },
                Security = new AdapterSecurity { Mirroring = mode == "Mirrored" ? PortMirroring.Source : PortMirroring.None },
            });
        IsolationReport report = document.Judge();
        Assert.Equal(outcome, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Assert.Equal(outcome, report.Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Equal(severity, Found(report, IsolationFindingCodes.SriovBypassesSwitch, "VM VM1").Severity);
        NetworkDocument off = document.WithHost("Host1", h => h with { Switches = h.Switches.Replace(_ => true, s => s with { SriovEnabled = false }) });
        Assert.DoesNotContain(off.Judge().Findings, f => f.Code == IsolationFindingCodes.SriovBypassesSwitch);
    }

    [Fact]
    public void Guests_that_bridge_mirror_or_team_are_found()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host1", h => h with
        {
            Vms = h.Vms
                .Replace(v => v.Name == "VM1", v => v with { Adapters = [v.Adapters[0] with { Security = new AdapterSecurity { MacSpoofing = true } }] })
                .Replace(v => v.Name == "VM2", v => v with { Adapters = [v.Adapters[0] with { Security = new AdapterSecurity { Mirroring = PortMirroring.Source } }] })
                .Replace(v => v.Name == "VM3", v => v with { Adapters = [v.Adapters[0] with { Security = new AdapterSecurity { Mirroring = PortMirroring.Destination } }] })
                .Replace(v => v.Name == "VM4", v => v with { Adapters = [Teamed(v.Adapters[0], "a"), Teamed(v.Adapters[0] with { Vlan = new PortVlan.Access(new VlanId(3)) }, "b")] }),
        });
        IsolationReport report = document.Judge();
        Found(report, IsolationFindingCodes.SpoofingGuest, "VM VM1");
        Finding mirrored = Found(report, IsolationFindingCodes.PortMirrored, "Host1 virtual switch Switch A");
        Assert.Contains("every frame of port of VM VM2 'Network Adapter' is copied to port of VM VM3 'Network Adapter'", mirrored.Message, StringComparison.Ordinal);
        Found(report, IsolationFindingCodes.GuestTeamDiffers, "VM VM4");
        Assert.DoesNotContain(ArticleNetwork.Built.Judge().Findings, f => f.Code is IsolationFindingCodes.SpoofingGuest or IsolationFindingCodes.PortMirrored or IsolationFindingCodes.GuestTeamDiffers);
    }

    [Fact]
    public void Of_a_team_in_the_guest_every_member_must_be_heard()
    {
        NetworkDocument Hr(int second) => ArticleNetwork.Built.WithHost("Host1", h => h with
        {
            Vms = h.Vms.Replace(v => v.Name == "VM4", v => v with { Adapters = [Teamed(v.Adapters[0], "a"), Teamed(v.Adapters[0] with { Vlan = new PortVlan.Access(new VlanId(second)) }, "b")] }),
        });
        Assert.Equal(Outcome.Proven, Hr(4).Judge().Of(RequirementKind.Reach, "HR").Outcome);
        Assert.Equal(Outcome.Violated, Hr(99).Judge().Of(RequirementKind.Reach, "HR").Outcome);
    }

    [Fact]
    public void A_VM_with_adapters_in_two_tenants_is_found()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host1", h => h with
        {
            Vms = h.Vms.Add(new VirtualMachine { Name = "Router", Adapters = [Adapter("a", 2), Adapter("b", 3)] }),
        });
        document = document with
        {
            Tenants = document.Tenants
                .Replace(t => t.Name == "Sales", t => t with { Members = t.Members.Add("Host1/Router/a") })
                .Replace(t => t.Name == "Finance", t => t with { Members = t.Members.Add("Host1/Router/b") }),
        };
        IsolationReport report = document.Judge();
        Assert.Contains("Sales and Finance", Found(report, IsolationFindingCodes.GuestInTwoTenants, "VM Router").Message, StringComparison.Ordinal);
        Assert.True(report.AllProven, string.Join(Environment.NewLine, report.Verdicts));
    }

    [Fact]
    public void The_management_OS_on_a_switch_of_tenants_is_found_unless_it_has_a_VLAN()
    {
        Found(ArticleNetwork.Built.Judge(), IsolationFindingCodes.ManagementOsOnTenantSwitch, "host adapter Host2/vEthernet (Switch C)");
        NetworkDocument tagged = ArticleNetwork.Built.WithHost("Host2", h => h with { HostAdapters = [h.HostAdapters[0] with { Vlan = new PortVlan.Access(new VlanId(4)) }] });
        Assert.DoesNotContain(tagged.Judge().Findings, f => f.Code is IsolationFindingCodes.ManagementOsOnTenantSwitch or IsolationFindingCodes.SwitchVlanIsHostVlan);
        Finding finding = Found(tagged.WithVm("VM9", a => a with { Vlan = PortVlan.None }).Judge(), IsolationFindingCodes.SwitchVlanIsHostVlan, "host adapter Host2/vEthernet (Switch C)");
        Assert.Contains("VM9 is untagged, though its tenant is VLAN 4", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wireless_uplink_carries_untagged_frames_only()
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host2", h => h with { PhysicalNics = [h.PhysicalNics[0] with { Kind = NicKind.WiFi }] });
        IsolationReport report = document.Judge();
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "Sales").Outcome);
        Verdict reach = report.Of(RequirementKind.Reach, "Sales");
        Assert.Equal(Outcome.Unproven, reach.Outcome);
        Assert.Contains("a wireless NIC passes tagged frames", reach.Assumptions);
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "Management").Outcome);
        Assert.Equal(3, report.Findings.Count(f => f.Code == IsolationFindingCodes.TaggedOnWireless));
    }

    [Theory]
    [InlineData(true, TeamingMode.SwitchIndependent, true)]
    [InlineData(false, TeamingMode.SwitchIndependent, true)]
    [InlineData(false, TeamingMode.Lacp, false)]
    public void A_port_channel_may_face_no_team_that_does_not_answer_it(bool set, TeamingMode mode, bool found)
    {
        var host = new HostState
        {
            Name = "Host1",
            PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", "1") }, new PhysicalNic { Name = "NIC2", Port = new PortReference("Top", "2") }],
            Teams = set ? [] : [new NicTeam { Name = "Team", Members = ["NIC1", "NIC2"], Mode = mode }],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = set ? ["NIC1", "NIC2"] : ["Team"] }],
        };
        var fabric = new Fabric
        {
            Switches = [new PhysicalSwitch { Name = "Top", Ports = [ArticleNetwork.Trunk("1", "2"), ArticleNetwork.Trunk("2", "2")] }],
            Lags = [new LinkAggregation { Name = "Po1", Ports = [new PortReference("Top", "1"), new PortReference("Top", "2")] }],
        };
        Assert.Equal(found, new NetworkDocument { Hosts = [host], Fabric = fabric }.Judge().Findings.Any(f => f.Code == IsolationFindingCodes.PortChannelFacesTeam));
    }

    [Theory]
    [InlineData(false, false, "Inside", Outcome.Proven)]
    [InlineData(true, false, "Inside", Outcome.Unproven)]
    [InlineData(false, true, "Inside", Outcome.Unproven)]
    [InlineData(null, false, "Inside", Outcome.Unproven)]
    [InlineData(false, false, "Default Switch", Outcome.Unproven)]
    public void HostOnly_on_an_Internal_switch_needs_a_host_that_neither_forwards_nor_translates(bool? forwarding, bool? nat, string name, Outcome outcome)
    {
        var document = new NetworkDocument
        {
            Tenants = [new Tenant { Name = "R&D", Members = ["VM1", "VM2"], Visibility = TenantVisibility.HostOnly }],
            Hosts =
            [
                new HostState
                {
                    Name = "Host1",
                    Forwarding = forwarding,
                    Nat = nat,
                    Switches = [new VirtualSwitch { Name = name, Type = SwitchType.Internal }],
                    HostAdapters = [new HostAdapter { Name = name, Switch = name, Traffic = "R&D" }],
                    Vms = [ArticleNetwork.Vm("VM1", name, 0), ArticleNetwork.Vm("VM2", name, 0)],
                },
            ],
        };
        Assert.Equal(outcome, document.Judge().Of(RequirementKind.Separation, "R&D").Outcome);
    }

    [Fact]
    public void What_has_two_users_is_found_and_taken_for_real()
    {
        NetworkDocument document = ArticleNetwork.Built
            .WithHost("Host1", h => h with
            {
                PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "P-NIC2", n => n with { Port = new PortReference("SwitchA", "11") }),
                Switches = h.Switches.Add(new VirtualSwitch { Name = "Again", Type = SwitchType.External, Uplinks = ["P-NIC1"] }),
            })
            .WithVm("VM1", a => a with { MacAddress = "00155D0A0107" })
            .WithVm("VM9", a => a with { MacAddress = "00155d0a0107" })
            .WithVm("VM8", a => a with { MacAddress = "000000000000" });
        IsolationReport report = document.Judge();
        Assert.Equal("physical switch SwitchA port 11 is said to lead to Host1 physical NIC P-NIC2 and to server Server1; a port has one cable.", Found(report, IsolationFindingCodes.PortUsedTwice, "physical switch SwitchA port 11").Message);
        Found(report, IsolationFindingCodes.NicUsedTwice, "Host1 physical NIC P-NIC1");
        Assert.Contains("Host1 VM VM1 'Network Adapter' and of Host2 VM VM9 'Network Adapter'", Found(report, IsolationFindingCodes.DuplicateMacAddress, "Host1 VM VM1 'Network Adapter'").Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Violated, report.Of(RequirementKind.Separation, "Sales").Outcome);
    }

    [Theory]
    [InlineData("Converged adapter 1", "CONVERGED adapter 1", 0)]
    [InlineData("Converged adapter 1", "Converged adapter 2", 1)]
    [InlineData("Converged adapter 1", null, 1)]
    public void Two_NICs_that_a_backend_presents_from_one_hardware_port_share_its_cable(string first, string? second, int findings)
    {
        NetworkDocument document = ArticleNetwork.Built.WithHost("Host1", h => h with
        {
            PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "P-NIC1", n => n with { PhysicalPort = first })
                .Replace(n => n.Name == "P-NIC2", n => n with { Port = h.FindNic("P-NIC1")!.Port, PhysicalPort = second }),
        });

        Assert.Equal(findings, document.Judge().Findings.Count(f => f.Code == IsolationFindingCodes.PortUsedTwice));
    }

    private static Finding Found(IsolationReport report, string code, string subject)
    {
        Finding finding = Assert.Single(report.Findings, f => f.Code == code);
        Assert.Equal(subject, finding.Subject);
        Assert.NotEmpty(finding.Suggestion);
        return finding;
    }

    private static VmAdapter Teamed(VmAdapter adapter, string name) => adapter with { Name = name, Security = new AdapterSecurity { GuestTeaming = true } };

    private static VmAdapter Adapter(string name, int vlan) => new() { Name = name, Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(vlan)) };
}
