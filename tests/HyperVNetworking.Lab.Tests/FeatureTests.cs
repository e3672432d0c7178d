using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>The VLANs that the provider takes, and Add, Modify and Remove of features.</summary>
public class FeatureTests
{
    private static CimField Number(string name, int value) => name is "OperationMode" or "PvlanMode"
        ? new CimField(name, CimDataType.UInt32, (uint)value)
        : new CimField(name, CimDataType.UInt16, (ushort)value);

    private static CimField List(string name, params int[] ids) => new(name, CimDataType.UInt16Array, ids.Select(i => (ushort)i).ToArray());

    private static async Task<uint> Add(ICimClient client, string vm, params CimField[] fields) => (await client.Vms(
        "AddFeatureSettings",
        Reference("AffectedConfiguration", Path((await client.ConnectionOf(vm))!)),
        Texts("FeatureSettings", Embedded(Vlan, fields)))).ReturnValue;

    [Theory]
    [InlineData(1, 0u)]
    [InlineData(4094, 0u)]
    [InlineData(0, 32773u)]
    [InlineData(4095, 32773u)]
    [InlineData(65535, 32773u)]
    public async Task Access_takes_1_to_4094(int id, uint expected) =>
        Assert.Equal(expected, await Add(Client(Host1), "VM2", Number("OperationMode", 1), Number("AccessVlanId", id)));

    [Theory]
    [InlineData(0, 2, 0u)]
    [InlineData(10, 2, 0u)]
    [InlineData(4095, 2, 32773u)]
    [InlineData(1, 0, 32773u)]
    [InlineData(1, 4095, 32773u)]
    public async Task A_trunk_takes_native_0_and_valid_lists(int native, int allowed, uint expected) =>
        Assert.Equal(expected, await Add(Client(Host1), "VM2", Number("OperationMode", 2), Number("NativeVlanId", native), List("TrunkVlanIdArray", allowed)));

    [Theory]
    [InlineData(1, 10, 20, 0u)]
    [InlineData(2, 10, 20, 0u)]
    [InlineData(1, 10, 10, 32773u)]
    [InlineData(1, 0, 10, 32773u)]
    [InlineData(0, 10, 20, 32773u)]
    [InlineData(4, 10, 20, 32773u)]
    public async Task A_private_VLAN_needs_a_primary_and_another_secondary(int mode, int primary, int secondary, uint expected) =>
        Assert.Equal(expected, await Add(Client(Host1), "VM2", Number("OperationMode", 3), Number("PvlanMode", mode), Number("PrimaryVlanId", primary), Number("SecondaryVlanId", secondary)));

    [Fact]
    public async Task A_promiscuous_port_needs_secondaries_without_its_primary()
    {
        Assert.Equal(0u, await Add(Client(Host1), "VM2", Number("OperationMode", 3), Number("PvlanMode", 3), Number("PrimaryVlanId", 5), List("SecondaryVlanIdArray", 6, 7)));
        Assert.Equal(32773u, await Add(Client(Host1), "VM2", Number("OperationMode", 3), Number("PvlanMode", 3), Number("PrimaryVlanId", 5), List("SecondaryVlanIdArray", 6, 5)));
        Assert.Equal(32773u, await Add(Client(Host1), "VM2", Number("OperationMode", 3), Number("PvlanMode", 3), Number("PrimaryVlanId", 5)));
    }

    [Fact]
    public async Task What_is_unconfirmed_can_be_switched()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { RefuseEqualPrimaryAndSecondary = false, RefuseNativeOutsideAllowed = true };
        ICimClient client = lab.Connect("Host1");

