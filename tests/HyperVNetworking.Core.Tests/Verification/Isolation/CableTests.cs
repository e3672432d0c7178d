using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What cables and physical ports do to frames: lists that differ, native mismatches in a row, loops, aggregations, servers (design 6, site-rules B4).</summary>
public sealed class CableTests
{
    /// <summary>A, in VLAN 2, and B, in a VLAN that differs, at the ends of a chain of links; each link by its two ends.</summary>
    [Theory]
    [InlineData("2,2|2,2", 2, true, true)] // carried all the way
    [InlineData("2,3|2,2", 2, false, false)] // missing at one end: passes neither way
    [InlineData("2,2|3,3", 2, false, false)]
    [InlineData("n2,n3", 3, true, true)] // a native mismatch joins two VLANs
    [InlineData("n2,n3|n3,n4", 4, true, true)] // and several translate on
    [InlineData("n2,n3|n2,n4", 4, false, false)] // what was turned into 3 does not match the next one
    [InlineData("n2,n3|t3,n4", 4, false, false)] // 3 goes on tagged, and is not allowed there
    [InlineData("n2,a5|n5,n6", 6, true, true)] // an access port at one end is a native VLAN by another name
    public void A_frame_crosses_a_chain_of_links_as_their_ends_say(string chain, int vlan, bool there, bool back)
    {
        string[][] links = [.. chain.Split('|').Select(l => l.Split(','))];
        PhysicalSwitch[] switches = [.. Enumerable.Range(0, links.Length + 1).Select(i => new PhysicalSwitch
        {
            Name = $"P{i}",
            OtherPorts = OtherPorts.Unused,
            Ports =
            [
                .. i > 0 ? [Port("in", links[i - 1][1])] : Array.Empty<PhysicalPort>(),
                .. i < links.Length ? [Port("out", links[i][0])] : Array.Empty<PhysicalPort>(),
                .. i == 0 ? [ArticleNetwork.Access("end", 2, "A")] : i == links.Length ? [ArticleNetwork.Access("end", vlan, "B")] : Array.Empty<PhysicalPort>(),
            ],
        })];
        var fabric = new Fabric { Switches = [.. switches], Links = [.. links.Select((_, i) => new FabricLink(new PortReference($"P{i}", "out"), new PortReference($"P{i + 1}", "in")))] };
        string[] pairs = [.. ReachabilityMatrix.Build([], fabric).HeardBy.Select(p => p.ToString())];
        Assert.Equal((there, back), (pairs.Contains("A -> B"), pairs.Contains("B -> A")));
        Assert.Equal(chain.Contains('n', StringComparison.Ordinal), new NetworkDocument { Fabric = fabric }.Judge().Findings.Any(f => f.Code == IsolationFindingCodes.NativeMismatch));
    }

