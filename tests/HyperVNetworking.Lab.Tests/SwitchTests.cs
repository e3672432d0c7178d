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

/// <summary>Switches and their host-side ports (facts A4), and where addresses go.</summary>
public class SwitchTests
{
    private static readonly HostState s_bare = Host1 with { Switches = [], HostAdapters = [], Vms = [new VirtualMachine { Name = "VM1", Adapters = [new VmAdapter()] }] };

    private static string Settings(string name, bool teaming = false) => Embedded(
        "Msvm_VirtualEthernetSwitchSettingData",
        Text("ElementName", name),
        new CimField("TeamingEnabled", CimDataType.Boolean, teaming));

    private static async Task<string> External(ICimClient client, params string[] nics)
    {
        IReadOnlyList<CimRecord> adapters = await client.All("MSFT_NetAdapter", Standard);
        IReadOnlyList<CimRecord> ports = await client.All("Msvm_ExternalEthernetPort");
        return Embedded(
            Allocation,
            Text("ElementName", "x_External"),
            Texts("HostResource", [.. nics.Select(n => adapters.Single(a => a.Text("Name") == n).Text("DeviceID")!).Select(d => Path(ports.Single(p => p.Text("DeviceID")!.EndsWith(d, StringComparison.Ordinal))).ToString())]));
    }

    private static async Task<string> Internal(ICimClient client, string name) =>
        Embedded(Allocation, Text("ElementName", name), Texts("HostResource", Path((await client.All("Msvm_ComputerSystem")).Single(s => s.Text("Name") == "Host1")).ToString()));

    private static async Task<CimMethodAnswer> Define(ICimClient client, string name, params string[] ports) => await client.Switches(
        "DefineSystem",
        ports.Length == 0 ? [Text("SystemSettings", Settings(name, name.StartsWith("SET", StringComparison.Ordinal)))] : [Text("SystemSettings", Settings(name, name.StartsWith("SET", StringComparison.Ordinal))), Texts("ResourceSettings", ports)]);

    private static async Task<string[]> Addresses(ICimClient client) =>
        [.. (await client.All("MSFT_NetIPAddress", Standard)).Select(a => a.Text("InterfaceAlias")!)];

    [Fact]
    public async Task A_private_switch_has_no_ports()
    {
        ICimClient client = Client(s_bare);

        CimMethodAnswer answer = await Define(client, "Private");

        CimPath made = Assert.IsType<CimPath>(answer.Out["ResultingSystem"]);
        Assert.Equal("Private", (await client.Get(made)).Text("ElementName"));
        Assert.Equal(5, (await client.Get(made)).Number("EnabledState"));
        Assert.Equal(made["Name"], (await client.SwitchSettings("Private")).Text("VirtualSystemIdentifier"));
        Assert.Empty(await client.PortsOf("Private"));
    }

    [Fact]
    public async Task A_shared_switch_takes_the_NICs_address_to_its_vEthernet_and_gives_it_back()
    {
        ICimClient client = Client(s_bare);
        Assert.Equal(["P-NIC2"], await Addresses(client));

        await Define(client, "Shared", await External(client, "P-NIC2"), await Internal(client, "Shared"));
        Assert.Equal(["vEthernet (Shared)"], await Addresses(client));
        Assert.Equal(2, (await client.PortsOf("Shared")).Count);
        Assert.Equal(2, (await client.Associated(Path(await client.Switch("Shared")), "Msvm_SystemDevice", "Msvm_EthernetSwitchPort")).Count);

        await client.Switches("DestroySystem", Reference("AffectedSystem", Path(await client.Switch("Shared"))));
        Assert.Equal(["P-NIC2"], await Addresses(client));
        Assert.Empty(await client.All("Msvm_InternalEthernetPort"));
        Assert.Equal(2, (await client.All("MSFT_NetAdapter", Standard)).Count);
    }

    [Fact]
    public async Task A_switch_that_is_not_shared_takes_the_address_away_until_it_goes()
    {
        ICimClient client = Inside(s_bare);

        await Define(client, "Cut", await External(client, "P-NIC2"));
        Assert.Empty(await Addresses(client));

        CimRecord settings = await client.SwitchSettings("Cut");
        await client.Switches("AddResourceSettings", Reference("AffectedConfiguration", Path(settings)), Texts("ResourceSettings", await Internal(client, "Later")));
        Assert.Equal(["vEthernet (Later)"], await Addresses(client));

        CimRecord port = (await client.PortsOf("Cut")).Single(p => p.Text("ElementName") == "Later");
        await client.Switches("RemoveResourceSettings", References("ResourceSettings", Path(port)));
        Assert.Empty(await Addresses(client));
    }

