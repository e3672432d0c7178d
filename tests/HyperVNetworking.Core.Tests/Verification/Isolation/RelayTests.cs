using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What carries frames beside switches: mirroring, guests that bridge, systems that tag their own frames (site-rules B6, B9).</summary>
public sealed class RelayTests
{
    private static readonly AdapterSecurity s_source = new() { Mirroring = PortMirroring.Source };
    private static readonly AdapterSecurity s_destination = new() { Mirroring = PortMirroring.Destination };
    private static readonly AdapterSecurity s_spoofing = new() { MacSpoofing = true };

    [Fact]
    public void A_mirroring_destination_hears_what_its_source_sends_and_hears_in_whatever_VLAN()
    {
        NetworkDocument document = OneSwitch(
            Vm("Source", Adapter(2, s_source)), Vm("Probe", Adapter(9, s_destination)), Vm("Peer", Adapter(2)), Vm("Other", Adapter(3)));
        Assert.Equal(["Source -> Probe", "Source -> Peer", "Peer -> Source", "Peer -> Probe"], Pairs(document));
    }

    [Fact]
    public void A_violation_through_mirroring_names_both_ports_and_shows_the_copy()
    {
        NetworkDocument document = OneSwitch(Vm("VM1", Adapter(2, s_source)), Vm("VM2", Adapter(3, s_destination))) with
        {
            Tenants = [new Tenant { Name = "Sales", Members = ["VM1"] }, new Tenant { Name = "Audit", Members = ["VM2"] }],
        };
        Verdict verdict = document.Judge().Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, verdict.Outcome);
        Assert.Equal(
            "VM2 of Audit hears VM1 of Sales; fix Host1 virtual switch S port of VM VM2 'Network Adapter' (mirroring destination) and port of VM VM1 'Network Adapter' (mirroring source).",
            verdict.Reason);
        Assert.Equal(
            [
                "Host1 virtual switch S, port of VM VM1 'Network Adapter': untagged -> tag 2 (Access 2)",
                "Host1 virtual switch S, port of VM VM2 'Network Adapter': tag 2 -> tag 2 (mirroring destination, a copy from port of VM VM1 'Network Adapter')",
            ],
            verdict.Traces[0].Hops.Select(h => h.ToString()));
        Assert.Empty(verdict.Assumptions);
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Separation, "Audit").Outcome);
    }

    [Theory]
    [InlineData(PortMirroring.Source, "Far -> Probe")]
    [InlineData(PortMirroring.None, "")]
    public void The_external_port_mirrors_too(PortMirroring uplink, string expected)
    {
        NetworkDocument document = OneSwitch(Vm("Probe", Adapter(9, s_destination)));
        HostState near = document.Hosts[0] with
        {
            PhysicalNics = [new PhysicalNic { Name = "NIC", Port = new PortReference("Top", "1") }],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC"], UplinkMirroring = uplink }],
        };
        var fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "Top", Ports = [ArticleNetwork.Trunk("1", "2-9"), ArticleNetwork.Access("2", 2, "Far")] }] };
        Assert.Equal(expected, string.Join(", ", ReachabilityMatrix.Build([near], fabric).HeardBy));
    }

    [Fact]
    public void A_guest_that_may_spoof_joins_its_two_domains_and_the_verdict_names_it()
    {
        NetworkDocument document = OneSwitch(
            Vm("VM1", Adapter(2)), Vm("VM2", Adapter(3)), Vm("Bridge", Adapter(2) with { Name = "a" }, Adapter(3, s_spoofing) with { Name = "b" })) with
        {
            Tenants =
            [
                new Tenant { Name = "Sales", Members = ["VM1", "Host1/Bridge/a"] },
                new Tenant { Name = "HR", Members = ["VM2", "Host1/Bridge/b"] },
            ],
        };

        // Only the adapter that may send with foreign addresses sends on: the way back is closed.
        Assert.Equal(["VM1 -> VM2", "VM1 -> Host1/Bridge/a", "VM2 -> Host1/Bridge/b", "Host1/Bridge/a -> VM1", "Host1/Bridge/b -> VM2"], Pairs(document));
        Verdict verdict = document.Judge().Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, verdict.Outcome);
        Assert.Equal("VM2 of HR hears VM1 of Sales; fix Host1 virtual switch S port of VM Bridge 'b' (MAC spoofing lets its guest send on what it hears).", verdict.Reason);
        Assert.Contains("(MAC spoofing is on)", Assert.Single(verdict.Assumptions), StringComparison.Ordinal);
        Assert.Equal(4, verdict.Traces[0].Hops.Count);
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Separation, "HR").Outcome);
    }

    [Fact]
    public void A_team_in_the_guest_sends_nothing_on_from_one_member_to_another()
    {
        AdapterSecurity teamed = s_spoofing with { GuestTeaming = true };
        Assert.DoesNotContain("VM1 -> VM2", Pairs(OneSwitch(Vm("VM1", Adapter(2)), Vm("VM2", Adapter(3)), Vm("Team", Adapter(2, teamed), Adapter(3, teamed)))));
    }

    [Fact]
    public void A_spoofing_guest_on_a_trunk_joins_its_VLANs()
    {
        var trunk = new VmAdapter { Switch = "S", Vlan = new PortVlan.Trunk(null, VlanSet.Of(2, 3)) };
        Assert.DoesNotContain("VM1 -> VM2", Pairs(OneSwitch(Vm("VM1", Adapter(2)), Vm("VM2", Adapter(3)), Vm("Router", trunk))));
        string[] joined = Pairs(OneSwitch(Vm("VM1", Adapter(2)), Vm("VM2", Adapter(3)), Vm("Router", trunk with { Security = s_spoofing })));
        Assert.Contains("VM1 -> VM2", joined);
        Assert.Contains("VM2 -> VM1", joined);
    }

    [Theory]
    [InlineData(EndpointKind.Server, "server Server1")]
    [InlineData(EndpointKind.PhysicalNic, "physical NIC Host1/NIC2")]
    public void A_server_on_a_trunk_may_tag_and_hear_every_VLAN_but_must_only_its_native_one_and_a_hosts_own_NIC_never_tags(EndpointKind kind, string name)
    {
        PhysicalPort port = ArticleNetwork.Trunk("2", "1-4") with { Attached = kind == EndpointKind.Server ? "Server1" : null };
        NetworkDocument document = OneSwitch(Vm("VM1", Adapter(2))) with
        {
            Fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", "1-4"), port] }] },
        };
        document = document.WithHost("Host1", h => h with
        {
            PhysicalNics =
            [
                new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", "1") },
                new PhysicalNic { Name = "NIC2", Port = kind == EndpointKind.Server ? null : new PortReference("Top", "2"), Use = kind == EndpointKind.Server ? null : "Backup" },
            ],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        });
        if (kind == EndpointKind.PhysicalNic)
        {
            // Windows drops what comes tagged to a NIC that it uses itself.
            Assert.Empty(Pairs(document));
            return;
        }

        string endpoint = name.Substring(name.LastIndexOf(' ') + 1);
        Assert.Equal([$"VM1 -> {endpoint}", $"{endpoint} -> VM1"], Pairs(document));

        document = document with { Tenants = [new Tenant { Name = "Sales", Members = ["VM1"] }, new Tenant { Name = "Backup", Members = kind == EndpointKind.Server ? ["Server1"] : [] }] };
        Verdict separation = document.Judge().Of(RequirementKind.Separation, "Sales");
        Assert.Equal(Outcome.Violated, separation.Outcome);
        Assert.Equal([$"{name} takes tagged frames, here of VLAN 2"], separation.Assumptions);
        Assert.Equal([$"{name} tags its own frames, here with VLAN 2"], document.Judge().Of(RequirementKind.Separation, "Backup").Assumptions);

        Verdict both = (document with { Allow = [new AllowRule { From = "Sales", To = "Backup" }] }).Judge().Of(RequirementKind.Allow, "Sales");
        Assert.Equal(Outcome.Unproven, both.Outcome);
        Assert.Equal([$"{name} tags its own frames, here with VLAN 2", $"{name} takes tagged frames, here of VLAN 2"], both.Assumptions);
        NetworkDocument native = document.WithPort("Top", "2", p => p with { Native = new VlanId(2) }) with { Allow = [new AllowRule { From = "Sales", To = "Backup" }] };
        Assert.Equal(Outcome.Proven, native.Judge().Of(RequirementKind.Allow, "Sales").Outcome);
    }

    [Fact]
    public void An_assumption_that_does_not_decide_is_not_named()
    {
        // Server1 hears VLAN 2 tagged on one port and untagged on the other: no reading changes it.
        NetworkDocument document = ArticleNetwork.Built.WithSwitch("SwitchA", s => s with { Ports = s.Ports.Add(ArticleNetwork.Trunk("9", "1-4") with { Attached = "Server1" }) });
        Verdict verdict = (document with { Tenants = document.Tenants.Replace(t => t.Name == "Sales", t => t with { Members = ["VM1", "VM2", "VM7"] }) }).Judge().Of(RequirementKind.Separation, "Sales");
        Assert.StartsWith("Server1, in no tenant, hears VM1 of Sales", verdict.Reason, StringComparison.Ordinal);
        Assert.Empty(verdict.Assumptions);
    }

    private static string[] Pairs(NetworkDocument document) => [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];

    private static VmAdapter Adapter(int vlan, AdapterSecurity? security = null) =>
        new() { Switch = "S", Vlan = new PortVlan.Access(new VlanId(vlan)), Security = security ?? AdapterSecurity.Default };

    private static VirtualMachine Vm(string name, params VmAdapter[] adapters) => new() { Name = name, Adapters = [.. adapters] };

    private static NetworkDocument OneSwitch(params VirtualMachine[] vms) => new()
    {
        Hosts = [new HostState { Name = "Host1", Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Private }], Vms = [.. vms] }],
    };
}
