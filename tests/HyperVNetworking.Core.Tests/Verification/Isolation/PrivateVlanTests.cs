using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Private VLAN beyond one switch: over trunks, several of them, and on physical ports (design 6, site-rules B3).</summary>
public sealed class PrivateVlanTests
{
    private static readonly PortVlan s_isolated = new PortVlan.Isolated(new VlanId(10), new VlanId(11));
    private static readonly PortVlan s_community = new PortVlan.Community(new VlanId(10), new VlanId(12));
    private static readonly PortVlan s_promiscuous = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12));

    /// <summary>Who hears whom over a trunk follows from what each sends into: isolated 11, community 12, promiscuous 10 (the table of design 6).</summary>
    [Theory]
    [InlineData("10-12", "I>P P>I C>P P>C C>D D>C")]
    [InlineData("10", "P>I P>C")]
    [InlineData("11", "I>P")]
    [InlineData("12", "C>P C>D D>C")]
    [InlineData("10,12", "P>I C>P P>C C>D D>C")]
    [InlineData("13", "")]
    public void Over_a_trunk_each_way_needs_the_VLAN_it_sends_into(string allowed, string expected)
    {
        HostState first = Host("Host1", "1", ("I", s_isolated), ("C", s_community));
        HostState second = Host("Host2", "2", ("P", s_promiscuous), ("D", s_community), ("J", s_isolated));
        string[] pairs = Pairs([first, second], Top(ArticleNetwork.Trunk("1", "1-4094", null), ArticleNetwork.Trunk("2", allowed, null)));
        Assert.Equal(
            expected.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Order(System.StringComparer.Ordinal),
            pairs.Select(p => p.Replace(" -> ", ">")).Where(p => "IC".Contains(p[0]) != "IC".Contains(p[2])).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void A_promiscuous_port_whose_list_omits_a_secondary_reaches_it_and_never_hears_it()
    {
        var deaf = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(12));
        Assert.Equal(["P -> I"], Pairs([Host("Host1", null, ("I", s_isolated), ("P", deaf))], Fabric.Undescribed));
    }

    [Fact]
    public void Two_private_VLANs_on_one_switch_know_nothing_of_each_other()
    {
        var isolated = new PortVlan.Isolated(new VlanId(20), new VlanId(21));
        var promiscuous = new PortVlan.Promiscuous(new VlanId(20), VlanSet.Of(21));
        HostState host = Host("Host1", null, ("I1", s_isolated), ("P1", s_promiscuous), ("I2", isolated), ("P2", promiscuous));
        Assert.Equal(["I1 -> P1", "P1 -> I1", "I2 -> P2", "P2 -> I2"], Pairs([host], Fabric.Undescribed));
        IsolationReport report = new NetworkDocument { Hosts = [host] }.Judge();
        Assert.DoesNotContain(report.Findings, f => f.Code == IsolationFindingCodes.PrivateVlanContradicts);
    }

    [Fact]
    public void A_router_on_a_plain_port_in_the_primary_never_hears_the_isolated_and_one_in_the_secondary_does()
    {
        HostState host = Host("Host1", "1", ("I", s_isolated), ("P", s_promiscuous));
        NetworkDocument document = new()
        {
            Hosts = [host],
            Fabric = Top(ArticleNetwork.Trunk("1", "10-12", null), ArticleNetwork.Access("2", 10, "Router"), ArticleNetwork.Access("3", 11, "Listener")),
        };
        string[] pairs = Pairs(document.Hosts, document.Fabric);
        Assert.DoesNotContain("I -> Router", pairs);
        Assert.Contains("Router -> I", pairs);
        Assert.Contains("I -> Listener", pairs);
        Finding finding = Assert.Single(document.Judge().Findings, f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess);
        Assert.Equal("physical switch Top port 3", finding.Subject);
        NetworkDocument promiscuous = document.WithPort("Top", "2", p => p with { PrivateVlan = s_promiscuous }).WithPort("Top", "3", p => p with { PrivateVlan = s_isolated });
        Assert.Contains("I -> Router", Pairs(promiscuous.Hosts, promiscuous.Fabric));
        Assert.DoesNotContain("I -> Listener", Pairs(promiscuous.Hosts, promiscuous.Fabric));
        Assert.DoesNotContain(promiscuous.Judge().Findings, f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess);
    }

    /// <summary>Planned oneWay: Backup hears Sales and is not heard by it, so that Sales is Access in the secondary; isolated HR is in another.</summary>
    [Fact]
    public void The_plain_ports_of_a_one_way_rule_are_meant_to_be_there()
    {
        HostState host = Host("Host1", null, ("Backup", s_promiscuous), ("Sales1", new PortVlan.Access(new VlanId(12))), ("Sales2", new PortVlan.Access(new VlanId(12))), ("HR", s_isolated));
        NetworkDocument document = new()
        {
            Hosts = [host],
            Tenants = [new Tenant { Name = "Backup", Members = ["Backup"] }, new Tenant { Name = "Sales", Members = ["Sales*"] }, new Tenant { Name = "HR", Members = ["HR"] }],
            Allow = [new AllowRule { From = "Sales", To = "Backup", Direction = AllowDirection.OneWay }, new AllowRule { From = "HR", To = "Backup" }],
        };
        IsolationReport report = document.Judge();
        Assert.True(report.AllProven, string.Join("; ", report.Verdicts));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plain_port_in_the_secondary_is_found_where_it_hears_who_did_not_allow_it(bool allowed)
    {
        HostState host = Host("Host1", null, ("I", s_isolated), ("P", s_promiscuous), ("Log", new PortVlan.Access(new VlanId(11))));
        NetworkDocument document = new()
        {
            Hosts = [host],
            Tenants = [new Tenant { Name = "T", Members = ["I", "P"] }, new Tenant { Name = "Log", Members = ["Log"] }],
            Allow = allowed ? [new AllowRule { From = "T", To = "Log", Direction = AllowDirection.OneWay }] : [],
        };
        Finding[] found = [.. document.Judge().Findings.Where(f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess)];
        Assert.Equal(allowed ? [] : ["VM Log"], found.Select(f => f.Subject));
    }

    [Fact]
    public void A_server_with_an_isolated_and_an_undescribed_port_is_named_by_both()
    {
        PhysicalPort undescribed = new() { Name = "1", Attached = "Server" };
        PhysicalPort isolated = ArticleNetwork.Access("2", 10, "Server") with { PrivateVlan = s_isolated };
        NetworkDocument document = new() { Fabric = Top(undescribed, isolated, ArticleNetwork.Access("3", 11, "Listener")) };
        Finding finding = Assert.Single(document.Judge().Findings, f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess);
        Assert.Contains("of the private VLAN of physical switch Top port 1 and physical switch Top port 2 private VLAN Isolated 10/11: it hears what Server sends", finding.Message, System.StringComparison.Ordinal);
    }

    /// <summary>A secondary trunk hands the primary on as the secondary, for hosts that know no private VLAN: what is behind it is as isolated as on an isolated port.</summary>
    [Fact]
    public void VMs_behind_a_secondary_trunk_hear_no_isolated_port_and_are_no_finding()
    {
        HostState inside = Host("Host1", "1", ("I", s_isolated), ("P", s_promiscuous));
        HostState behind = Host("Host2", "2", ("Behind", new PortVlan.Access(new VlanId(11))));
        PhysicalPort trunk = ArticleNetwork.Trunk("2", "10-11", null);
        NetworkDocument document = new() { Hosts = [inside, behind], Fabric = Top(ArticleNetwork.Trunk("1", "10-12", null), trunk with { PrivateVlan = s_isolated }) };
        string[] pairs = Pairs(document.Hosts, document.Fabric);
        Assert.Contains("P -> Behind", pairs);
        Assert.Contains("Behind -> P", pairs);
        Assert.DoesNotContain("I -> Behind", pairs);
        Assert.DoesNotContain(document.Judge().Findings, f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess);
        NetworkDocument plainTrunk = document.WithPort("Top", "2", _ => trunk);
        Assert.Equal("VM Behind", Assert.Single(plainTrunk.Judge().Findings, f => f.Code == IsolationFindingCodes.SecondaryVlanUsedAsAccess).Subject);
    }

    /// <summary>What a live host really holds is judged as it is, and found.</summary>
    [Theory]
    [InlineData(11, 10, 13, false, "Primary VLAN 10 has more than one isolated secondary: Isolated 10/11 on VM A, Isolated 10/13 on VM B.")]
    [InlineData(11, 20, 11, false, "Secondary VLAN 11 has more than one primary: Isolated 10/11 on VM A, Isolated 20/11 on VM B.")]
    [InlineData(11, 10, 11, true, "Secondary VLAN 11 is used both isolated and as a community, whose members hear the isolated ones: Isolated 10/11 on VM A, Community 10/11 on VM B.")]
    [InlineData(10, 10, 10, false, "VLAN 10 is primary and its own secondary: Isolated 10/10 on VM A.")]
    public void Private_VLANs_that_contradict_each_other_are_found(int first, int primary, int second, bool community, string message)
    {
        PortVlan other = community ? new PortVlan.Community(new VlanId(primary), new VlanId(second)) : new PortVlan.Isolated(new VlanId(primary), new VlanId(second));
        HostState host = Host("Host1", null, ("A", new PortVlan.Isolated(new VlanId(10), new VlanId(first))), ("B", other));
        Assert.Equal(message, Assert.Single(new NetworkDocument { Hosts = [host] }.Judge().Findings, f => f.Code == IsolationFindingCodes.PrivateVlanContradicts).Message);
    }

    private static string[] Pairs(System.Collections.Generic.IReadOnlyList<HostState> hosts, Fabric fabric) =>
        [.. ReachabilityMatrix.Build(hosts, fabric).HeardBy.Select(p => p.ToString())];

    private static Fabric Top(params PhysicalPort[] ports) => new() { Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [.. ports] }] };

    private static HostState Host(string name, string? port, params (string Vm, PortVlan Vlan)[] vms) => new()
    {
        Name = name,
        PhysicalNics = port is null ? [] : [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", port) }],
        Switches = [new VirtualSwitch { Name = "S", Type = port is null ? SwitchType.Private : SwitchType.External, Uplinks = port is null ? [] : ["NIC1"] }],
        Vms = [.. vms.Select(v => new VirtualMachine { Name = v.Vm, Adapters = [new VmAdapter { Switch = "S", Vlan = v.Vlan }] })],
    };
}
