using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>VMs, their states and adapters, through the VM service (facts A1.1 to A1.4, A3).</summary>
public class VmServiceTests
{
    private const string Settings = "Msvm_VirtualSystemSettingData";
    private const string Synthetic = "Msvm_SyntheticEthernetPortSettingData";
    private const string Legacy = "Msvm_EmulatedEthernetPortSettingData";

    private static CimField State(int state) => new("RequestedState", CimDataType.UInt16, (ushort)state);

    private static async Task<CimPath> SettingsOf(ICimClient client, string vm) =>
        CimPath.Of(Settings, "InstanceID", "Microsoft:" + (await client.Vm(vm)).Text("Name"));

    [Fact]
    public async Task A_VM_is_renamed_and_annotated_by_its_settings()
    {
        ICimClient client = Client(Host1);
        CimPath settings = await SettingsOf(client, "VM1");

        CimMethodAnswer answer = await client.Vms("ModifySystemSettings", Text("SystemSettings", Embedded(Settings, Text("InstanceID", settings["InstanceID"]), Text("ElementName", "New"), Texts("Notes", "a", "b"))));

        Assert.Equal(0u, answer.ReturnValue);
        Assert.Equal(settings["InstanceID"], "Microsoft:" + (await client.Vm("New")).Text("Name"));
        Assert.Equal(["a", "b"], (await client.Get(settings)).Texts("Notes"));
    }

    [Theory]
    [InlineData(VmState.Off, 2, 2L, 1)]
    [InlineData(VmState.Running, 3, 3L, 0)]
    [InlineData(VmState.Running, 4, 3L, 0)]
    [InlineData(VmState.Running, 6, 6L, 0)]
    [InlineData(VmState.Running, 9, 9L, 1)]
    [InlineData(VmState.Running, 11, 2L, 1)]
    [InlineData(VmState.Saved, 2, 2L, 1)]
    [InlineData(VmState.Paused, 2, 2L, 1)]
    public async Task A_VM_changes_its_state_and_its_live_port_with_it(VmState from, int wanted, long expected, int ports)
    {
        ICimClient client = Client(Host1 with { Vms = [new VirtualMachine { Name = "VM1", State = from, Adapters = [new VmAdapter { Switch = "Switch B" }] }] });

        CimMethodAnswer answer = await client.InvokeAsync(V2, Path(await client.Vm("VM1")), "RequestStateChange", [State(wanted)], CancellationToken.None);

        Assert.Equal(0u, answer.ReturnValue);
        Assert.Equal(expected, (await client.Vm("VM1")).Number("EnabledState"));
        Assert.Equal(ports, (await client.All("Msvm_SyntheticEthernetPort")).Count);
        Assert.Equal(ports, (await client.All("Msvm_EthernetSwitchPort")).Count(p => p.Text("ElementName") == "Network Adapter"));
    }

    [Theory]
    [InlineData(VmState.Off, 9, 32775u)]
    [InlineData(VmState.Off, 3, 32775u)]
    [InlineData(VmState.Saved, 9, 32775u)]
    [InlineData(VmState.Off, 11, 32775u)]
    [InlineData(VmState.Running, 2, 32775u)]
    [InlineData(VmState.Running, 77, 32773u)]
    public async Task A_state_that_cannot_follow_is_refused(VmState from, int wanted, uint expected)
    {
        ICimClient client = Client(Host1 with { Vms = [new VirtualMachine { Name = "VM1", State = from }] });

        Assert.Equal(expected, (await client.InvokeAsync(V2, Path(await client.Vm("VM1")), "RequestStateChange", [State(wanted)], CancellationToken.None)).ReturnValue);
        CimRecord host = (await client.All("Msvm_ComputerSystem")).Single(s => s.Text("Name") == "Host1");
        Assert.Equal(32770u, (await client.InvokeAsync(V2, Path(host), "RequestStateChange", [State(wanted)], CancellationToken.None)).ReturnValue);
    }

    [Fact]
    public async Task An_adapter_is_added_renamed_and_removed_with_its_connection()
    {
        ICimClient client = Client(Host1);
        CimMethodAnswer added = await client.Vms(
            "AddResourceSettings",
            Reference("AffectedConfiguration", await SettingsOf(client, "VM2")),
            Texts("ResourceSettings", Embedded(Synthetic, Text("ElementName", "Second"), Text("Address", "00155D010203"))));
        CimPath path = Assert.Single((CimPath[])added.Out["ResultingResourceSettings"]!);
        CimRecord adapter = await client.Get(path);
        await client.Vms("AddResourceSettings", Reference("AffectedConfiguration", await SettingsOf(client, "VM2")), Texts("ResourceSettings", Connection(adapter, await client.Switch("Switch A"))));
        CimPath connection = CimPath.Of(Allocation, "InstanceID", path["InstanceID"] + @"\C");
        Assert.Equal(2, (await client.Get(connection)).Number("EnabledState"));

        Assert.Equal(0u, (await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Embedded(Synthetic, Text("InstanceID", path["InstanceID"]), Text("ElementName", "2nd"))))).ReturnValue);
        CimRecord renamed = await client.Get(path);
        Assert.Equal(("2nd", "00155D010203"), (renamed.Text("ElementName"), renamed.Text("Address")));
        Assert.Equal(0u, (await client.Vms("RemoveResourceSettings", References("ResourceSettings", path))).ReturnValue);
        Assert.DoesNotContain(await client.Live(Allocation), a => Names.Same(a.Text("InstanceID"), connection["InstanceID"]));
    }

    [Theory]
    [InlineData("00155D01020")]
    [InlineData("00-15-5D-01-02-03")]
    [InlineData("00155D01020G")]
    public async Task A_MAC_address_is_12_hex_digits(string address)
    {
        ICimClient client = Client(Host1);

        CimMethodAnswer answer = await client.Vms("AddResourceSettings", Reference("AffectedConfiguration", await SettingsOf(client, "VM2")), Texts("ResourceSettings", Embedded(Synthetic, Text("Address", address))));

        Assert.Equal(32773u, answer.ReturnValue);
    }

    [Fact]
    public async Task A_legacy_adapter_needs_generation_1_and_a_VM_that_is_off()
    {
        VirtualMachine Generation1(string name, VmState state) => new() { Name = name, State = state, Adapters = [new VmAdapter { Kind = AdapterKind.Legacy }] };
        ICimClient client = Client(Host1 with { Vms = [Generation1("Off", VmState.Off), Generation1("On", VmState.Running), new VirtualMachine { Name = "Gen2", State = VmState.Off }] });
        async Task<uint> Add(string vm) => (await client.Vms("AddResourceSettings", Reference("AffectedConfiguration", await SettingsOf(client, vm)), Texts("ResourceSettings", Embedded(Legacy)))).ReturnValue;

        Assert.Equal((0u, 32775u, 32773u), (await Add("Off"), await Add("On"), await Add("Gen2")));
    }

    [Fact]
    public async Task Errors_become_one_text()
    {
        CimMethodAnswer answer = await Client(Host1).Vms("FormatError", Texts("Errors", Embedded("Msvm_Error", Text("Message", "One.")), Embedded("Msvm_Error", Text("Message", "Two."))));

        Assert.Equal("One. Two.", answer.Out.Text("ErrorMessage"));
    }
}