    [Fact]
    public async Task A_NIC_serves_one_switch_and_a_switch_has_one_external_port()
    {
        ICimClient client = Client(s_bare);
        await Define(client, "First", await External(client, "P-NIC1"));

        Assert.Equal(32774u, (await Define(client, "Second", await External(client, "P-NIC1"))).ReturnValue);
        CimMethodAnswer another = await client.Switches(
            "AddResourceSettings",
            Reference("AffectedConfiguration", Path(await client.SwitchSettings("First"))),
            Texts("ResourceSettings", await External(client, "P-NIC2")));

        Assert.Equal(32775u, another.ReturnValue);
        Assert.Equal("First", Assert.Single(await client.All("Msvm_VirtualEthernetSwitch")).Text("ElementName"));
    }

    [Fact]
    public async Task Several_NICs_need_embedded_teaming()
    {
        ICimClient client = Inside(s_bare);

        Assert.Equal(32773u, (await Define(client, "Plain", await External(client, "P-NIC1", "P-NIC2"))).ReturnValue);
        Assert.Equal(0u, (await Define(client, "SET", await External(client, "P-NIC1", "P-NIC2"))).ReturnValue);
        Assert.Equal(2, Assert.Single(await client.PortsOf("SET")).Texts("HostResource").Count);
    }

    [Fact]
    public async Task A_switch_with_connected_adapters_stays_unless_the_lab_says_otherwise()
    {
        NetworkLab lab = NewLab(Host1);
        ICimClient client = lab.Connect("Host1");
        CimPath target = Path(await client.Switch("Switch A"));

        Assert.Equal(32774u, (await client.Switches("DestroySystem", Reference("AffectedSystem", target))).ReturnValue);
        lab.Options = new LabOptions { RefuseDestroyOfConnectedSwitch = false };
        Assert.Equal(0u, (await client.Switches("DestroySystem", Reference("AffectedSystem", target))).ReturnValue);
        Assert.NotEmpty((await client.ConnectionOf("VM1"))!.Texts("HostResource"));
    }

    [Fact]
    public async Task A_switch_is_renamed_by_its_settings()
    {
        ICimClient client = Client(Host1);
        CimRecord settings = await client.SwitchSettings("Switch B");

        await client.Switches("ModifySystemSettings", Text("SystemSettings", Embedded(settings.ClassName, Text("InstanceID", settings.Text("InstanceID")), Text("ElementName", "New"))));

        Assert.NotNull(await client.Switch("New"));
    }

    [Fact]
    public async Task An_external_port_moves_to_another_NIC()
    {
        ICimClient client = Inside(s_bare);
        await Define(client, "Moving", await External(client, "P-NIC1"));
        CimRecord port = Assert.Single(await client.PortsOf("Moving"));
        Assert.True(CimXml.TryRead(await External(client, "P-NIC2"), out CimRecord? there, out _));

        CimMethodAnswer answer = await client.Switches("ModifyResourceSettings", Texts("ResourceSettings", CimXml.Write(there!.With(Text("InstanceID", port.Text("InstanceID"))))));

        Assert.Equal(0u, answer.ReturnValue);
        Assert.Equal(0u, (await Define(client, "Other", await External(client, "P-NIC1"))).ReturnValue);
    }

    [Fact]
    public async Task VM_adapters_move_disconnect_and_are_freed()
    {
        ICimClient client = Client(Host1);
        CimRecord connection = (await client.ConnectionOf("VM1"))!;
        string Change(params CimField[] fields) => Embedded(Allocation, [Text("InstanceID", connection.Text("InstanceID")), .. fields]);

        Assert.Equal(0u, (await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Change(Texts("HostResource", Path(await client.Switch("Switch B")).ToString()))))).ReturnValue);
        Assert.Equal(0u, (await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Change(new CimField("EnabledState", CimDataType.UInt16, (ushort)3))))).ReturnValue);
        Assert.Empty(await client.Associated(Path(connection), "Msvm_ElementSettingData", "Msvm_EthernetSwitchPort"));
        Assert.Equal(0u, (await client.Vms("RemoveResourceSettings", References("ResourceSettings", Path(connection)))).ReturnValue);
        Assert.Null(await client.ConnectionOf("VM1"));
        Assert.DoesNotContain(await client.Live(Vlan), v => v.Text("InstanceID")!.StartsWith(connection.Text("InstanceID")!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Switch A")]
    [InlineData(@"Msvm_VirtualEthernetSwitch.CreationClassName=""Msvm_VirtualEthernetSwitch"",Name=""x""")]
    [InlineData(@"\\Host2\root\virtualization\v2:Msvm_VirtualEthernetSwitch.CreationClassName=""Msvm_VirtualEthernetSwitch"",Name=""x""")]
    public async Task A_switch_is_named_by_a_full_path_on_this_host(string resource)
    {
        ICimClient client = Client(Host1);

        CimMethodAnswer answer = await client.Vms(
            "AddResourceSettings",
            Reference("AffectedConfiguration", Path(await client.Vm("VM4"))),
            Texts("ResourceSettings", Embedded(Allocation, Text("Parent", Path(await client.AdapterOf("VM4")).ToString()), Texts("HostResource", resource))));

        Assert.Equal(32773u, answer.ReturnValue);
    }
}
