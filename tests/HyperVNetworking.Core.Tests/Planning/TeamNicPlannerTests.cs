using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>Teams with one team NIC for each traffic class (seed 004): made, adopted, changed and refused.</summary>
public sealed class TeamNicPlannerTests : PlanningTest
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 0, 4, TimeSpan.Zero);

    private static readonly HostState s_bare = new()
    {
        Name = "HV01",
        OS = "WindowsServer2012R2",
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1" },
            new PhysicalNic { Name = "NIC2" },
            new PhysicalNic { Name = "NIC3" },
            new PhysicalNic { Name = "Setup", Use = "Management" },
            new PhysicalNic { Name = "HBA", Kind = NicKind.Hba },
            new PhysicalNic { Name = "Air", Kind = NicKind.WiFi },
        ],
    };

    private static readonly WantedTeam s_mgmt = new() { Name = "Mgmt", Members = ["NIC1", "NIC2"], Traffic = [Row("Management", 10), Row("CSV", 11), Row("LiveMigration", 12)] };

    private static readonly HostState s_built = Applied(Good(s_mgmt, s_bare), [s_bare])[0];

    [Fact]
    public void A_team_comes_with_one_team_NIC_for_each_traffic_class_and_none_left_in_default_mode()
    {
        NetworkPlan plan = Good(s_mgmt, s_bare);

        Assert.Equal(
            [
                "HV01 NIC team Mgmt: absent -> of NIC1, NIC2, SwitchIndependent, Dynamic, team NIC Mgmt - VLAN 10 (VLAN 10)",
                "HV01 team NIC Mgmt - VLAN 11: absent -> Mgmt - VLAN 11 (VLAN 11) on NIC team Mgmt",
                "HV01 team NIC Mgmt - VLAN 12: absent -> Mgmt - VLAN 12 (VLAN 12) on NIC team Mgmt",
            ],
            Lines(plan));
        Assert.Equal("Left in default mode it would hear every VLAN that no other team NIC claims.", plan.Decisions[0].Reason);
        Assert.Equal(["Management", "CSV", "LiveMigration"], plan.Decisions.Skip(1).Select(d => d.Subject.Replace("host HV01 traffic class ", string.Empty, StringComparison.Ordinal)));
        Assert.Equal("nobody guarantees CSV bandwidth on NIC team Mgmt, which it shares with Management and LiveMigration", plan.Decisions[2].Choice);
        Assert.All(plan.Steps, s => Assert.Equal(StepRisk.None, s.Risk));
    }

    [Fact]
    public void A_second_plan_is_empty_whatever_order_the_rows_have()
    {
        Assert.Empty(Good(s_mgmt, s_built).Steps);
        Assert.Empty(Good(s_mgmt with { Traffic = s_mgmt.Traffic.Reverse().ToValueList() }, s_built).Steps);
    }

    [Fact]
    public void One_traffic_class_more_is_one_step_more()
    {
        NetworkPlan plan = Good(s_mgmt with { Traffic = s_mgmt.Traffic.Add(Row("SMB", 13)) }, s_built);

        Assert.Equal(["HV01 team NIC Mgmt - VLAN 13: absent -> Mgmt - VLAN 13 (VLAN 13) on NIC team Mgmt"], Lines(plan));
        Assert.Equal(StepRisk.None, plan.Steps[0].Risk);
        Assert.Equal("It carries SMB (VLAN 13).", plan.Steps[0].Reason);
    }

    [Fact]
    public void What_somebody_made_by_hand_is_taken_as_it_is()
    {
        // lbfoadmin.exe: other names, the default team NIC still there, a member that stands by.
        HostState byHand = s_bare with
        {
            Teams =
            [
                new NicTeam
                {
                    Name = "mgmt",
                    Members = ["NIC2", "NIC1"],
                    Standby = "NIC2",
                    LoadBalancing = LoadBalancingAlgorithm.TransportPorts,
                    Interfaces = [new TeamNic { Name = "mgmt" }, new TeamNic { Name = "Cluster", Vlan = new VlanId(11), Addresses = ["192.0.2.7/24"] }],
                },
            ],
        };

        Assert.Equal(
            [
                "HV01 team NIC mgmt - VLAN 10: absent -> mgmt - VLAN 10 (VLAN 10) on NIC team mgmt",
                "HV01 team NIC mgmt - VLAN 12: absent -> mgmt - VLAN 12 (VLAN 12) on NIC team mgmt",
            ],
            Lines(Good(s_mgmt, byHand)));
    }

    [Fact]
    public void A_team_without_rows_has_the_team_NIC_that_Windows_makes()
    {
        HostState after = Applied(Good(new WantedTeam { Name = "VMs", Members = ["NIC3"] }, s_bare), [s_bare])[0];

        Assert.Equal(new TeamNic { Name = "VMs" }, Assert.Single(after.Teams[0].Interfaces));
    }

    [Theory]
    [InlineData("NIC*", "NIC1, NIC2, NIC3")]
    [InlineData("*", "NIC1, NIC2, NIC3")]
    [InlineData("Setup", "Setup")]
    public void A_pattern_means_free_NICs_and_a_name_means_the_NIC(string member, string expected)
    {
        NetworkPlan plan = Good(new WantedTeam { Name = "T", Members = [member] }, s_bare);

        Assert.Equal(expected, ((HostChange.AddTeam)plan.Steps[0].Change).Team.Members.ToString());
        Assert.Equal(member == "Setup" ? StepRisk.ManagementPath : StepRisk.None, plan.Steps[0].Risk);
    }

    [Fact]
    public void LACP_has_a_fast_timer_unless_said_otherwise()
    {
        Assert.Equal(LacpTimer.Fast, Made(s_mgmt with { Mode = TeamingMode.Lacp }).LacpTimer);
        Assert.Equal(LacpTimer.Slow, Made(s_mgmt with { Mode = TeamingMode.Lacp, LacpTimer = LacpTimer.Slow }).LacpTimer);
        Assert.Null(Made(s_mgmt).LacpTimer);
        Assert.Equal(LoadBalancingAlgorithm.TransportPorts, ((HostChange.AddTeam)Good(s_mgmt, s_bare with { OS = "WindowsServer2012" }).Steps[0].Change).Team.LoadBalancing);
    }

    public static TheoryData<string, string, string> Refusals { get; } = new()
    {
        { "no such NIC", "TeamMemberNotFound", "HV01: has no physical NIC NIC7, which NIC team Mgmt is to have as a member; did you mean NIC1?" },
        { "no free NIC", "TeamMemberNotFound", "HV01: no free physical NIC fits -Member S* of NIC team Mgmt: NIC1 (free), NIC2 (free), NIC3 (free), Setup (carries Management), HBA (it is an HBA, for storage only) and Air (it is wireless). A NIC that is in use must be named." },
        { "HBA", "TeamMemberNotUsable", "HV01: physical NIC HBA cannot be a member of NIC team Mgmt: it is an HBA, for storage only; choose another one." },
        { "NIC of a team", "TeamMemberNotUsable", "HV01: physical NIC NIC1 cannot be a member of NIC team Other: it is a member of NIC team Mgmt; choose another one." },
        { "team name of a NIC", "InterfaceNameTaken", "HV01: the name NIC3 is that of a physical NIC, and Windows gives each interface a name of its own; choose another one." },
        { "team NIC name of a NIC", "InterfaceNameTaken", "HV01: the name NIC3 is that of a physical NIC, and Windows gives each interface a name of its own; choose another one." },
        { "standby elsewhere", "StandbyNotMember", "HV01: NIC3 is to stand by and is none of the members of NIC team Mgmt; add it to -Member." },
        { "standby with LACP", "StandbyNotPossible", "HV01: NIC team Mgmt cannot have a member that stands by: its mode is Lacp, in which the switch expects all members to be active; leave -StandbyMember out or change the team." },
        { "standby alone", "StandbyNotPossible", "HV01: NIC team Mgmt cannot have a member that stands by: it has one member only; leave -StandbyMember out or change the team." },
        { "timer without LACP", "LacpTimerWithoutLacp", "HV01: NIC team Mgmt has no LACP timer, since its teaming mode is not LACP; leave -LacpTimer out, or give -TeamingMode Lacp." },
        { "Dynamic on 2012", "LoadBalancingNotSupported", "HV01: Windows Server 2012 does not know the load balancing Dynamic that NIC team Mgmt is to have; give another -LoadBalancingAlgorithm." },
        { "client", "LbfoNotSupported", "HV01: is Windows11, a Windows client, which has no NIC teams, so NIC team Mgmt cannot be made there; leave the host out." },
        { "other members", "TeamDiffers", "HV01: NIC team Mgmt is there and is another one: its members are NIC1, NIC2, and NIC1, NIC3 are asked for. Nothing is changed there; change it with Set-TeamNicSet." },
        { "other mode", "TeamDiffers", "HV01: NIC team Mgmt is there and is another one: no member stands by, and NIC2 is to; it is SwitchIndependent, Dynamic, and SwitchIndependent, HyperVPort is asked for. Nothing is changed there; change it with Set-TeamNicSet." },
        { "other name", "TeamNicDiffers", "HV01: NIC team Mgmt: CSV (VLAN 11) is carried by team NIC Mgmt - VLAN 11 with no address, and Cluster (VLAN 11) on NIC team Mgmt is asked for. Nothing is changed there; change it with Set-TeamNicSet." },
        { "default mode that is taken", "TeamNicDiffers", "HV01: NIC team Mgmt: its team NIC Mgmt - VLAN 10 has a VLAN and is not in default mode, so none carries Backup (default mode). Nothing is changed there; change it with Set-TeamNicSet." },
        { "one VLAN twice", "TrafficConflict", "HV01: NIC team Mgmt: CSV (VLAN 11) and SMB (VLAN 11) ask for one team NIC in two ways; give each VLAN once." },
        { "switch on the team", "TeamCarriesSwitch", "HV01: virtual switch S is on NIC team Mgmt, which then shows the one team NIC in default mode only; make the VLAN on a host adapter of that switch, or use another team." },
        { "33 team NICs", "TeamTooLarge", "HV01: NIC team Mgmt would have more than 32 team NICs, and Windows allows no more." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_is_refused_before_anything_is_planned(string what, string errorId, string message)
    {
        (WantedTeam wanted, HostState host) = Refused(what);

        PlannerResult result = TeamNicPlanner.Create([wanted], [host], s_now);

        Assert.Null(result.Plan);
        Assert.Equal((errorId, "HV01", message), (result.Errors[0].ErrorId, result.Errors[0].ComputerName, result.Errors[0].Message));
    }

    [Fact]
    public void An_error_on_one_host_leaves_all_hosts_alone_and_an_address_is_for_one_host()
    {
        HostState other = s_bare with { Name = "HV02", PhysicalNics = [] };
        WantedTeam addressed = s_mgmt with { Traffic = [Row("Management", 10) with { Address = "192.0.2.9/24" }] };

        Assert.Null(TeamNicPlanner.Create([s_mgmt], [s_bare, other], s_now).Plan);
        Assert.Equal("AddressOnSeveralHosts", TeamNicPlanner.Create([addressed], [s_bare, s_bare with { Name = "HV02" }], s_now).Errors[0].ErrorId);
        Assert.Single(TeamNicPlanner.Create([addressed with { Traffic = [addressed.Traffic[0] with { ComputerName = "hv02" }] }], [s_bare, s_bare with { Name = "HV02" }], s_now).Plan!.Steps, s => s.Host == "HV02");
    }

    [Fact]
    public void Hosts_whose_management_path_moves_come_last()
    {
        HostState second = s_bare with { Name = "HV02", PhysicalNics = s_bare.PhysicalNics.Replace(n => n.Name == "Setup", n => n with { Use = null }) };

        NetworkPlan plan = TeamNicPlanner.Create([new WantedTeam { Name = "T", Members = ["Setup"] }], [s_bare, second], s_now).Plan!;

        Assert.Equal([("HV02", 1, StepRisk.None), ("HV01", 2, StepRisk.ManagementPath)], plan.Steps.Select(s => (s.Host, s.Number, s.Risk)));
    }

    [Fact]
    public void Members_change_one_at_a_time_and_what_joins_comes_first()
    {
        HostState standing = Applied(Changed(new WantedTeam { Name = "Mgmt", Standby = "NIC2" }, s_built), [s_built])[0];

        Assert.Equal(
            [
                "HV01 NIC team Mgmt: without member NIC3 -> with member NIC3",
                "HV01 NIC team Mgmt: NIC2 stands by -> all members active",
                "HV01 NIC team Mgmt: with member NIC2 -> without member NIC2",
                "HV01 NIC team Mgmt: SwitchIndependent, Dynamic -> Lacp, Dynamic, LACP timer Fast",
            ],
            Lines(Changed(new WantedTeam { Name = "mgmt", Members = ["NIC1", "NIC3"], Standby = string.Empty, Mode = TeamingMode.Lacp }, standing)));
        Assert.Empty(Changed(new WantedTeam { Name = "Mgmt", Standby = "NIC2" }, standing).Steps);
        Assert.Equal("StandbyNotPossible", TeamNicPlanner.Change([new WantedTeam { Name = "Mgmt", Mode = TeamingMode.Lacp }], [standing], s_now).Errors[0].ErrorId);
    }

    [Fact]
    public void The_name_that_Windows_made_of_a_VLAN_goes_with_it_and_a_chosen_one_stays()
    {
        NetworkPlan renamed = Changed(new WantedTeam { Name = "Mgmt", Traffic = [new TeamTraffic { Name = "Mgmt - VLAN 11", Vlan = new VlanId(21) }] }, s_built);
        HostState chosen = Applied(Changed(new WantedTeam { Name = "Mgmt", Traffic = [new TeamTraffic { Vlan = new VlanId(11), NewName = "Cluster" }] }, s_built), [s_built])[0];

        Assert.Equal(["HV01 team NIC Mgmt - VLAN 11: Mgmt - VLAN 11 (VLAN 11) -> Mgmt - VLAN 21 (VLAN 21)"], Lines(renamed));
        Assert.Equal(
            ["HV01 team NIC Cluster: Cluster (VLAN 11) -> Cluster (VLAN 21)"],
            Lines(Changed(new WantedTeam { Name = "Mgmt", Traffic = [new TeamTraffic { Name = "Cluster", Vlan = new VlanId(21) }] }, chosen)));
        Assert.Equal("TeamNicDiffers", TeamNicPlanner.Change([new WantedTeam { Name = "Mgmt", Traffic = [new TeamTraffic { Name = "Cluster", Vlan = new VlanId(12) }] }], [chosen], s_now).Errors[0].ErrorId);
    }

    [Fact]
    public void Team_NICs_go_one_by_one_and_the_primary_one_with_its_team()
    {
        PlannerResult primary = TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt", Traffic = [Row(null, 10)] }], [s_built], s_now);
        NetworkPlan one = TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt", Traffic = [Row(null, 11)] }], [s_built], s_now).Plan!;
        NetworkPlan all = TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt" }], [s_built], s_now).Plan!;

        Assert.Equal("PrimaryTeamNicStays", primary.Errors[0].ErrorId);
        Assert.Equal(["Mgmt - VLAN 10", "Mgmt - VLAN 12"], Applied(one, [s_built])[0].Teams[0].Interfaces.Select(i => i.Name));
        Assert.Equal(s_bare, Applied(all, [s_built])[0]);
        Assert.Equal(StepRisk.ManagementPath, all.Steps[0].Risk);
        Assert.Equal("TeamNotFound", TeamNicPlanner.Remove([new WantedTeam { Name = "None" }], [s_built], s_now).Errors[0].ErrorId);
        Assert.Equal("HV01: NIC team Mgmt has no team NIC of VLAN 99; it has Mgmt - VLAN 10 (VLAN 10), Mgmt - VLAN 11 (VLAN 11) and Mgmt - VLAN 12 (VLAN 12).", TeamNicPlanner.Remove([new WantedTeam { Name = "Mgmt", Traffic = [Row(null, 99)] }], [s_built], s_now).Errors[0].Message);
    }

    private static (WantedTeam Wanted, HostState Host) Refused(string what) => what switch
    {
        "no such NIC" => (s_mgmt with { Members = ["NIC7"] }, s_bare),
        "no free NIC" => (s_mgmt with { Members = ["S*"] }, s_bare),
        "HBA" => (s_mgmt with { Members = ["HBA"] }, s_bare),
        "NIC of a team" => (s_mgmt with { Name = "Other", Members = ["NIC1"] }, s_built),
        "team name of a NIC" => (s_mgmt with { Name = "NIC3" }, s_bare),
        "team NIC name of a NIC" => (s_mgmt with { Traffic = [Row("CSV", 11) with { Name = "NIC3" }] }, s_bare),
        "standby elsewhere" => (s_mgmt with { Standby = "NIC3" }, s_bare),
        "standby with LACP" => (s_mgmt with { Standby = "NIC2", Mode = TeamingMode.Lacp }, s_bare),
        "standby alone" => (s_mgmt with { Standby = "NIC2", Members = ["NIC2"] }, s_bare),
        "timer without LACP" => (s_mgmt with { LacpTimer = LacpTimer.Fast }, s_bare),
        "Dynamic on 2012" => (s_mgmt with { LoadBalancing = LoadBalancingAlgorithm.Dynamic }, s_bare with { OS = "WindowsServer2012" }),
        "client" => (s_mgmt, s_bare with { OS = "Windows11" }),
        "other members" => (s_mgmt with { Members = ["NIC1", "NIC3"] }, s_built),
        "other mode" => (s_mgmt with { LoadBalancing = LoadBalancingAlgorithm.HyperVPort, Standby = "NIC2" }, s_built),
        "other name" => (s_mgmt with { Traffic = [Row("CSV", 11) with { Name = "Cluster" }] }, s_built),
        "default mode that is taken" => (s_mgmt with { Traffic = [new TeamTraffic { Traffic = "Backup" }] }, s_built),
        "one VLAN twice" => (s_mgmt with { Traffic = [Row("CSV", 11), Row("SMB", 11)] }, s_bare),
        "switch on the team" => (s_mgmt with { Traffic = [Row("SMB", 13)] }, s_built with { Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["Mgmt"] }] }),
        "33 team NICs" => (s_mgmt with { Traffic = Enumerable.Range(10, 33).Select(v => Row("T", v)).ToValueList() }, s_bare),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static TeamTraffic Row(string? traffic, int vlan) => new() { Traffic = traffic, Vlan = new VlanId(vlan) };

    private static NicTeam Made(WantedTeam wanted) => ((HostChange.AddTeam)Good(wanted, s_bare).Steps[0].Change).Team;

    private static NetworkPlan Good(WantedTeam wanted, HostState host) => Checked(TeamNicPlanner.Create([wanted], [host], s_now));

    private static NetworkPlan Changed(WantedTeam wanted, HostState host) => Checked(TeamNicPlanner.Change([wanted], [host], s_now));

    private static NetworkPlan Checked(PlannerResult result)
    {
        Assert.Empty(result.Errors);
        return result.Plan!;
    }
}
