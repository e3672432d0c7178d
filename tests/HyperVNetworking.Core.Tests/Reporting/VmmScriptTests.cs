using System;
using System.Linq;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>Scripts for System Center VMM as text: what VMM is asked for, and what it cannot express. The Pester suite holds each call against the public documentation.</summary>
public sealed class VmmScriptTests : PlanningTest
{
    private static readonly AdapterReference s_adapter = new() { VmName = "VM1", AdapterName = "Network Adapter" };
    private static readonly HostChange.SetAdapterVlan s_vlan = new(s_adapter, PortVlan.None, new PortVlan.Access(new VlanId(2)));
    private static readonly HostChange.ConnectAdapter s_connection = new(s_adapter, null, "Tenants");
    private static readonly NicTeam s_team = new() { Name = "VMs", Members = ["NIC1", "NIC2"] };

    [Fact]
    public void Two_hosts_are_all_VMM_and_every_adapter_is_placed_once_where_its_last_step_stands()
    {
        NetworkPlan plan = Good(TwoHosts.Document);
        string[] lines = Lines(plan, undo: false);

        Assert.Contains("# There is no post-deployment part: VMM can express every step.", lines);
        Assert.Equal(9, lines.Count(l => l.StartsWith("        Set-PlanPlacement ", StringComparison.Ordinal)));
        Assert.Contains("        Set-PlanPlacement 'Host1' $adapter 'Switch A' 2", lines);
        Assert.Contains("    Add-PlanVMNetwork $planNetwork $planSite 'Sales' 2", lines);
        Assert.True(Array.IndexOf(lines, "        Add-PlanHostSwitch 'Host1' $planSwitches['Switch A'] $planUplinks['Switch A uplink, SwitchIndependent HostDefault'] @('P-NIC1') ''") < Array.IndexOf(lines, "        Set-PlanPlacement 'Host1' $adapter 'Switch A' 2"));
    }

    [Fact]
    public void Every_step_of_a_plan_stands_in_exactly_one_part_with_its_reason()
    {
        NetworkPlan plan = Of(new HostChange.AddTeam(s_team with { Interfaces = [new TeamNic { Name = "Management", Vlan = new VlanId(10) }] }), s_vlan, s_connection);
        string[] lines = Lines(plan, undo: false);
        int post = Array.FindIndex(lines, l => l.StartsWith("# Post-deployment: ", StringComparison.Ordinal));

        Assert.Equal(1, lines.Count(l => l.StartsWith("    # Step 1 on Host1, ", StringComparison.Ordinal)));
        Assert.True(Array.FindIndex(lines, l => l.StartsWith("    # Step 1 on Host1, ", StringComparison.Ordinal)) > post);
        Assert.InRange(Array.FindIndex(lines, l => l.StartsWith("    # Steps 2, 3 on Host1, ", StringComparison.Ordinal)), 1, post);
        Assert.All(plan.Steps, s => Assert.Contains($"    # Because: {s.Reason}", lines));
    }

    [Fact]
    public void The_post_deployment_part_goes_last_and_in_an_undo_first()
    {
        NetworkPlan plan = Of(s_vlan, new HostChange.AddQosPolicy(new QosPolicy { Name = "Policy", Weight = 5 }));

        Assert.True(At(plan, undo: false, "if ($Part -ne 'Vmm') {") > At(plan, undo: false, "if ($Part -ne 'PostDeployment') {"));
        Assert.True(At(plan, undo: true, "if ($Part -ne 'Vmm') {") < At(plan, undo: true, "if ($Part -ne 'PostDeployment') {"));
    }

