using System;
using System.Linq;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Reachability;

namespace HyperVNetworking.Core.Tests.Verification.Reachability;

public sealed class ReachabilityAnswerTests
{
    private static readonly NetworkDocument s_built = ArticleNetwork.Built;
    private static readonly ReachabilityAnswer s_answer = ReachabilityAnswer.Build(s_built.Hosts, s_built.Fabric, s_built.Tenants);

    [Fact]
    public void It_lists_every_pair_of_the_matrix_in_its_order()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            ReachabilityAnswer answer = ReachabilityAnswer.Build(document.Hosts, document.Fabric, []);
            Assert.Equal(
                ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString()),
                answer.Pairs(new ReachabilityQuestion()).Select(p => $"{p.Sender} -> {p.Hearer}"));
        }
    }

    [Theory]
    [InlineData("VM1", "", "VM1 -> VM2,VM1 -> VM7,VM1 -> Server1")]
    [InlineData("", "vm6", "VM5 -> VM6")]
    [InlineData("Finance", "Server*", "VM3 -> Server2,VM8 -> Server2")]
    [InlineData("Host1/VM1", "Sales", "VM1 -> VM2,VM1 -> VM7,VM1 -> Server1")]
    [InlineData("VM1", "Finance", "")]
    [InlineData("Nobody*", "", "")]
    public void It_selects_by_endpoint_and_tenant(string from, string to, string expected) => Assert.Equal(
        expected,
        string.Join(",", s_answer.Pairs(new ReachabilityQuestion { From = from.Length == 0 ? [] : [from], To = to.Length == 0 ? [] : [to] }).Select(p => $"{p.Sender} -> {p.Hearer}")));

    [Fact]
    public void It_selects_by_VLAN() => Assert.Equal(
        s_answer.Pairs(new ReachabilityQuestion { From = ["HR"], To = ["HR"] }),
        s_answer.Pairs(new ReachabilityQuestion { Vlans = VlanSet.Of(4) }));

    [Fact]
    public void A_pair_tells_what_is_known_of_its_ends()
    {
        ReachabilityPair near = Assert.Single(s_answer.Pairs(new ReachabilityQuestion { From = ["VM1"], To = ["VM2"] }));
        Assert.Equal(("2", true, "Host1", "Host1", "Access 2"), (near.Vlan, near.SameSwitch, near.SenderHost, near.HearerHost, near.SenderSetting));
        Assert.Equal(["Sales"], near.SenderTenant);
        Assert.Equal("VM1 -> VM2 (VLAN 2)", near.ToString());
        ReachabilityPair far = Assert.Single(s_answer.Pairs(new ReachabilityQuestion { From = ["VM1"], To = ["Server1"] }));
        Assert.Equal(("2", false, null, EndpointKind.Server), (far.Vlan, far.SameSwitch, far.HearerHost, far.HearerKind));
        Assert.Equal("untagged", Assert.Single(s_answer.Pairs(new ReachabilityQuestion { From = ["VM5"] })).Vlan);
    }

    [Theory]
    [InlineData("Trunk", "2-4,9", "2-3", "2-3")]
    [InlineData("Access", "2", "2-3", "2")]
    public void The_VLAN_of_a_pair_is_what_both_ends_are_set_for(string mode, string sent, string heard, string expected)
    {
        PortVlan sender = mode == "Trunk" ? new PortVlan.Trunk(new VlanId(2), VlanSet.Parse(sent)) : new PortVlan.Access(new VlanId(2));
        HostState host = Host(sender, new PortVlan.Trunk(new VlanId(2), VlanSet.Parse(heard)));
        Assert.Equal(expected, ReachabilityAnswer.Build([host], Fabric.Undescribed, []).Pairs(new ReachabilityQuestion { From = ["A"] }).Single().Vlan);
    }

    [Fact]
    public void A_host_that_was_not_read_whole_says_nothing() =>
        Assert.Empty(ReachabilityAnswer.Build([s_built.Hosts[0] with { Complete = false }], Fabric.Undescribed, []).Finder.Endpoints);

    [Fact]
    public void The_grid_marks_who_hears_whom()
    {
        ReachabilityGrid grid = ReachabilityAnswer.Build([Host(new PortVlan.Access(new VlanId(2)), new PortVlan.Trunk(new VlanId(2), VlanSet.Parse("2")))], Fabric.Undescribed, [])
            .Grid(new ReachabilityQuestion());
        string[] lines = grid.ToString().Split(Environment.NewLine);
        Assert.Equal(["     1 2", "A 1    x", "B 2  x  "], lines[1..4]);
        Assert.Equal(2, grid.HeardCount);
        Assert.True(grid.IsHeard("a", "b"));
        Assert.Equal(["B"], grid.HearersOf("A"));
    }

    [Fact]
    public void A_grid_that_is_not_square_names_its_columns() => Assert.Contains(
        "Columns: 1 Server1, 2 Server2, 3 Server3.",
        s_answer.Grid(new ReachabilityQuestion { From = ["VM1"], To = ["Server*"] }).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_grid_with_many_columns_is_printed_as_lists()
    {
        HostState host = Host(PortVlan.None, PortVlan.None);
        host = host with { Vms = Enumerable.Range(1, ReachabilityGrid.MaxColumns + 1).Select(n => host.Vms[0] with { Name = $"V{n}" }).ToValueList() };
        string text = ReachabilityAnswer.Build([host], Fabric.Undescribed, []).Grid(new ReachabilityQuestion()).ToString();
        Assert.Contains($"{Environment.NewLine}V1   V2, V3, ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Salse", "Sales")]
    [InlineData("VM77", "VM7")]
    public void It_suggests_tenants_and_endpoints_that_are_near(string name, string expected) => Assert.Equal(expected, s_answer.Suggest(name)[0]);

    private static HostState Host(PortVlan first, PortVlan second) => new()
    {
        Name = "H",
        Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Private }],
        Vms = [Vm("A", first), Vm("B", second)],
    };

    private static VirtualMachine Vm(string name, PortVlan vlan) => new() { Name = name, Adapters = [new VmAdapter { Switch = "S", Vlan = vlan }] };
}
