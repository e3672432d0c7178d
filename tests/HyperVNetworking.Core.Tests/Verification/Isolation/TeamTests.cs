using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>LBFO teams: the default team NIC takes what no other claims, VLAN team NICs are endpoints (design 6).</summary>
public sealed class TeamTests
{
    [Fact]
    public void VLAN_team_NICs_of_two_hosts_hear_each_other_and_the_virtual_switch_hears_the_rest()
    {
        NetworkDocument document = Teams("1-20");
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];
        Assert.Equal(
            [
                "VM1 -> VM2",
                "Host1/Team - VLAN 10 -> Host2/Team - VLAN 10",
                "VM2 -> VM1",
                "Host2/Team - VLAN 10 -> Host1/Team - VLAN 10",
            ],
            pairs);
        IsolationReport report = document.Judge();
        Assert.True(report.AllProven, string.Join(Environment.NewLine, report.Verdicts));
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Reach, "Management").Outcome);
    }

    [Fact]
    public void A_member_whose_port_lacks_the_VLAN_breaks_reach_though_it_only_stands_by()
    {
        NetworkDocument document = Teams("1-9").WithHost("Host1", h => h with { Teams = h.Teams.Replace(_ => true, t => t with { Standby = "NIC2" }) });
        Verdict reach = document.Judge().Of(RequirementKind.Reach, "Management");
        Assert.Equal(Outcome.Violated, reach.Outcome);
        Assert.Contains("physical switch Top port H1-2 Trunk native 1 allowed 1-9 (drops VLAN 10)", reach.Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Reach, "Sales").Outcome);
    }

    [Fact]
    public void A_virtual_switch_on_a_VLAN_team_NIC_carries_its_untagged_VMs_in_that_VLAN()
    {
        NetworkDocument document = Teams("1-20");
        document = document
            .WithHost("Host1", h => h with { Switches = [h.Switches[0] with { Uplinks = ["Team - VLAN 10"] }] })
            .WithVm("VM1", a => a with { Vlan = PortVlan.None });
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];
        Assert.Contains("VM1 -> Host2/Team - VLAN 10", pairs);
        Assert.Contains("Host2/Team - VLAN 10 -> VM1", pairs);
        Assert.Equal(2, pairs.Length - pairs.Count(p => p.Contains("Host1/Team", StringComparison.Ordinal)));
    }

    [Fact]
    public void On_a_private_VLAN_trunk_the_secondary_trunk_turns_the_primary_into_the_secondary_and_back()
    {
        // Site-rules B3: a host on a plain switch in VLAN 11 becomes an isolated port of the private VLAN 10/11.
        var trunk = ArticleNetwork.Trunk("1", "10-11", null) with { PrivateVlan = new PortVlan.Isolated(new VlanId(10), new VlanId(11)) };
        var fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "Top",
                    OtherPorts = OtherPorts.Unused,
                    Ports =
                    [
                        trunk,
                        new PhysicalPort { Name = "2", Mode = PhysicalPortMode.Access, Attached = "Router", PrivateVlan = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11)) },
                        new PhysicalPort { Name = "3", Mode = PhysicalPortMode.Access, Attached = "Other", PrivateVlan = new PortVlan.Isolated(new VlanId(10), new VlanId(11)) },
                    ],
                },
            ],
        };
        var host = new HostState
        {
            Name = "Host1",
            PhysicalNics = [new PhysicalNic { Name = "NIC", Port = new PortReference("Top", "1") }],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC"] }],
            Vms = [ArticleNetwork.Vm("VM1", "S", 11)],
        };
        Assert.Equal(
            ["VM1 -> Router", "Router -> VM1", "Router -> Other", "Other -> Router"],
            ReachabilityMatrix.Build([host], fabric).HeardBy.Select(p => p.ToString()));
    }

    private static NetworkDocument Teams(string secondAllowed) => new()
    {
        Tenants = [new Tenant { Name = "Sales", Members = ["VM1", "VM2"] }],
        Hosts = [Host(1), Host(2)],
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "Top",
                    OtherPorts = OtherPorts.Unused,
                    Ports = [ArticleNetwork.Trunk("H1-1", "1-20"), ArticleNetwork.Trunk("H1-2", secondAllowed), ArticleNetwork.Trunk("H2-1", "1-20"), ArticleNetwork.Trunk("H2-2", "1-20")],
                },
            ],
        },
    };

    private static HostState Host(int number) => new()
    {
        Name = $"Host{number}",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", $"H{number}-1") },
            new PhysicalNic { Name = "NIC2", Port = new PortReference("Top", $"H{number}-2") },
        ],
        Teams =
        [
            new NicTeam
            {
                Name = "Team",
                Members = ["NIC1", "NIC2"],
                Interfaces = [new TeamNic { Name = "Team" }, new TeamNic { Name = "Team - VLAN 10", Vlan = new VlanId(10), Traffic = "Management" }],
            },
        ],
        Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["Team"] }],
        Vms = [ArticleNetwork.Vm($"VM{number}", "S", 2)],
    };
}