    [Fact]
    public void A_team_under_a_virtual_switch_is_the_logical_switch_with_its_mode_and_load_balancing()
    {
        string[] lines = Lines(Of(new HostChange.AddTeam(s_team with { Mode = TeamingMode.Lacp, LoadBalancing = LoadBalancingAlgorithm.HyperVPort }), Switch("VMs")), undo: false);

        Assert.Contains("    $planSwitches['Tenants'] = Add-PlanLogicalSwitch 'Tenants' Team Weight $false", lines);
        Assert.Contains(lines, l => l.EndsWith(" 'Tenants uplink, Lacp HyperVPort' Lacp HyperVPort", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith(" @('NIC1', 'NIC2') ''", StringComparison.Ordinal));
    }

    [Fact]
    public void Embedded_teaming_is_a_logical_switch_too()
    {
        string[] lines = Lines(Of(Switch("NIC1", "NIC2")), undo: false);

        Assert.Contains("    $planSwitches['Tenants'] = Add-PlanLogicalSwitch 'Tenants' EmbeddedTeam Weight $false", lines);
    }

    [Theory]
    [InlineData("Standby", "an uplink port profile of VMM has no standby member.")]
    [InlineData("Slow", "an uplink port profile of VMM has no LACP timer.")]
    [InlineData("TeamNic", "VMM knows no team NICs")]
    [InlineData("Touched", "VMM knows no team NICs")]
    public void What_stands_on_a_team_that_VMM_cannot_make_is_not_left_to_it(string kind, string reason)
    {
        NicTeam team = kind switch
        {
            "Standby" => s_team with { Standby = "NIC2" },
            "Slow" => s_team with { Mode = TeamingMode.Lacp, LacpTimer = LacpTimer.Slow },
            "TeamNic" => s_team with { Interfaces = [new TeamNic { Name = "VMs" }, new TeamNic { Name = "CSV", Vlan = new VlanId(9) }] },
            _ => s_team,
        };
        HostChange[] more = kind == "Touched" ? [new HostChange.AddTeamNic("VMs", new TeamNic { Name = "CSV", Vlan = new VlanId(9) })] : [];
        string[] said = Reasons(Of([new HostChange.AddTeam(team), Switch("VMs"), s_vlan, s_connection, .. more]));

        Assert.StartsWith(reason, said[0], StringComparison.Ordinal);
        Assert.Equal("its uplink is NIC team VMs, which VMM cannot make.", said[1]);
        Assert.Equal("it goes to virtual switch Tenants, which VMM cannot make.", said[2]);
        Assert.Equal("it goes to virtual switch Tenants, which VMM cannot make.", said[3]);
    }

    [Fact]
    public void An_adapter_is_set_by_one_hand_alone()
    {
        string[] said = Reasons(Of(s_vlan with { To = new PortVlan.Promiscuous(new VlanId(5), VlanSet.Parse("2-4")) }, s_connection));

        Assert.StartsWith("of private VLANs VMM knows the isolated mode only", said[0], StringComparison.Ordinal);
        Assert.StartsWith("another step on the same adapter", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_with_an_isolation_setting_is_not_left_to_VMM()
    {
        string[] said = Reasons(Of(s_vlan, new HostChange.SetAdapterIsolation(s_adapter, null, new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 5 })));

        Assert.Equal(2, said.Length);
        Assert.All(said, s => Assert.StartsWith("VMM has no cmdlet for the isolation setting", s, StringComparison.Ordinal));
    }

    [Fact]
    public void An_adapter_of_the_management_OS_needs_a_logical_switch_of_the_plan_and_no_fixed_address()
    {
        var adapter = new HostAdapter { Name = "Live", Switch = "Tenants", Vlan = new PortVlan.Access(new VlanId(12)), MacAddress = "00155D000001" };

        Assert.Contains("        Add-PlanVmmHostAdapter 'Host1' $planSwitches['Tenants'] 'Live' 12 '00155D000001'", Lines(Of(Switch("NIC1"), new HostChange.AddHostAdapter(adapter)), undo: false));
        Assert.StartsWith("VMM makes adapters of the management OS on its logical switches only", Assert.Single(Reasons(Of(new HostChange.AddHostAdapter(adapter)))), StringComparison.Ordinal);
        Assert.StartsWith("VMM keeps it in the port profile of a port classification", Assert.Single(Reasons(Of(Switch("NIC1"), new HostChange.AddHostAdapter(adapter with { Rdma = true })))), StringComparison.Ordinal);
        Assert.Contains("IP address pools only", Assert.Single(Reasons(Of(Switch("NIC1"), new HostChange.AddHostAdapter(adapter with { Addressing = new InterfaceAddressing { Addresses = ["192.0.2.1/24"] } })))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_quoted_and_a_comment_is_one_line()
    {
        string script = NetworkScript.Write(Of(s_vlan, s_connection with { To = "a\u2019; b\nInvoke-Owned" }), undo: false, ScriptDialect.Vmm);

        Assert.Contains("Set-PlanPlacement 'Host1' $adapter 'a\u2019\u2019; b\nInvoke-Owned' 2\n", script, StringComparison.Ordinal);
        Assert.Contains("-> on virtual switch a\u2019; b Invoke-Owned\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_it_rests_on_and_what_it_does_not_set()
    {
        string[] lines = Lines(Good(TwoHosts.Document), undo: false);

        Assert.Contains(lines, l => l.Contains("public documentation of the VirtualMachineManager cmdlets", StringComparison.Ordinal) && l.Contains("never ran against a VMM server", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("# The physical switch SwitchA port 1 (to Host1 physical NIC P-NIC1) must carry VLANs 2-4 tagged", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("RunAsynchronously", StringComparison.Ordinal));
    }

    private static HostChange.CreateSwitch Switch(params string[] uplinks) =>
        new(new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = uplinks.ToValueList(), BandwidthMode = SwitchBandwidthMode.Weight }, null);

    private static NetworkPlan Of(params HostChange[] changes) => new()
    {
        Document = new NetworkDocument(),
        CreatedAt = Options.Now,
        Hosts = ["Host1"],
        Steps = changes.Select((c, i) => new PlanStep { Number = i + 1, Host = "Host1", Change = c, Reason = $"Reason {i + 1}." }).ToValueList(),
    };

    private static string[] Lines(NetworkPlan plan, bool undo) => NetworkScript.Write(plan, undo, ScriptDialect.Vmm).Split('\n');

    private static int At(NetworkPlan plan, bool undo, string line) => Array.IndexOf(Lines(plan, undo), line);

    private static string[] Reasons(NetworkPlan plan) => Lines(plan, undo: false)
        .Where(l => l.StartsWith("    # VMM cannot express this: ", StringComparison.Ordinal))
        .Select(l => l["    # VMM cannot express this: ".Length..])
        .ToArray();
}