        Assert.Equal(32773u, await Add(client, "VM2", Number("OperationMode", 2), Number("NativeVlanId", 9), List("TrunkVlanIdArray", 2)));
        Assert.Equal(0u, await Add(client, "VM2", Number("OperationMode", 3), Number("PvlanMode", 1), Number("PrimaryVlanId", 5), Number("SecondaryVlanId", 5)));
    }

    [Fact]
    public async Task A_second_VLAN_on_a_port_is_refused_and_a_refused_batch_leaves_nothing()
    {
        ICimClient client = Client(Host1);

        Assert.Equal(32775u, await Add(client, "VM1", Number("OperationMode", 1), Number("AccessVlanId", 5)));
        CimMethodAnswer both = await client.Vms(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", Path((await client.ConnectionOf("VM2"))!)),
            Texts("FeatureSettings", AccessVlan(5), AccessVlan(6)));

        Assert.Equal(32775u, both.ReturnValue);
        Assert.Empty(await client.Associated(Path((await client.ConnectionOf("VM2"))!), "Msvm_EthernetPortSettingDataComponent", Vlan));
    }

    [Fact]
    public async Task Modify_knows_the_object_by_its_id_and_keeps_what_is_left_out()
    {
        ICimClient client = Client(Host1);
        CimRecord before = await VlanOf(client, "VM1");

        CimMethodAnswer answer = await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", Embedded(Vlan, Text("InstanceID", before.Text("InstanceID")), Number("AccessVlanId", 99))));

        Assert.Equal(0u, answer.ReturnValue);
        Assert.Equal(Path(before), Assert.Single((CimPath[])answer.Out["ResultingFeatureSettings"]!));
        CimRecord after = await VlanOf(client, "VM1");
        Assert.Equal((1L, 99L), (after.Number("OperationMode"), after.Number("AccessVlanId")));
    }

    [Fact]
    public async Task Modify_can_be_told_to_reset_what_is_left_out()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { OmittedProperty = OmittedProperty.Reset };
        ICimClient client = lab.Connect("Host1");
        CimRecord before = await VlanOf(client, "VM1");

        await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", Embedded(Vlan, Text("InstanceID", before.Text("InstanceID")))));

        Assert.Equal(0, (await VlanOf(client, "VM1")).Number("OperationMode"));
    }

    [Fact]
    public async Task Modify_of_a_VLAN_can_be_told_to_fail()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { RefuseVlanModify = true };
        ICimClient client = lab.Connect("Host1");

        CimMethodAnswer answer = await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", Embedded(Vlan, Text("InstanceID", (await VlanOf(client, "VM1")).Text("InstanceID")))));

        Assert.NotEqual(0u, answer.ReturnValue);
    }

    [Fact]
    public async Task Remove_takes_references()
    {
        ICimClient client = Client(Host1);

        CimMethodAnswer answer = await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(await VlanOf(client, "VM1"))));

        Assert.Equal(0u, answer.ReturnValue);
        Assert.Empty(await client.Associated(Path((await client.ConnectionOf("VM1"))!), "Msvm_EthernetPortSettingDataComponent", Vlan));
    }

    [Fact]
    public async Task Each_service_takes_only_its_own_ports()
    {
        ICimClient client = Client(Host1);
        CimRecord hostPort = (await client.PortsOf("Switch A")).Single(p => p.Text("ElementName") == "Mgmt");
        CimRecord hostVlan = Assert.Single(await client.Associated(Path(hostPort), "Msvm_EthernetPortSettingDataComponent", Vlan));
        CimRecord vmPort = (await client.ConnectionOf("VM2"))!;
        string change = Embedded(Vlan, Text("InstanceID", hostVlan.Text("InstanceID")), Number("AccessVlanId", 44));

        Assert.Equal(32773u, (await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", change))).ReturnValue);
        Assert.Equal(32773u, (await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(hostVlan)))).ReturnValue);
        Assert.Equal(32773u, (await client.Switches("AddFeatureSettings", Reference("AffectedConfiguration", Path(vmPort)), Texts("FeatureSettings", AccessVlan(3)))).ReturnValue);
        Assert.Equal(0u, (await client.Switches("ModifyFeatureSettings", Texts("FeatureSettings", change))).ReturnValue);
        Assert.Equal(44, (await client.Get(Path(hostVlan))).Number("AccessVlanId"));
    }

    [Fact]
    public async Task A_feature_needs_an_allocation_and_a_template_is_none()
    {
        ICimClient client = Client(Host1);
        CimRecord adapter = await client.AdapterOf("VM4");
        CimRecord template = (await client.Query($@"SELECT * FROM {Allocation} WHERE InstanceID LIKE '%\\Default'")).Single();

        await Assert.ThrowsAsync<HostFaultException>(() => client.Vms(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", CimPath.Of(Allocation, "InstanceID", adapter.Text("InstanceID") + @"\C")),
            Texts("FeatureSettings", AccessVlan(3))));
        CimMethodAnswer onTemplate = await client.Vms("AddFeatureSettings", Reference("AffectedConfiguration", Path(template)), Texts("FeatureSettings", AccessVlan(3)));
        Assert.NotEqual(0u, onTemplate.ReturnValue);
    }

    private static async Task<CimRecord> VlanOf(ICimClient client, string vm) =>
        Assert.Single(await client.Associated(Path((await client.ConnectionOf(vm))!), "Msvm_EthernetPortSettingDataComponent", Vlan));
}
