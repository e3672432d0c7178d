using System;
using System.Linq;
using HyperVNetworking.Core.Tests.Documents;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>Allow rules, and members that may not communicate, met by private VLANs (issue 4 point 9).</summary>
public sealed class AllowRuleTests : PlanningTest
{
    private static readonly NetworkDocument s_backup = DocumentText.ReadGood(DocumentText.Sample("backup-tenant.json"));

    [Fact]
    public void The_sample_puts_the_backup_tenant_in_the_middle_and_all_of_it_is_proven()
    {
        NetworkPlan plan = Good(s_backup);

        Assert.Equal(
            ["Sales Community 5/2", "HR Community 5/3", "Kiosks Isolated 5/4", "Backup Promiscuous 5/2-4"],
            plan.Tenants.Select(t => $"{t.Tenant} {t.PrivateVlan}"));
        Assert.All(plan.Trunks, t => Assert.Equal((VlanSet.Parse("2-5"), true), (t.Tagged, t.Satisfied)));
        Assert.Equal(4, plan.Trunks.Count);
        AssertProven(s_backup, plan);
    }

    [Fact]
    public void A_second_plan_is_empty_and_a_rule_that_comes_or_goes_leaves_every_number()
    {
        NetworkDocument built = Built(s_backup);
        Assert.Empty(Good(built).Steps);

        NetworkDocument without = built with { Allow = built.Allow.RemoveAll(r => r.From == "HR") };
        NetworkPlan lost = Good(without);

        Assert.Equal(
            ["Host1 VM HR1 'Network Adapter': Community 5/3 -> Access 3", "Host1 VM BACKUP1 'Network Adapter': Promiscuous 5/2-4 -> Promiscuous 5/2,4"],
            Lines(lost).Where(l => l.StartsWith("Host1", StringComparison.Ordinal)));
        AssertProven(without, lost);
        NetworkPlan gained = Good(Built(without) with { Allow = s_backup.Allow });
        Assert.Equal(Good(built).Tenants, gained.Tenants);
        Assert.Equal(4, gained.Steps.Count);
    }

    [Fact]
    public void A_tenant_whose_members_may_not_communicate_is_isolated_without_any_rule()
    {
        NetworkDocument document = s_backup with { Allow = [], Tenants = s_backup.Tenants.RemoveAll(t => t.Name is not "Kiosks") };
        document = document with { Hosts = document.Hosts.Select(h => h with { Vms = h.Vms.RemoveAll(v => !v.Name.StartsWith("KIOSK", StringComparison.Ordinal)) }).ToValueList() };
        NetworkPlan plan = Good(document);

        Assert.Equal("Isolated 3/2", Assert.Single(plan.Tenants).PrivateVlan!.ToString());
        Assert.Empty(plan.Trunks);
        AssertProven(document, plan);
        Assert.Empty(Good(Built(document)).Steps);
    }

    [Fact]
    public void Members_apart_on_a_private_switch_stay_on_their_host_and_do_not_hear_each_other()
    {
        NetworkDocument document = TwoHosts.Document.WithTenant("R&D", t => t with { MembersMayCommunicate = false });
        NetworkPlan plan = Good(document);

        Assert.Equal("Isolated 6/5", plan.Tenants.Single(t => t.Tenant == "R&D").PrivateVlan!.ToString());
        IsolationReport report = IsolationCheck.Judge(document, After(plan, document.Hosts), new IsolationOptions());
        Assert.All(report.Verdicts.Where(v => v.Tenant == "R&D"), v => Assert.Equal(Outcome.Proven, v.Outcome));
    }

    [Theory]
    [InlineData("Sales", "Backup", "Access 2", "Promiscuous 3/2")]
    [InlineData("Backup", "Sales", "Access 2", "Promiscuous 3/2", true)]
    public void One_way_is_plain_access_in_a_secondary_that_only_the_middle_hears(string from, string to, string sales, string backup, bool reversed = false)
    {
        NetworkDocument document = Two(new AllowRule { From = from, To = to, Direction = AllowDirection.OneWay });
        NetworkPlan plan = Good(document);

        string[] settings = plan.Tenants.Select(t => (t.PrivateVlan ?? new PortVlan.Access(t.Vlan!.Value)).ToString()).ToArray();
        // The middle is whom "to" names; so the sender keeps plain access, and the hearer lists its VLAN.
        Assert.Equal(reversed ? ["Promiscuous 2/3", "Access 3"] : [sales, backup], settings);
        AssertProven(document, plan);
    }

