using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>The reference case of field.md, finding 4: two top-of-rack switches that carry different storage VLANs under one embedded team.</summary>
public sealed class StorageVlanTests
{
    [Fact]
    public void Healthy_all_is_proven_and_a_NIC_that_fails_strands_its_VLAN()
    {
        ResilienceReport report = BuiltSite.Judge(Site());
        FailureOutcome nic = report.Of(FailureKind.Nic, "HV1 physical NIC pNIC1");
        FailureOutcome other = report.Of(FailureKind.Nic, "HV1 physical NIC pNIC2");

        Assert.Empty(report.Unproven);
        Assert.Equal("VLAN 711 is stranded on HV1: traffic class SMB (VLAN 711) no longer reaches from there to HV2 and HV3, or back.", nic.Sentence[..nic.Sentence.IndexOf(" HV1 team", System.StringComparison.Ordinal)]);
        Assert.Equal([712], Assert.Single(other.Lost).Vlans);
        Assert.DoesNotContain(nic.Effects, e => e.Requirement == "traffic class SMB (VLAN 712)");
        Assert.Contains("traffic class Management (VLAN 7)", nic.RedundancyLost.Select(e => e.Requirement));
        Assert.Equal(["HV1", "HV2", "HV3"], report.Of(FailureKind.Switch, "physical switch ToR-B").Lost[0].Stranded);
    }

    [Fact]
    public void A_mapping_without_failover_strands_it_too()
    {
        FailureOutcome nic = BuiltSite.Judge(Site(disableOnFailover: true)).Of(FailureKind.Nic, "HV1 physical NIC pNIC1");

        Assert.Equal([711], Assert.Single(nic.Lost).Vlans);
    }

    [Fact]
    public void With_both_VLANs_at_both_switches_it_fails_over()
    {
        ResilienceReport report = BuiltSite.Judge(Site(first: "7,201,711,712", second: "7,201,711,712"));

        Assert.True(report.Passes, report.Summary);
        Assert.Contains("traffic class SMB (VLAN 711)", report.Of(FailureKind.Nic, "HV1 physical NIC pNIC1").Interrupted.Select(e => e.Requirement));
        Assert.DoesNotContain("traffic class SMB (VLAN 711)", report.Of(FailureKind.Nic, "HV1 physical NIC pNIC2").Interrupted.Select(e => e.Requirement));
    }

    [Fact]
    public void Without_a_mapping_it_does_not_even_hold_while_all_is_well()
    {
        NetworkDocument site = Site();
        site = site with { Hosts = [.. site.Hosts.Select(h => h with { HostAdapters = [.. h.HostAdapters.Select(a => a with { TeamMapping = null })] })] };

        Assert.Equal(2, BuiltSite.Judge(site).Unproven.Count(u => u.StartsWith("Traffic class SMB (VLAN 71", System.StringComparison.Ordinal)));
    }

    private static NetworkDocument Site(string first = "7,201,711", string second = "7,201,712", bool disableOnFailover = false) => new()
    {
        Hosts = [.. Enumerable.Range(1, 3).Select(h => new HostState
        {
            Name = $"HV{h}",
            PhysicalNics = [new PhysicalNic { Name = "pNIC1", Port = new("ToR-A", $"{h}") }, new PhysicalNic { Name = "pNIC2", Port = new("ToR-B", $"{h}") }],
            Switches = [new VirtualSwitch { Name = "ConvergedSwitch", Type = SwitchType.External, Uplinks = ["pNIC1", "pNIC2"], AllowManagementOS = true }],
            HostAdapters =
            [
                new HostAdapter { Name = "Mgmt", Switch = "ConvergedSwitch", Vlan = PortVlan.None, Traffic = "Management" },
                new HostAdapter { Name = "SMB1", Switch = "ConvergedSwitch", Vlan = new PortVlan.Access(new VlanId(711)), Traffic = "SMB", TeamMapping = new TeamMapping("pNIC1") { DisableOnFailover = disableOnFailover } },
                new HostAdapter { Name = "SMB2", Switch = "ConvergedSwitch", Vlan = new PortVlan.Access(new VlanId(712)), Traffic = "SMB", TeamMapping = new TeamMapping("pNIC2") { DisableOnFailover = disableOnFailover } },
            ],
        })],
        Fabric = new Fabric
        {
            Switches = [Tor("ToR-A", first), Tor("ToR-B", second)],
            Links = [new FabricLink(new("ToR-A", "peer"), new("ToR-B", "peer")), new FabricLink(new("ToR-A", "peer2"), new("ToR-B", "peer2"))],
            Mlag = [new SwitchPair("ToR-A", "ToR-B")],
        },
    };

    private static PhysicalSwitch Tor(string name, string allowed) => new()
    {
        Name = name,
        OtherPorts = OtherPorts.Unused,
        Ports =
        [
            .. Enumerable.Range(1, 3).Select(h => new PhysicalPort { Name = $"{h}", Mode = PhysicalPortMode.Trunk, Native = new VlanId(7), Allowed = VlanSet.Parse(allowed) }),
            new PhysicalPort { Name = "peer", Mode = PhysicalPortMode.Trunk, Native = new VlanId(99), Allowed = VlanSet.Parse("7,99,201,711,712") },
            new PhysicalPort { Name = "peer2", Mode = PhysicalPortMode.Trunk, Native = new VlanId(99), Allowed = VlanSet.Parse("7,99,201,711,712") },
        ],
    };
}
