using System.Linq;
using HyperVNetworking.Core.Tests.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

public sealed class ArticlePlanTests : PlanningTest
{
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);

    [Fact]
    public void The_network_of_these_tests_is_the_sample() =>
        Assert.Equal(TwoHosts.Document, DocumentText.ReadGood(DocumentText.Sample()));

    [Fact]
    public void The_articles_vlans_come_from_the_server_ports() =>
        Assert.Equal(
            [("Sales", 2), ("Finance", 3), ("HR", 4), ("R&D", 0)],
            _plan.Tenants.Select(t => (t.Tenant, t.Vlan?.Value ?? 0)));

    [Fact]
    public void The_steps_are_the_articles_and_set_every_vlan_before_its_adapter_is_connected() =>
        Assert.Equal(
            [
                "Host1 virtual switch Switch A: absent -> External on P-NIC1, not shared with the management OS",
                "Host1 virtual switch Switch B: absent -> Private",
                "Host1 VM VM1 'Network Adapter': Untagged -> Access 2",
                "Host1 VM VM2 'Network Adapter': Untagged -> Access 2",
                "Host1 VM VM3 'Network Adapter': Untagged -> Access 3",
                "Host1 VM VM4 'Network Adapter': Untagged -> Access 4",
                "Host1 VM VM1 'Network Adapter': disconnected -> on virtual switch Switch A",
                "Host1 VM VM2 'Network Adapter': disconnected -> on virtual switch Switch A",
                "Host1 VM VM3 'Network Adapter': disconnected -> on virtual switch Switch A",
                "Host1 VM VM4 'Network Adapter': disconnected -> on virtual switch Switch A",
                "Host1 VM VM5 'Network Adapter': disconnected -> on virtual switch Switch B",
                "Host1 VM VM6 'Network Adapter': disconnected -> on virtual switch Switch B",
                "Host2 VM VM7 'Network Adapter': Untagged -> Access 2",
                "Host2 VM VM8 'Network Adapter': Untagged -> Access 3",
                "Host2 VM VM9 'Network Adapter': Untagged -> Access 4",
                "Host2 virtual switch Switch C: absent -> External on P-NIC1, shared with the management OS",
                "Host2 VM VM7 'Network Adapter': disconnected -> on virtual switch Switch C",
                "Host2 VM VM8 'Network Adapter': disconnected -> on virtual switch Switch C",
                "Host2 VM VM9 'Network Adapter': disconnected -> on virtual switch Switch C",
            ],
            Lines(_plan));

    [Fact]
    public void Only_the_shared_switch_of_Host2_changes_a_management_path()
    {
        PlanStep risky = Assert.Single(_plan.Steps, s => s.Risk != StepRisk.None);

        Assert.Equal(("Host2", StepRisk.ManagementPath), (risky.Host, risky.Risk));
        Assert.Equal("Management", Assert.IsType<HostChange.CreateSwitch>(risky.Change).Traffic);
    }

    [Fact]
    public void A_host_whose_management_path_changes_comes_last_whatever_the_order_of_hosts()
    {
        NetworkDocument document = TwoHosts.Document;
        NetworkPlan plan = Good(document with { Hosts = [document.Hosts[1], document.Hosts[0]] });

        Assert.Equal(["Host1", "Host2"], plan.Steps.Select(s => s.Host).Distinct());
        Assert.Equal(Enumerable.Range(1, 19), plan.Steps.Select(s => s.Number));
    }

    [Fact]
    public void The_second_plan_has_no_steps_and_the_same_tenants()
    {
        PlannerResult second = TenantVlanPlanner.Plan(TwoHosts.Document, After(_plan, TwoHosts.Document.Hosts), Options);

        Assert.Empty(second.Errors);
        Assert.Empty(second.Plan!.Steps);
        Assert.Equal(_plan.Tenants, second.Plan.Tenants);
        Assert.Equal(_plan.Findings, second.Plan.Findings);
        Assert.Equal(_plan.Trunks, second.Plan.Trunks);
    }

    [Fact]
    public void The_findings_say_what_the_article_leaves_to_find() =>
        Assert.Equal(
            ["NoSeparateManagementNic", "SwitchNameDiffers", "PrivateSwitchPinsVm", "AssumedMembersMayCommunicate"],
            _plan.Findings.Select(f => f.Code));

    [Fact]
    public void Every_physical_trunk_port_on_the_way_is_listed_with_its_vlans() =>
        Assert.Equal(
            [
                ("SwitchA/1", "Host1 physical NIC P-NIC1", "2-4", false, true),
                ("SwitchC/1", "Host2 physical NIC P-NIC1", "2-4", true, true),
                ("SwitchA/48", "physical switch SwitchC port 48", "2-4", false, true),
                ("SwitchC/48", "physical switch SwitchA port 48", "2-4", false, true),
            ],
            _plan.Trunks.Select(t => (t.Port.ToString(), t.ConnectedTo, t.Tagged.ToString(), t.Untagged, t.Satisfied == true)));

    [Fact]
    public void Each_choice_says_which_requirement_forced_it_and_what_it_rejected()
    {
        PlanDecision research = _plan.Decisions.Single(d => d.Subject == "tenant R&D");
        Assert.Equal("a new Private switch Switch B on host Host1, adapters Untagged", research.Choice);
        Assert.Contains("must not be visible to any other device", research.Reason, System.StringComparison.Ordinal);
        Assert.Contains("a VLAN only separates", research.Rejected!, System.StringComparison.Ordinal);

        PlanDecision uplink = _plan.Decisions.Single(d => d.Subject == "Host1 uplink");
        Assert.Equal("physical NIC P-NIC1", uplink.Choice);
        Assert.Equal("physical NIC P-NIC2: carries Management; physical NIC P-NIC3: an HBA, for storage only.", uplink.Rejected);

        PlanDecision sales = _plan.Decisions.Single(d => d.Subject == "tenant Sales");
        Assert.Equal("VLAN 2", sales.Choice);
        Assert.Contains("server Server1 is on physical switch SwitchA port 11, access VLAN 2", sales.Reason, System.StringComparison.Ordinal);

        Assert.Contains("VMMS.EXE", _plan.Decisions.Single(d => d.Subject == "Host1 virtual switch Switch A").Rejected!, System.StringComparison.Ordinal);
        Assert.Contains("Trunk mode", _plan.Decisions.Single(d => d.Subject == "VLANs on virtual switches").Choice, System.StringComparison.Ordinal);
        Assert.Equal("left as it is: its disks are on Host1 E: and Host1 F:", _plan.Decisions.Single(d => d.Subject == "tenant R&D storage").Choice);
    }

    [Fact]
    public void The_same_input_gives_the_same_plan() => Assert.Equal(_plan, Good(TwoHosts.Document));

    [Fact]
    public void Without_servers_the_numbers_are_the_lowest_free_ones()
    {
        NetworkDocument document = TwoHosts.Document;
        NetworkPlan plan = Good(document with
        {
            Tenants = document.Tenants.Select(t => t with { Members = t.Members.RemoveAll(m => m.StartsWith("Server", System.StringComparison.Ordinal)) }).ToValueList(),
            Fabric = Fabric.Undescribed,
        });

        Assert.Equal([2, 3, 4, 0], plan.Tenants.Select(t => t.Vlan?.Value ?? 0));
        Assert.All(plan.Trunks, t => Assert.Null(t.Satisfied));
    }
}
