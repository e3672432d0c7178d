using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>VMs come and go by the VM service, and their guests shut down (facts A1.2, A1.15, A3.2).</summary>
public class VmSystemTests
{
    private const string Settings = "Msvm_VirtualSystemSettingData";
    private const string Synthetic = "Msvm_SyntheticEthernetPortSettingData";
    private const string Legacy = "Msvm_EmulatedEthernetPortSettingData";
    private const string Shutdown = "Msvm_ShutdownComponent";

    private static readonly HostState s_host = Host1 with
    {
        Vms =
        [
            new VirtualMachine { Name = "Well", IntegrationServices = IntegrationServicesState.Running, Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(2)) }] },
            new VirtualMachine { Name = "Mute", IntegrationServices = IntegrationServicesState.Missing, Adapters = [new VmAdapter()] },
            new VirtualMachine { Name = "Off", State = VmState.Off, IntegrationServices = IntegrationServicesState.Running, Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(3)) }] },
        ],
    };

    [Theory]
    [InlineData(JobMode.Synchronous, 0u)]
    [InlineData(JobMode.Jobs, 4096u)]
    public async Task A_VM_is_defined_with_adapters_connected_and_destroyed_without_a_trace(JobMode mode, uint answered)
    {
        NetworkLab lab = NewLab(s_host);
        lab.Options = LabOptions.Default with { JobMode = mode };
        ICimClient client = lab.Connect("Host1");
        int features = (await client.Live("Msvm_FeatureSettingData")).Count;

        CimMethodAnswer answer = await client.Vms(
            "DefineSystem",
            Text("SystemSettings", Embedded(Settings, Text("ElementName", "New"), Text("VirtualSystemSubType", "Microsoft:Hyper-V:SubType:2"))),
            Texts("ResourceSettings", Embedded(Synthetic, Text("ElementName", "Front"))));

        Assert.Equal(answered, answer.ReturnValue);
        CimRecord vm = await client.Vm("New");
        Assert.Equal(3, vm.Number("EnabledState"));
        CimRecord settings = (await client.All(Settings)).Single(s => s.Text("ElementName") == "New");
        Assert.Equal(("Microsoft:Hyper-V:System:Realized", vm.Text("Name")), (settings.Text("VirtualSystemType"), settings.Text("VirtualSystemIdentifier")));
        CimRecord adapter = await client.AdapterOf("New");
        Assert.Equal("Front", adapter.Text("ElementName"));
        CimMethodAnswer connected = await client.Vms("AddResourceSettings", Reference("AffectedConfiguration", Path(settings)), Texts("ResourceSettings", Connection(adapter, await client.Switch("Switch A"))));
        Assert.Equal(answered, connected.ReturnValue);
        Assert.NotNull(await client.ConnectionOf("New"));

        Assert.Equal(answered, (await client.Vms("DestroySystem", Reference("AffectedSystem", Path(vm)))).ReturnValue);
        Assert.DoesNotContain(await client.All("Msvm_ComputerSystem"), s => s.Text("ElementName") == "New");
        Assert.DoesNotContain(await client.All("CIM_SettingData"), s => s.Text("InstanceID")!.Contains(vm.Text("Name")!, System.StringComparison.OrdinalIgnoreCase));
        Assert.Equal(features, (await client.Live("Msvm_FeatureSettingData")).Count);
        Assert.Equal(s_host.Vms.Count, (await client.All(Shutdown)).Count);
    }

    [Fact]
    public async Task What_cannot_be_defined_leaves_nothing_behind()
    {
        ICimClient client = Client(s_host);
        int systems = (await client.All("Msvm_ComputerSystem")).Count;
        async Task<uint> Define(string settings, params string[] resources) =>
            (await client.Vms("DefineSystem", Text("SystemSettings", settings), Texts("ResourceSettings", resources))).ReturnValue;

        Assert.Equal(32773u, await Define(Embedded(Settings, Text("VirtualSystemSubType", "Microsoft:Hyper-V:SubType:3"))));
        Assert.Equal(32773u, await Define(Embedded(Settings, Text("VirtualSystemType", "Microsoft:Hyper-V:Snapshot:Realized"))));
        Assert.Equal(32773u, await Define(Embedded(Settings, Text("VirtualSystemSubType", "Microsoft:Hyper-V:SubType:2")), Embedded(Synthetic), Embedded(Legacy)));
        Assert.Equal(32773u, await Define(Embedded(Settings), Embedded(Allocation)));
        Assert.Equal(systems, (await client.All("Msvm_ComputerSystem")).Count);
        Assert.Equal(0u, await Define(Embedded(Settings), Embedded(Legacy)));
        Assert.Equal(systems + 1, (await client.All("Msvm_ComputerSystem")).Count);
    }

    [Fact]
    public async Task Only_a_VM_that_is_off_is_destroyed_and_its_checkpoints_go_with_it()
    {
        NetworkLab lab = NewLab(s_host);
        lab.Add("Host1", new LabDormantSettings { Kind = LabDormantKind.Checkpoint, Vm = "Off", Name = "before", Adapters = [new VmAdapter { Switch = "Switch A" }] });
        lab.Add("Host1", new LabDormantSettings { Kind = LabDormantKind.Checkpoint, Vm = "Well", Name = "kept", Adapters = [new VmAdapter { Switch = "Switch A" }] });
        ICimClient client = lab.Connect("Host1");
        async Task<uint> Destroy(string name) => (await client.Vms("DestroySystem", Reference("AffectedSystem", Path(await client.Vm(name))))).ReturnValue;

        Assert.Equal((32775u, 32773u, 0u), (await Destroy("Well"), await Destroy("Host1"), await Destroy("Off")));
        Assert.Equal(32773u, (await client.Vms("DestroySystem", Reference("AffectedSystem", Path(await client.Switch("Switch A"))))).ReturnValue);
        Assert.Equal(["Mute", "Well", "kept"], (await client.Live(Settings)).Select(s => s.Text("ElementName")!).Order(System.StringComparer.Ordinal));
        Assert.Equal(3, (await client.Live(Synthetic)).Count);
    }

    [Theory]
    [InlineData("Well", "InitiateShutdown", 0u, 3L)]
    [InlineData("Well", "InitiateReboot", 0u, 2L)]
    [InlineData("Mute", "InitiateShutdown", 32780u, 2L)]
    [InlineData("Off", "InitiateShutdown", 32775u, 3L)]
    public async Task A_guest_shuts_down_if_it_runs_and_answers(string name, string method, uint answer, long state)
    {
        ICimClient client = Client(s_host);
        string guid = (await client.Vm(name)).Text("Name")!;
        CimRecord component = (await client.All(Shutdown)).Single(c => c.Text("SystemName") == guid);

        uint returned = (await client.InvokeAsync(V2, Path(component), method, [new CimField("Force", CimDataType.Boolean, false), Text("Reason", "test")], CancellationToken.None)).ReturnValue;

        Assert.Equal((answer, state), (returned, (await client.Vm(name)).Number("EnabledState")!.Value));
    }
}
