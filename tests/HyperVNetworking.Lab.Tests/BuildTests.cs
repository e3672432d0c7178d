using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>What a document says is what a host shows.</summary>
public class BuildTests
{
    private static HostState With(VmAdapter adapter) =>
        Host1 with { Vms = [new VirtualMachine { Name = "VM1", Adapters = [adapter] }] };

    private static async Task<CimRecord> VlanOf(PortVlan vlan)
    {
        ICimClient client = Client(With(new VmAdapter { Vlan = vlan }));
        CimRecord connection = (await client.ConnectionOf("VM1"))!;
        Assert.Equal(3, connection.Number("EnabledState"));
        return Assert.Single(await client.Associated(Path(connection), null, Vlan));
    }

    [Fact]
    public async Task All_six_VLAN_modes_are_stored_as_the_inbox_cmdlets_store_them()
    {
        CimRecord trunk = await VlanOf(new PortVlan.Trunk(null, VlanSet.Of(2, 5)));
        Assert.Equal((2L, 0L), (trunk.Number("OperationMode"), trunk.Number("NativeVlanId")));
        Assert.Equal([2, 5], Assert.IsType<ushort[]>(trunk["TrunkVlanIdArray"]).Select(i => (int)i));
        CimRecord isolated = await VlanOf(new PortVlan.Isolated(new VlanId(10), new VlanId(11)));
        Assert.Equal((3L, 1L, 10L, 11L), (isolated.Number("OperationMode"), isolated.Number("PvlanMode"), isolated.Number("PrimaryVlanId"), isolated.Number("SecondaryVlanId")));
        CimRecord community = await VlanOf(new PortVlan.Community(new VlanId(10), new VlanId(11)));
        Assert.Equal(2, community.Number("PvlanMode"));
        CimRecord promiscuous = await VlanOf(new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12)));
        Assert.Equal([11, 12], Assert.IsType<ushort[]>(promiscuous["SecondaryVlanIdArray"]).Select(i => (int)i));
        Assert.Equal(7, (await VlanOf(new PortVlan.Access(new VlanId(7)))).Number("AccessVlanId"));
        Assert.Empty(await Client(With(new VmAdapter { Switch = "Switch B" })).Query($"SELECT * FROM {Vlan} WHERE InstanceID LIKE '%\\\\C\\\\%'"));
    }

    [Fact]
    public async Task The_second_store_is_there_with_its_routing_domains()
    {
        ICimClient client = Client(With(new VmAdapter
        {
            Switch = "Switch A",
            Isolation = new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711, AllowUntagged = true, RoutingDomains = [new RoutingDomain { Name = "Blue", IsolationIds = [5, 6] }] },
        }));

        CimRecord isolation = Assert.Single(await client.Live("Msvm_EthernetSwitchPortIsolationSettingData"));
        Assert.Equal((3L, 711L, true), (isolation.Number("IsolationMode"), isolation.Number("DefaultIsolationId"), isolation.Flag("AllowUntaggedTraffic")));
        CimRecord domain = Assert.Single(await client.Live("Msvm_EthernetSwitchPortRoutingDomainSettingData"));
        Assert.Equal([5u, 6u], Assert.IsType<uint[]>(domain["IsolationIdList"]));
    }

    [Fact]
    public async Task Twins_by_name_are_two_VMs_and_their_ids_are_kept()
    {
        const string Id = "{89b28ea3-7f0e-4e3e-9f0d-111111111111}";
        ICimClient client = Client(Host1 with { Vms = [new VirtualMachine { Name = "VM1", Id = Id }, new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter(), new VmAdapter { Kind = AdapterKind.Legacy }] }] });

        string[] guids = [.. (await client.All("Msvm_ComputerSystem")).Where(s => s.Text("ElementName") == "VM1").Select(s => s.Text("Name")!)];
        Assert.Equal(2, guids.Distinct().Count());
        Assert.Contains("89B28EA3-7F0E-4E3E-9F0D-111111111111", guids);
        CimRecord legacy = Assert.Single(await client.Live("Msvm_EmulatedEthernetPortSettingData"));
        Assert.Equal("Network Adapter", legacy.Text("ElementName"));
        Assert.Contains("Microsoft:Hyper-V:SubType:1", (await client.All("Msvm_VirtualSystemSettingData")).Select(s => s.Text("VirtualSystemSubType")));
    }

    [Fact]
    public async Task Teams_have_members_team_NICs_and_can_carry_a_switch()
    {
        ICimClient client = Client(new HostState
        {
            Name = "Host1",
            PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }],
            Teams =
            [
                new NicTeam
                {
                    Name = "T1",
                    Members = ["NIC1", "NIC2"],
                    Standby = "NIC2",
                    Interfaces = [new TeamNic { Name = "T1" }, new TeamNic { Name = "T1 - VLAN 10", Vlan = new VlanId(10), Traffic = "Management" }],
                },
            ],
            Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["T1"] }],
        });

        CimRecord team = Assert.Single(await client.All("MSFT_NetLbfoTeam", Standard));
        Assert.Equal((1L, 5L), (team.Number("TeamingMode"), team.Number("LoadBalancingAlgorithm")));
        Assert.Null(team["LacpTimer"]);
        Assert.Equal([0L, 1L], (await client.All("MSFT_NetLbfoTeamMember", Standard)).Select(m => m.Number("AdministrativeMode")!.Value));
        CimRecord[] teamNics = [.. await client.All("MSFT_NetLbfoTeamNic", Standard)];
        Assert.Equal([null, 10L], teamNics.Select(t => t.Number("VlanID")));
        Assert.Equal([true, false], teamNics.Select(t => t.Flag("Primary")!.Value));
        Assert.Contains(teamNics[0].Text("InstanceID")!, Assert.Single(await client.PortsOf("S")).Texts("HostResource").Single(), StringComparison.Ordinal);
        Assert.Equal(["T1 - VLAN 10"], (await client.All("MSFT_NetIPAddress", Standard)).Select(a => a.Text("InterfaceAlias")));
    }

    [Theory]
    [InlineData("WindowsServer2012R2", "9600", false)]
    [InlineData(null, "17763", false)]
    [InlineData("Windows Server 2025", "26100", true)]
    public async Task The_Windows_version_decides_the_schema(string? os, string build, bool newest)
    {
        ICimClient client = Client(Host1 with { OS = os });

        Assert.Equal(build, Assert.Single(await client.All("Win32_OperatingSystem", @"root\cimv2")).Text("BuildNumber"));
        Assert.Equal(newest, (await client.SwitchSettings("Switch A")).Field("AllowNetLbfoTeams") is not null);
    }

    [Fact]
    public async Task The_same_document_gives_the_same_lab()
    {
        string[] Ids(IReadOnlyList<CimRecord> all) => [.. all.Select(r => r.Text("InstanceID") ?? r.Text("Name") ?? r.Text("DeviceID")!)];

        Assert.Equal(Ids(await Client(Host1).All("CIM_ManagedElement")), Ids(await Client(Host1).All("CIM_ManagedElement")));
    }

    [Fact]
    public void A_document_that_contradicts_itself_gives_one_clear_sentence()
    {
        Assert.Contains("virtual switch Nowhere", Assert.Throws<LabException>(() => Client(With(new VmAdapter { Switch = "Nowhere" }))).Message, StringComparison.Ordinal);
        Assert.Contains("no GUID", Assert.Throws<LabException>(() => Client(With(new VmAdapter { Id = "7" }))).Message, StringComparison.Ordinal);
        Assert.Contains("uplink", Assert.Throws<LabException>(() => Client(Host1 with { PhysicalNics = [] })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a'b\"c\\d")]
    [InlineData("]]>&<%_[x]*?")]
    [InlineData("line\nbreak \u202Eabc")]
    public async Task Hostile_names_stay_what_they_are(string name)
    {
        ICimClient client = Client(new HostState
        {
            Name = "Host1",
            Switches = [new VirtualSwitch { Name = name, Type = SwitchType.Internal }],
            HostAdapters = [new HostAdapter { Name = name, Switch = name }],
            Vms = [new VirtualMachine { Name = name, Adapters = [new VmAdapter { Name = name, Switch = name }] }],
        });

        Assert.Equal(name, (await client.AdapterOf(name)).Text("ElementName"));
        Assert.Equal(name, (await client.ConnectionOf(name))!.Text("LastKnownSwitchName"));
        Assert.Equal($"vEthernet ({name})", Assert.Single(await client.All("MSFT_NetAdapter", Standard)).Text("Name"));
        await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", name + "2"))));
        Assert.Single(await client.Query("SELECT * FROM Msvm_VirtualEthernetSwitch WHERE ElementName = " + Wql.Literal(name + "2")));
    }
}
