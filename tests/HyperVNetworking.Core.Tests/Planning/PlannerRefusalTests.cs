using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

public sealed class PlannerRefusalTests : PlanningTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;

    public static TheoryData<string, string, Func<NetworkDocument, NetworkDocument>> Refusals => new()
    {
        { "MemberUnknown", "no server in the fabric is called VM99", d => d.WithTenant("HR", t => t with { Members = t.Members.Add("VM99") }) },
        { "MemberOfTwoTenants", "VM VM1 is a member of tenant Sales and of tenant HR", d => d.WithTenant("HR", t => t with { Members = t.Members.Add("vm1") }) },
        { "MemberAmbiguous", "write Host/VM", d => d.With("Host2", h => h with { Vms = h.Vms.Add(TwoHosts.Vm("VM1")) }) },
        { "AdapterAmbiguous", "write Host1/VM1/ and the adapter's name", d => d.WithVm("VM1", v => v with { Adapters = [new VmAdapter(), new VmAdapter { Name = "Second" }] }) },
        { "HostNotRead", "Host Host2 has members of tenant Sales", d => OnlyTenant(d.With("Host2", h => h with { Complete = false, Error = "access denied" }), "Sales") },
        { "HostOnlyWithServer", "server Server1 can be reached in no other way", d => OnlyTenant(d, "Sales").WithTenant("Sales", t => t with { Visibility = TenantVisibility.HostOnly, Members = ["VM1", "Server1"] }) },
        { "HostOnlyOnSeveralHosts", "hosts Host1 and Host2", d => OnlyTenant(d, "Sales").WithTenant("Sales", t => t with { Visibility = TenantVisibility.HostOnly, Members = ["VM1", "VM7"] }) },
        { "IsolationSettingInTheWay", "default id 711", d => d.WithVm("VM2", v => v with { Adapters = [new VmAdapter { Isolation = new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711 } }] }) },
        { "ServersInDifferentVlans", "access VLAN 3", d => OnlyTenant(d.WithTenant("Sales", t => t with { Members = t.Members.Add("Server2") }), "Sales") },
        { "VlanDiffersFromServerPort", "asks for VLAN 7, but server Server1 is on physical switch SwitchA port 11, access VLAN 2", d => d.WithTenant("Sales", t => t with { Vlan = new VlanId(7) }) },
        { "VlanSharedByTenants", "VLAN 2 is tenant Sales's", d => d.WithPort("SwitchA", "12", p => p with { Vlan = new VlanId(2) }) },
        { "VlanReserved", "VLAN 711 is reserved", d => d.WithPort("SwitchA", "13", p => p with { Vlan = new VlanId(711) }) },
        { "VlanReserved", "VLAN 3 is the native VLAN of physical switch SwitchC port 48", d => d.WithPort("SwitchC", "48", p => p with { Native = new VlanId(3) }) },
        { "RenumberNotAllowed", "all its VMs are in VLAN 9, but it must be in VLAN 4", d => d.WithVm("VM4", _ => TwoHosts.Vm("VM4", vlan: TwoHosts.AccessVlan(9))).WithVm("VM9", _ => TwoHosts.Vm("VM9", vlan: TwoHosts.AccessVlan(9))) },
        { "UplinkNicNeeded", "several free Ethernet NICs: P-NIC1 (free), P-NIC2 (free) and P-NIC3 (an HBA, for storage only)", d => d.With("Host1", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Use is not null, n => n with { Use = null }) }) },
        { "UplinkNicNeeded", "no free Ethernet NIC: P-NIC1 (carries Storage)", d => d.With("Host2", h => h with { PhysicalNics = [h.PhysicalNics[0] with { Use = "Storage" }] }) },
        { "UplinkNicNeeded", "no free Ethernet NIC: P-NIC1 (carries address 192.0.2.9/24, gateway 192.0.2.1, SMB connection to FS1 and RDMA)", d => d.With("Host2", h => h with { PhysicalNics = [h.PhysicalNics[0] with { Use = null, Rdma = true, Sessions = ["SMB connection to FS1"], Addressing = new InterfaceAddressing { Addresses = ["192.0.2.9/24"], Routes = [new HostRoute("0.0.0.0/0", "192.0.2.1")] } }] }) },
        { "UplinkNicNeeded", "P-NIC1 (carries Management and iSCSI connection to 192.0.2.50)", d => d.With("Host2", h => h with { PhysicalNics = [h.PhysicalNics[0] with { Use = "Management", Sessions = ["iSCSI connection to 192.0.2.50"] }] }) },
        { "SwitchNameTaken", "virtual switch Switch A", d => d.With("Host1", h => h with { Switches = [new VirtualSwitch { Name = "switch a", Type = SwitchType.Internal }] }) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_planned_is_refused_with_one_clear_sentence(string errorId, string says, Func<NetworkDocument, NetworkDocument> change)
    {
        PlannerError error = OnlyError(change(_document));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P-NIC3", "an HBA")]
    [InlineData("P-NIC9", "no physical NIC and no NIC team of that name")]
    public void An_uplink_that_cannot_be_one_is_refused(string nic, string says)
    {
        PlannerError error = OnlyError(_document, Options with { UplinkNicByHost = new Dictionary<string, string> { ["HOST1"] = nic } });

        Assert.Equal("UplinkNotUsable", error.ErrorId);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIC_with_an_iSCSI_connection_is_no_uplink_even_where_it_is_named()
    {
        PlannerError error = OnlyError(
            _document.With("Host1", h => h with { PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "P-NIC2", n => n with { Sessions = [NicSession.ToIscsi("192.0.2.50")] }) }),
            Options with { UplinkNicByHost = new Dictionary<string, string> { ["HOST1"] = "P-NIC2" } });

        Assert.Equal("UplinkNotUsable", error.ErrorId);
        Assert.Contains("an iSCSI connection to 192.0.2.50 runs over it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_uplink_for_a_host_that_is_not_there_is_refused()
    {
        PlannerError error = OnlyError(_document, Options with { UplinkNicByHost = new Dictionary<string, string> { ["Host9"] = "P-NIC1" } });

        Assert.Equal("UplinkNotUsable", error.ErrorId);
        Assert.Equal("An uplink is named for host Host9, and the hosts are Host1 and Host2; correct the name (-UplinkNic).", error.Message);
    }

    [Fact]
    public void An_exhausted_range_is_refused_for_each_tenant_that_gets_none()
    {
        NetworkDocument document = _document with
        {
            Tenants = [.. _document.Tenants.Take(3).Select(t => t with { Members = t.Members.RemoveAll(m => m.StartsWith("Server", StringComparison.Ordinal)) })],
        };

        PlannerResult result = PlanFor(document, Options with { VlanRange = VlanSet.Parse("2-5") });

        Assert.Equal([("NoFreeVlan", "Finance"), ("NoFreeVlan", "HR")], result.Errors.Select(e => (e.ErrorId, e.Tenant!)));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        PlannerResult result = PlanFor(_document
            .WithTenant("HR", t => t with { Members = t.Members.Add("VM99") })
            .WithPort("SwitchA", "12", p => p with { Vlan = new VlanId(2) }));

        Assert.Equal(["MemberUnknown", "VlanSharedByTenants"], result.Errors.Select(e => e.ErrorId));
    }

    private static NetworkDocument OnlyTenant(NetworkDocument document, string tenant) =>
        document with { Tenants = document.Tenants.RemoveAll(t => t.Name != tenant) };
}