    /// <summary>The articles' three ways to trunk: the VLAN on the VM's adapter, on what the switch is bound to, or by the guest's own tags behind a Trunk port.</summary>
    [Fact]
    public void Three_ways_to_trunk_meet_in_one_VLAN()
    {
        NetworkDocument document = new()
        {
            Tenants = [new Tenant { Name = "Sales", Members = ["OnAdapter", "OnTeamNic", "ByGuest", "Server1"] }],
            Hosts =
            [
                Host(1, ArticleNetwork.Vm("OnAdapter", "S", 2)),
                Host(2, ArticleNetwork.Vm("OnTeamNic", "S", 0)) with
                {
                    Teams = [new NicTeam { Name = "Team", Members = ["NIC1"], Interfaces = [new TeamNic { Name = "Team - VLAN 2", Vlan = new VlanId(2) }] }],
                    Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["Team - VLAN 2"] }],
                },
                Host(3, new VirtualMachine { Name = "ByGuest", Adapters = [new VmAdapter { Switch = "S", Vlan = new PortVlan.Trunk(null, VlanSet.Of(2)) }] }),
            ],
            Fabric = Top(ArticleNetwork.Trunk("1", "2", null), ArticleNetwork.Trunk("2", "2", null), ArticleNetwork.Trunk("3", "2", null), ArticleNetwork.Access("10", 2, "Server1")),
        };
        IsolationReport report = document.Judge();
        Assert.Empty(report.Verdicts.Where(v => v.Outcome != Outcome.Proven).Select(v => v.ToString()));
        Assert.Equal(12, ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Count());
    }

    [Fact]
    public void A_server_with_two_cables_is_in_the_VLANs_of_both_and_joins_none()
    {
        var fabric = Top(ArticleNetwork.Access("1", 2, "Two"), ArticleNetwork.Access("2", 3, "Two"), ArticleNetwork.Access("3", 2, "A"), ArticleNetwork.Access("4", 3, "B"));
        Assert.Equal(["Two -> A", "Two -> B", "A -> Two", "B -> Two"], ReachabilityMatrix.Build([], fabric).HeardBy.Select(p => p.ToString()));
    }

    [Fact]
    public void A_team_whose_members_end_on_two_switches_may_arrive_over_either_and_must_over_both()
    {
        NetworkDocument document = Pair(peerAllowed: "2", mlag: false);
        Assert.Equal(Outcome.Proven, document.Judge().Of(RequirementKind.Reach, "Sales").Outcome);
        NetworkDocument pruned = document.WithPort("B", "1", p => p with { Allowed = VlanSet.Of(3) });
        Assert.Equal(Outcome.Violated, pruned.Judge().Of(RequirementKind.Reach, "Sales").Outcome);
        Assert.Contains(ReachabilityMatrix.Build(pruned.Hosts, pruned.Fabric).HeardBy, p => p.ToString() == "VM1 -> Server1");
    }

    /// <summary>C is cabled to both switches of the pair: without mlag a loop that spanning tree cuts, with it one link. The VLAN needs the link between the two only in the loop.</summary>
    [Theory]
    [InlineData("2", false, Outcome.Proven)]
    [InlineData("2", true, Outcome.Proven)]
    [InlineData("3", false, Outcome.Unproven)]
    [InlineData("3", true, Outcome.Proven)]
    public void A_multi_chassis_pair_is_one_link_and_no_loop(string peerAllowed, bool mlag, Outcome outcome) =>
        Assert.Equal(outcome, Pair(peerAllowed, mlag).Judge().Of(RequirementKind.Reach, "Sales").Outcome);

    [Fact]
    public void An_aggregation_may_translate_as_one_link_and_two_cables_that_disagree_prove_nothing()
    {
        NetworkDocument Aggregated(int secondNative)
        {
            PhysicalSwitch left = new() { Name = "L", OtherPorts = OtherPorts.Unused, Ports = [Port("1", "n2"), Port("2", "n2"), ArticleNetwork.Access("end", 2, "A")] };
            PhysicalSwitch right = new() { Name = "R", OtherPorts = OtherPorts.Unused, Ports = [Port("1", "n3"), Port("2", $"n{secondNative}"), ArticleNetwork.Access("end", 3, "B")] };
            return new NetworkDocument
            {
                Tenants = [new Tenant { Name = "T", Members = ["A", "B"] }],
                Fabric = new Fabric
                {
                    Switches = [left, right],
                    Links = [new FabricLink(new("L", "1"), new("R", "1")), new FabricLink(new("L", "2"), new("R", "2"))],
                    Lags = [new LinkAggregation { Name = "Po1", Ports = [new("L", "1"), new("L", "2")] }, new LinkAggregation { Name = "Po2", Ports = [new("R", "1"), new("R", "2")] }],
                },
            };
        }

        Assert.Equal(Outcome.Proven, Aggregated(3).Judge().Of(RequirementKind.Reach, "T").Outcome);
        Assert.NotEqual(Outcome.Proven, Aggregated(4).Judge().Of(RequirementKind.Reach, "T").Outcome);
    }

    [Fact]
    public void A_switch_that_maps_VLANs_leaves_every_verdict_through_it_unproven()
    {
        NetworkDocument document = ArticleNetwork.Built.WithSwitch("SwitchC", s => s with { MapsVlans = true }).WithVm("VM7", a => a with { Vlan = new PortVlan.Access(new VlanId(9)) });
        IsolationReport report = document.Judge();
        Assert.All(report.Verdicts.Where(v => v.Tenant is "Sales" or "Finance" or "HR"), v => Assert.Equal(Outcome.Unproven, v.Outcome));
        Assert.Equal(Outcome.Proven, report.Of(RequirementKind.Separation, "R&D").Outcome);
    }

    private static PhysicalPort Port(string name, string kind)
    {
        int vlan = kind[^1] - '0';
        return kind[0] switch
        {
            'n' => ArticleNetwork.Trunk(name, $"{vlan}", vlan),
            'a' => ArticleNetwork.Access(name, vlan),
            't' => ArticleNetwork.Trunk(name, $"{vlan}", null),
            _ => ArticleNetwork.Trunk(name, $"{vlan}", null),
        };
    }

    private static Fabric Top(params PhysicalPort[] ports) => new() { Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [.. ports] }] };

    private static HostState Host(int number, params VirtualMachine[] vms) => new()
    {
        Name = $"Host{number}",
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", $"{number}") }],
        Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        Vms = [.. vms],
    };

    /// <summary>A host on both switches of a pair, and Server1 behind C, which is cabled to both, too.</summary>
    private static NetworkDocument Pair(string peerAllowed, bool mlag) => new()
    {
        Tenants = [new Tenant { Name = "Sales", Members = ["VM1", "Server1"] }],
        Hosts =
        [
            new HostState
            {
                Name = "Host1",
                PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("A", "1") }, new PhysicalNic { Name = "NIC2", Port = new PortReference("B", "1") }],
                Teams = [new NicTeam { Name = "Team", Members = ["NIC1", "NIC2"], Mode = TeamingMode.Lacp }],
                Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["Team"] }],
                Vms = [ArticleNetwork.Vm("VM1", "S", 2)],
            },
        ],
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch { Name = "A", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", "2", null), ArticleNetwork.Trunk("peer", peerAllowed, null), ArticleNetwork.Trunk("down", "2", null)] },
                new PhysicalSwitch { Name = "B", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("1", "2", null), ArticleNetwork.Trunk("peer", peerAllowed, null), ArticleNetwork.Trunk("down", "2", null)] },
                new PhysicalSwitch { Name = "C", OtherPorts = OtherPorts.Unused, Ports = [ArticleNetwork.Trunk("a", "2", null), ArticleNetwork.Trunk("b", "2", null), ArticleNetwork.Access("10", 2, "Server1")] },
            ],
            Links = [new FabricLink(new("A", "peer"), new("B", "peer")), new FabricLink(new("C", "a"), new("A", "down")), new FabricLink(new("C", "b"), new("B", "down"))],
            Lags = mlag ? [new LinkAggregation { Name = "Po1", Ports = [new("C", "a"), new("C", "b")] }, new LinkAggregation { Name = "Po2", Ports = [new("A", "down"), new("B", "down")] }] : [],
            Mlag = mlag ? [new SwitchPair("A", "B")] : [],
        },
    };
}
