using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>A NIC that becomes a member keeps no address: gateway, metric, DNS and routes go over to the team NIC that replaces it (site-rules D10).</summary>
public sealed class TeamAddressingTests
{
    private static readonly InterfaceAddressing s_had = new()
    {
        Addresses = ["192.0.2.10/24", TeamNic.Dhcp],
        Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = 5 }, new HostRoute("10.0.0.0/8", "198.51.100.1")],
        DnsServers = ["192.0.2.53"],
        RegistersInDns = true,
    };

    private static readonly HostState s_host = new()
    {
        Name = "HV01",
        OS = "WindowsServer2012R2",
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Use = "Management", Addressing = s_had }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "NIC3" }],
        Teams = [new NicTeam { Name = "Other", Members = ["NIC3"] }],
    };

    private static readonly WantedTeam s_wanted = new() { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = [Row("CSV", 11), Row("Management", 10)] };

    [Fact]
    public void The_team_NIC_of_the_traffic_that_the_NIC_carried_takes_over_what_an_admin_set_on_it()
    {
        NetworkPlan plan = Create(s_wanted, s_host).Plan!;

        var first = (HostChange.AddTeam)plan.Steps[0].Change;
        var second = (HostChange.AddTeamNic)plan.Steps[1].Change;
        Assert.Equal(InterfaceAddressing.None, first.Team.Interfaces[0].Addressing);
        Assert.Equal(s_had with { Addresses = ["192.0.2.10/24"] }, second.TeamNic.Addressing);
        Assert.Equal(
            "Management (VLAN 10) takes over what the host has on NIC1: 192.0.2.10/24, 0.0.0.0/0 by 192.0.2.1 metric 5, 10.0.0.0/8 by 198.51.100.1, DNS 192.0.2.53",
            Assert.Single(plan.Decisions, d => d.Choice.Contains("takes over", StringComparison.Ordinal)).Choice);
        Assert.Equal(StepRisk.ManagementPath, plan.Steps[0].Risk);
    }

    [Fact]
    public void Where_no_row_is_of_that_traffic_the_team_NIC_that_comes_with_the_team_takes_it()
    {
        Assert.Equal("192.0.2.10/24", Assert.Single(Made(s_wanted with { Traffic = [Row("CSV", 11)] }).Interfaces[0].Addresses));
        Assert.Equal("192.0.2.10/24", Assert.Single(Made(s_wanted with { Traffic = [] }).Interfaces[0].Addresses));
    }

    [Fact]
    public void With_another_address_goes_only_a_gateway_of_its_subnet_and_what_is_given_up_is_said()
    {
        NetworkPlan plan = Create(s_wanted with { Traffic = [Row("Management", 10) with { Address = "192.0.2.77/24" }] }, s_host).Plan!;

        InterfaceAddressing given = ((HostChange.AddTeam)plan.Steps[0].Change).Team.Interfaces[0].Addressing;
        Assert.Equal(["192.0.2.77/24"], given.Addresses);
        Assert.Equal(["192.0.2.1"], given.Routes.Select(r => r.NextHop));
        Assert.Equal(["192.0.2.53"], given.DnsServers);
        Assert.EndsWith("given up: 192.0.2.10/24 and 10.0.0.0/8 by 198.51.100.1", Assert.Single(plan.Decisions, d => d.Choice.Contains("given up", StringComparison.Ordinal)).Choice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_server_gives_comes_by_itself()
    {
        HostState served = s_host with { PhysicalNics = s_host.PhysicalNics.Replace(n => n.Name == "NIC1", n => n with { Addressing = new InterfaceAddressing { Addresses = [TeamNic.Dhcp], RegistersInDns = true } }) };

        NetworkPlan plan = Create(s_wanted, served).Plan!;

        Assert.All(plan.Steps.Select(s => s.Change).OfType<HostChange.AddTeamNic>(), s => Assert.Empty(s.TeamNic.Addresses));
        Assert.DoesNotContain(plan.Decisions, d => d.Choice.Contains("takes over", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_plan_after_the_first_is_empty()
    {
        NetworkPlan plan = Create(s_wanted, s_host).Plan!;
        HostState after = plan.Steps.Aggregate(s_host, (h, s) => s.Change.ApplyTo(h));

        Assert.Empty(Create(s_wanted, after).Plan!.Steps);
    }

    [Theory]
    [InlineData("several members of NIC team Mgmt have addresses of the host", "two")]
    [InlineData("was not told (routes)", "unread")]
    public void What_nobody_can_hand_on_whole_is_refused(string says, string what)
    {
        HostState host = what == "two"
            ? s_host with { PhysicalNics = s_host.PhysicalNics.Replace(n => n.Name == "NIC2", n => n with { Addressing = new InterfaceAddressing { Addresses = ["198.51.100.7/24"] } }) }
            : s_host with { Unread = ["routes: no such class."] };

        PlannerError error = Assert.Single(Create(s_wanted, host).Errors);

        Assert.Equal("MemberAddressLost", error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIC_with_an_address_does_not_join_a_team_that_is_there()
    {
        PlannerError error = Assert.Single(TeamNicPlanner.Change([new WantedTeam { Name = "Other", Members = ["NIC3", "NIC1"] }], [s_host], DateTimeOffset.UnixEpoch).Errors);

        Assert.Equal("MemberAddressLost", error.ErrorId);
        Assert.Contains("physical NIC NIC1 has 192.0.2.10/24", error.Message, StringComparison.Ordinal);
        Assert.Empty(TeamNicPlanner.Change([new WantedTeam { Name = "Other", Members = ["NIC3", "NIC2"] }], [s_host], DateTimeOffset.UnixEpoch).Errors);
    }

    [Theory]
    [InlineData("address 192.0.2.9/24", "address")]
    [InlineData("gateway 192.0.2.1", "route")]
    [InlineData("SMB connection to FS1", "smb")]
    [InlineData("RDMA", "rdma")]
    public void A_pattern_takes_no_NIC_that_the_host_uses_and_says_by_what(string says, string use)
    {
        HostState host = s_host with { PhysicalNics = [Used(use)], Teams = [] };

        PlannerError error = Assert.Single(Create(s_wanted with { Members = ["NIC*"] }, host).Errors);

        Assert.Contains($"NIC1 (carries {says})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIC_with_an_iSCSI_connection_and_an_HBA_are_never_members_even_where_they_are_named()
    {
        HostState host = s_host with { PhysicalNics = [Used("iscsi"), new PhysicalNic { Name = "HBA1", Kind = NicKind.Hba }], Teams = [] };

        PlannerError[] errors = [.. Create(s_wanted with { Members = ["NIC1", "HBA1"] }, host).Errors];

        Assert.Equal(["TeamMemberNotUsable", "TeamMemberNotUsable"], errors.Select(e => e.ErrorId));
        Assert.Contains("an iSCSI connection to 192.0.2.50 runs over it", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("it is an HBA, for storage only", errors[1].Message, StringComparison.Ordinal);
    }

    private static PhysicalNic Used(string use) => use switch
    {
        "address" => new PhysicalNic { Name = "NIC1", Addressing = new InterfaceAddressing { Addresses = ["192.0.2.9/24"] } },
        "route" => new PhysicalNic { Name = "NIC1", Addressing = new InterfaceAddressing { Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1")] } },
        "smb" => new PhysicalNic { Name = "NIC1", Sessions = [NicSession.ToSmb("FS1")] },
        "iscsi" => new PhysicalNic { Name = "NIC1", Sessions = [NicSession.ToIscsi("192.0.2.50")] },
        _ => new PhysicalNic { Name = "NIC1", Rdma = true },
    };

    private static NicTeam Made(WantedTeam wanted) => ((HostChange.AddTeam)Create(wanted, s_host).Plan!.Steps[0].Change).Team;

    private static PlannerResult Create(WantedTeam wanted, HostState host) => TeamNicPlanner.Create([wanted], [host], DateTimeOffset.UnixEpoch);

    private static TeamTraffic Row(string traffic, int vlan) => new() { Traffic = traffic, Vlan = new VlanId(vlan) };
}
