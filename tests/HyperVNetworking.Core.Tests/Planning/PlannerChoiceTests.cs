using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

public sealed class PlannerChoiceTests : PlanningTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;

    [Fact]
    public void An_existing_external_switch_is_used_and_no_second_one_made()
    {
        NetworkPlan plan = Good(_document.With("Host1", h => h with { Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["P-NIC1"] }] }));

        Assert.DoesNotContain(plan.Steps, s => s.Host == "Host1" && s.Change is HostChange.CreateSwitch { Switch.Type: SwitchType.External });
        Assert.Equal(4, plan.Steps.Count(s => s.Change is HostChange.ConnectAdapter { To: "LAN" }));
    }

    [Fact]
    public void Without_a_wish_a_new_switch_takes_the_name_that_other_hosts_use_already()
    {
        NetworkDocument document = _document
            .With("Host1", h => h with { NewSwitches = null, Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["P-NIC1"] }] })
            .With("Host2", h => h with { NewSwitches = null });

        NetworkPlan plan = Good(document);

        Assert.Contains(plan.Steps, s => s is { Host: "Host2", Change: HostChange.CreateSwitch { Switch.Name: "LAN" } });
        Assert.Contains(plan.Steps, s => s is { Host: "Host1", Change: HostChange.CreateSwitch { Switch.Name: "Private R&D" } });
        Assert.DoesNotContain(plan.Findings, f => f.Code == "SwitchNameDiffers");
    }

    [Fact]
    public void What_most_members_have_is_kept_where_nothing_else_decides()
    {
        NetworkDocument document = NoServers()
            .WithVm("VM1", _ => TwoHosts.Vm("VM1", vlan: TwoHosts.AccessVlan(30)))
            .WithVm("VM2", _ => TwoHosts.Vm("VM2", vlan: TwoHosts.AccessVlan(30)))
            .WithVm("VM7", _ => TwoHosts.Vm("VM7", vlan: TwoHosts.AccessVlan(31)));

        Assert.Equal(30, VlanOf(Good(document), "Sales")!.Value.Value);
    }

    [Fact]
    public void Of_two_tenants_in_one_vlan_the_larger_keeps_it_and_the_other_moves_only_if_that_is_allowed()
    {
        NetworkDocument document = NoServers();
        foreach (string vm in new[] { "VM1", "VM2", "VM7", "VM3", "VM8" })
        {
            document = document.WithVm(vm, _ => TwoHosts.Vm(vm, vlan: TwoHosts.AccessVlan(30)));
        }

        Assert.Equal("RenumberNotAllowed", OnlyError(document).ErrorId);
        NetworkPlan plan = Good(document, Options with { AllowRenumber = true });
        Assert.Equal((30, 5), (VlanOf(plan, "Sales")!.Value.Value, VlanOf(plan, "Finance")!.Value.Value));
    }

    [Fact]
    public void New_numbers_avoid_what_anybody_uses()
    {
        NetworkDocument document = NoServers()
            .With("Host1", h => h with
            {
                Vms = h.Vms.Add(TwoHosts.Vm("Unlisted", vlan: TwoHosts.AccessVlan(2))),
                HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "X", Vlan = TwoHosts.AccessVlan(6) }],
                Switches = [new VirtualSwitch { Name = "X", Type = SwitchType.Internal }],
            });

        // 2 is a VM's, 3 to 5 are free or a server port's: 11, 12 and 13 are access ports in 2, 3 and 4; 6 is a host adapter's.
        Assert.Equal([5, 7, 8], Good(document).Tenants.Where(t => t.Vlan is not null).Select(t => t.Vlan!.Value.Value));
    }

    [Fact]
    public void A_native_vlan_on_the_port_of_a_tenants_own_server_may_be_the_tenants()
    {
        NetworkDocument document = _document.WithTenant("Sales", t => t with { Vlan = new VlanId(2) }).WithPort(
            "SwitchA",
            "11",
            p => p with { Mode = PhysicalPortMode.Trunk, Native = new VlanId(2), Allowed = VlanSet.Of(2) });

        NetworkPlan plan = Good(document);

        Assert.Equal(2, VlanOf(plan, "Sales")!.Value.Value);
        Assert.True(plan.Trunks.Single(t => t.ConnectedTo == "server Server1").Satisfied);
        Assert.Equal("VlanReserved", OnlyError(document.WithTenant("Sales", t => t with { Members = ["VM1", "VM2", "VM7"] })).ErrorId);
    }

    [Fact]
    public void A_connected_adapter_in_the_wrong_vlan_is_one_step_and_nothing_else_changes()
    {
        NetworkDocument built = _document with { Hosts = After(Good(_document), _document.Hosts).ToValueList() };

        NetworkPlan plan = Good(built.WithVm("VM7", v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(3) }] }));

        Assert.Equal(["Host2 VM VM7 'Network Adapter': Access 3 -> Access 2"], Lines(plan));
    }

    [Fact]
    public void An_adapter_that_changes_switch_and_vlan_is_disconnected_while_its_vlan_changes()
    {
        NetworkDocument built = _document with { Hosts = After(Good(_document), _document.Hosts).ToValueList() };

        NetworkPlan plan = Good(built.WithVm("VM5", v => v with { Adapters = [v.Adapters[0] with { Switch = "Switch A", Vlan = TwoHosts.AccessVlan(5) }] }));

        Assert.Equal(
            [
                "Host1 VM VM5 'Network Adapter': on virtual switch Switch A -> disconnected",
                "Host1 VM VM5 'Network Adapter': Access 5 -> Untagged",
                "Host1 VM VM5 'Network Adapter': disconnected -> on virtual switch Switch B",
            ],
            Lines(plan));
        Assert.Equal([StepRisk.Disconnect, StepRisk.None, StepRisk.None], plan.Steps.Select(s => s.Risk));
    }

    [Fact]
    public void Each_host_only_tenant_has_a_private_switch_alone()
    {
        NetworkDocument document = _document with { Tenants = _document.Tenants.Replace(t => t.Name == "R&D", t => t with { Members = ["VM5"] }).Add(new Tenant { Name = "Lab", Members = ["VM6"], Visibility = TenantVisibility.HostOnly }) };

        NetworkPlan plan = Good(document);

        Assert.Equal(["Switch B", "Private Lab"], plan.Steps.Select(s => s.Change).OfType<HostChange.CreateSwitch>().Where(c => c.Switch.Type == SwitchType.Private).Select(c => c.Switch.Name));
        Assert.Contains(plan.Decisions, d => d.Rejected?.Contains("one wrong VLAN number would join two tenants", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_private_switch_that_a_stranger_is_on_is_not_used()
    {
        NetworkDocument document = _document.With("Host1", h => h with
        {
            Switches = [new VirtualSwitch { Name = "Switch B", Type = SwitchType.Private }],
            Vms = h.Vms.Add(TwoHosts.Vm("Stranger", "Switch B")),
        });

        NetworkPlan plan = Good(document);

        Assert.Contains(plan.Steps, s => s.Change is HostChange.CreateSwitch { Switch: { Name: "Private R&D", Type: SwitchType.Private } });
    }

    [Fact]
    public void A_member_may_name_one_adapter_of_several()
    {
        NetworkDocument document = _document
            .WithVm("VM1", v => v with { Adapters = [new VmAdapter(), new VmAdapter { Name = "Second" }] })
            .WithTenant("Sales", t => t with { Members = ["Host1/VM1/Second", "VM2", "VM7", "Server1"] });

        NetworkPlan plan = Good(document);

        Assert.DoesNotContain(plan.Steps, s => s.Change.Target == "VM VM1 'Network Adapter'");
        Assert.Contains(plan.Steps, s => s.Change.ToString() == "VM VM1 'Second': Untagged -> Access 2");
    }

    [Fact]
    public void A_port_on_the_way_that_lacks_a_vlan_is_found()
    {
        NetworkPlan plan = Good(_document.WithPort("SwitchC", "48", p => p with { Allowed = VlanSet.Parse("1-3") }));

        Finding finding = Assert.Single(plan.Findings, f => f.Code == "TrunkMissesVlan");
        Assert.Equal("physical switch SwitchC port 48", finding.Subject);
        Assert.False(plan.Trunks.Single(t => t.Port.Equals(new PortReference("SwitchC", "48"))).Satisfied);
    }

    [Fact]
    public void Only_cables_on_a_way_between_members_must_carry_their_vlan_and_every_cable_of_a_loop_on_it()
    {
        string[][] cables = [["SwitchA", "X"], ["X", "SwitchC"], ["X", "Dead"], ["Ring1", "X"], ["Ring1", "Ring2"], ["Ring2", "X"]];
        var links = cables.Select((c, i) => new FabricLink(new PortReference(c[0], $"x{i}"), new PortReference(c[1], $"y{i}"))).ToValueList();
        NetworkDocument document = _document with { Fabric = _document.Fabric with { Links = _document.Fabric.Links.Concat(links).ToValueList() } };

        string[] ports = Good(document).Trunks.Select(t => t.Port.ToString()).ToArray();

        Assert.Equal(["SwitchA/1", "SwitchC/1", "SwitchA/48", "SwitchC/48", "SwitchA/x0", "X/y0", "X/x1", "SwitchC/y1"], ports);
    }

    [Fact]
    public void Members_that_no_cable_joins_are_found() =>
        Assert.Equal(3, Good(_document with { Fabric = _document.Fabric with { Links = [] } }).Findings.Count(f => f.Code == "NoDescribedPath"));

    [Fact]
    public void An_unlisted_vm_in_a_tenants_vlan_is_found_and_not_touched()
    {
        NetworkDocument built = _document with { Hosts = After(Good(_document), _document.Hosts).ToValueList() };

        NetworkPlan plan = Good(built.With("Host2", h => h with { Vms = h.Vms.Add(TwoHosts.Vm("Spy", "Switch C", TwoHosts.AccessVlan(2))) }));

        Assert.Empty(plan.Steps);
        Assert.Equal("Host2 VM Spy 'Network Adapter'", Assert.Single(plan.Findings, f => f.Code == "OutsiderInTenantVlan").Subject);
    }

    [Fact]
    public void An_unlisted_vm_in_a_tenants_vlan_is_found_on_another_external_switch_too()
    {
        var other = new VirtualSwitch { Name = "Old", Type = SwitchType.External, Uplinks = ["P-NIC3"] };
        NetworkPlan plan = Good(_document.With("Host1", h => h with
        {
            PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "P-NIC3", n => n with { Kind = NicKind.Ethernet }),
            Switches = [other, new VirtualSwitch { Name = "Switch A", Type = SwitchType.External, Uplinks = ["P-NIC1"] }],
            Vms = h.Vms.Add(TwoHosts.Vm("Spy", "Old", TwoHosts.AccessVlan(2))).Add(TwoHosts.Vm("VM10", "Switch A")),
        }).WithTenant("Sales", t => t with { Members = t.Members.Add("VM10") }));

        Assert.Contains("hears the tenant wherever the physical network joins virtual switch Old to it", Assert.Single(plan.Findings, f => f.Code == "OutsiderInTenantVlan").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vlan_on_a_host_adapter_of_a_tenant_switch_is_said_to_limit_no_vm()
    {
        NetworkDocument built = _document with { Hosts = After(Good(_document), _document.Hosts).ToValueList() };

        NetworkPlan plan = Good(built.With("Host2", h => h with { HostAdapters = [h.HostAdapters[0] with { Vlan = TwoHosts.AccessVlan(50) }] }));

        Assert.Contains(plan.Findings, f => f.Code == "SwitchVlanIsHostVlan" && f.ComputerName == "Host2");
    }

    [Fact]
    public void Shared_storage_is_found_where_dedicated_storage_is_asked_for()
    {
        NetworkPlan plan = Good(_document.WithVm("VM1", v => v with { Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = @"e:\VM1.vhdx" }] }));

        Assert.Contains("VM VM1 has a VHD on volume E:", Assert.Single(plan.Findings, f => f.Code == "StorageNotDedicated").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_hosts_with_8000_vms_are_planned_without_looking_at_every_vm_for_every_vm()
    {
        HostState[] hosts = Enumerable.Range(0, 64).Select(h => new HostState
        {
            Name = $"H{h}",
            PhysicalNics = [new PhysicalNic { Name = "N1" }, new PhysicalNic { Name = "N2", Use = "Management" }],
            Vms = Enumerable.Range(0, 125).Select(v => TwoHosts.Vm($"VM{h}-{v}")).ToValueList(),
        }).ToArray();
        var document = new NetworkDocument
        {
            Hosts = hosts.ToValueList(),
            Tenants = Enumerable.Range(0, 125).Select(t => new Tenant { Name = $"T{t}", Members = hosts.Select(h => $"{h.Name}/VM{h.Name.Substring(1)}-{t}").ToValueList() }).ToValueList(),
        };
        Good(_document);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        NetworkPlan plan = Good(document);

        Assert.Equal(64 + (2 * 8000), plan.Steps.Count);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5000);
    }

    private NetworkDocument NoServers() => _document with
    {
        Tenants = _document.Tenants.Select(t => t with { Members = t.Members.RemoveAll(m => m.StartsWith("Server", StringComparison.Ordinal)) }).ToValueList(),
    };
}