    [Fact]
    public void A_middle_that_is_heard_and_does_not_hear_leaves_the_secondary_out_of_its_list()
    {
        NetworkDocument document = s_backup with
        {
            Allow =
            [
                new AllowRule { From = "Sales", To = "Backup" },
                new AllowRule { From = "Backup", To = "HR", Direction = AllowDirection.OneWay },
                new AllowRule { From = "Kiosks", To = "Backup" },
            ],
        };
        NetworkPlan plan = Good(document);

        Assert.Equal("Promiscuous 5/2,4", plan.Tenants.Single(t => t.Tenant == "Backup").PrivateVlan!.ToString());
        AssertProven(document, plan);
    }

    [Fact]
    public void Two_tenants_that_are_in_one_vlan_and_may_hear_each_other_keep_it()
    {
        NetworkDocument document = Two(new AllowRule { From = "Sales", To = "Backup" });
        document = document with { Hosts = document.Hosts.Select(h => h with { Vms = h.Vms.Replace(_ => true, v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(4) }] }) }).ToValueList() };
        NetworkPlan plan = Good(document);

        Assert.DoesNotContain(plan.Steps, s => s.Change is HostChange.SetAdapterVlan);
        AssertProven(document, plan);
    }

    [Fact]
    public void Several_tenants_may_be_in_the_middle_if_they_all_may_hear_each_other()
    {
        NetworkDocument document = s_backup with
        {
            Allow = [.. s_backup.Allow, new AllowRule { From = "HR", To = "Sales" }, new AllowRule { From = "Kiosks", To = "Sales" }],
        };
        NetworkPlan plan = Good(document);

        Assert.Equal(
            ["Sales Promiscuous 2/3-4", "HR Community 2/3", "Kiosks Isolated 2/4", "Backup Promiscuous 2/3-4"],
            plan.Tenants.Select(t => $"{t.Tenant} {t.PrivateVlan}"));
        AssertProven(document, plan);
    }

    [Fact]
    public void Tenants_outside_the_middle_that_may_hear_each_other_share_a_community()
    {
        NetworkDocument document = s_backup with { Allow = [.. s_backup.Allow, new AllowRule { From = "HR", To = "Sales" }] };
        NetworkPlan plan = Good(document);

        Assert.Equal(
            ["Sales Community 4/2", "HR Community 4/2", "Kiosks Isolated 4/3", "Backup Promiscuous 4/2-3"],
            plan.Tenants.Select(t => $"{t.Tenant} {t.PrivateVlan}"));
        AssertProven(document, plan);
    }

    public static TheoryData<string, string, Func<NetworkDocument, NetworkDocument>> Refusals => new()
    {
        { "AllowRulesDoNotFit", "tenants Sales, HR, Kiosks and Backup", d => d with { Allow = [Rule("Sales", "HR"), Rule("HR", "Backup"), Rule("Backup", "Kiosks")] } },
        { "AllowRulesDoNotFit", "tenants Kiosks and Backup", d => d with { Allow = [new AllowRule { From = "Kiosks", To = "Backup", Direction = AllowDirection.OneWay }], Tenants = d.Tenants.Replace(t => t.Name == "Backup", t => t with { MembersMayCommunicate = false }) } },
        { "AllowRuleWithHostOnly", "tenant HR is HostOnly", d => d.WithTenant("HR", t => t with { Visibility = TenantVisibility.HostOnly, Members = ["HR1"] }) },
        { "AllowRuleWithHostOnly", "both are HostOnly, and each has a Private switch to itself", d => (d with { Allow = [Rule("HR", "Sales")] }).WithTenant("HR", t => t with { Visibility = TenantVisibility.HostOnly, Members = ["HR1"] }).WithTenant("Sales", t => t with { Visibility = TenantVisibility.HostOnly, Members = ["Sales1"] }) },
        { "TenantsNeedOneVlan", "one isolated secondary", d => d.WithTenant("HR", t => t with { MembersMayCommunicate = false, Vlan = new VlanId(20) }).WithTenant("Kiosks", t => t with { Vlan = new VlanId(21) }) },
        { "ServerPortNotPrivate", "server Tape is on physical switch SwitchA port 9, access VLAN 7, but an allow rule", d => WithServer(d, "Backup", p => p) },
        { "ServerPortNotPrivate", "private VLAN Community 9/7", d => WithServer(d, "Backup", p => p with { PrivateVlan = new PortVlan.Community(new VlanId(9), new VlanId(7)) }) },
        { "ServerPortNotPrivate", "its members may not communicate", d => WithServer(d, "Kiosks", p => p with { Mode = PhysicalPortMode.Trunk }) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_no_private_vlan_does_is_refused_with_the_reason(string errorId, string says, Func<NetworkDocument, NetworkDocument> change)
    {
        PlannerError error = OnlyError(change(s_backup));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_whose_port_has_the_private_vlan_decides_both_numbers()
    {
        NetworkDocument document = WithServer(s_backup, "Sales", p => p with { PrivateVlan = new PortVlan.Community(new VlanId(9), new VlanId(7)) });
        document = document with
        {
            Fabric = document.Fabric with { Switches = document.Fabric.Switches.Replace(_ => true, s => s with { Ports = s.Ports.Replace(p => p.Mode == PhysicalPortMode.Trunk, p => p with { Allowed = VlanSet.All }) }) },
        };
        NetworkPlan plan = Good(document);

        Assert.Equal("Community 9/7", plan.Tenants[0].PrivateVlan!.ToString());
        Assert.Equal("Promiscuous 9/2-3,7", plan.Tenants[3].PrivateVlan!.ToString());
        AssertProven(document, plan);
    }

    [Fact]
    public void A_rule_with_a_traffic_class_of_the_hosts_is_left_to_the_admin()
    {
        NetworkDocument document = s_backup with { Allow = s_backup.Allow.Add(Rule("Sales", "Management")) };

        Assert.Contains(Good(document).Findings, f => f.Code == "AllowRuleNotPlanned" && f.Message.Contains("Management is a traffic class", StringComparison.Ordinal));
    }

    private static AllowRule Rule(string from, string to) => new() { From = from, To = to };

    private static NetworkDocument Two(AllowRule rule) => s_backup with
    {
        Allow = [rule],
        Tenants = s_backup.Tenants.RemoveAll(t => t.Name is "HR" or "Kiosks"),
        Hosts = s_backup.Hosts.Select(h => h with { Vms = h.Vms.RemoveAll(v => !v.Name.StartsWith("SALES", StringComparison.Ordinal) && !v.Name.StartsWith("BACKUP", StringComparison.Ordinal)) }).ToValueList(),
    };

    private static NetworkDocument WithServer(NetworkDocument document, string tenant, Func<PhysicalPort, PhysicalPort> change) =>
        document.WithTenant(tenant, t => t with { Members = t.Members.Add("Tape") }) with
        {
            Fabric = document.Fabric with
            {
                Switches = document.Fabric.Switches.Replace(s => s.Name == "SwitchA", s => s with { Ports = s.Ports.Add(change(TwoHosts.Access("9", 7, "Tape"))) }),
            },
        };

    private static NetworkDocument Built(NetworkDocument document) =>
        document with { Hosts = After(Good(document), document.Hosts).ToValueList() };

    private static void AssertProven(NetworkDocument document, NetworkPlan plan)
    {
        IsolationReport report = IsolationCheck.Judge(document, After(plan, document.Hosts), new IsolationOptions());

        Assert.All(report.Verdicts, v => Assert.True(v.Outcome == Outcome.Proven, $"{v.Requirement} {v.Reason}"));
        // Separation and reach of each tenant and of the traffic class Management, and the rules.
        Assert.Equal((document.Tenants.Count * 2) + 2 + document.Allow.Count, report.Verdicts.Count);
    }
}
