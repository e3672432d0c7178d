using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Data of live ports, and the addresses of guests (facts A1.12, A1.13).</summary>
public class GuestAndPortDataTests
{
    private const string Guest = "Msvm_GuestNetworkAdapterConfiguration";
    private const string OffloadData = "Msvm_EthernetSwitchPortOffloadData";
    private const string BandwidthData = "Msvm_EthernetSwitchPortBandwidthData";

    private static readonly HostState s_host = Host1 with
    {
        Switches = [new VirtualSwitch { Name = "Switch A", Type = SwitchType.External, Uplinks = ["P-NIC1"], BandwidthMode = SwitchBandwidthMode.Weight, SriovEnabled = true }],
        HostAdapters = [],
        Vms =
        [
            Vm("Function", VmState.Running, new AdapterOffload { SriovWeight = 50 }, weight: 30),
            Vm("Queue", VmState.Running, AdapterOffload.Default, weight: 10),
            Vm("Plain", VmState.Running, new AdapterOffload { VmqWeight = 0 }, weight: 0),
            Vm("Off", VmState.Off, new AdapterOffload { SriovWeight = 50 }, weight: 60),
        ],
    };

    [Fact]
    public async Task Live_ports_say_what_hardware_and_which_share_they_have()
    {
        ICimClient client = Client(s_host);
        var seen = new List<(string Name, long? Queue, long? Function, bool? Active, long? Share)>();
        foreach (CimRecord port in (await client.All("Msvm_EthernetSwitchPort")).Where(p => p.Text("ElementName") == "Network Adapter"))
        {
            CimRecord offload = Assert.Single(await client.Associated(Path(port), "Msvm_EthernetPortInfo", OffloadData));
            CimRecord bandwidth = Assert.Single(await client.Associated(Path(port), "Msvm_EthernetPortInfo", BandwidthData));
            Assert.Equal((port.Number("VMQOffloadUsage"), port.Number("IOVOffloadUsage")), (offload.Number("VMQOffloadUsage"), offload.Number("IovOffloadUsage")));
            seen.Add((string.Empty, offload.Number("VMQOffloadUsage"), offload.Number("IovOffloadUsage"), offload.Flag("IovVfDataPathActive"), bandwidth.Number("CurrentBandwidthReservationPercentage")));
        }

        Assert.Equal([(string.Empty, 0, 0, false, 0), (string.Empty, 1, 0, false, 25), (string.Empty, 1, 1, true, 75)], seen.OrderBy(s => s.Queue).ThenBy(s => s.Function));
        Assert.Equal(4, (await client.All("Msvm_EthernetPortData")).Count(d => d.ClassName == OffloadData));
    }

    [Theory]
    [InlineData(JobMode.Synchronous, 0u)]
    [InlineData(JobMode.Jobs, 4096u)]
    public async Task A_guest_takes_its_addresses_while_it_runs_and_answers(JobMode mode, uint answered)
    {
        NetworkLab lab = NewLab(s_host);
        lab.Options = LabOptions.Default with { JobMode = mode };
        ICimClient client = lab.Connect("Host1");
        CimRecord before = Assert.Single(await client.Associated(Path(await client.AdapterOf("Queue")), "Msvm_SettingDataComponent"));
        Assert.Equal((true, 4096L), (before.Flag("DHCPEnabled"), before.Number("ProtocolIFType")));

        Assert.Equal(answered, await Set(client, "Queue", before.Text("InstanceID"), ["192.0.2.7"], ["24"]));

        CimRecord after = await client.Get(Path(before));
        Assert.Equal((false, "192.0.2.7", "24"), (after.Flag("DHCPEnabled"), after.Texts("IPAddresses")[0], after.Texts("Subnets")[0]));
        Assert.Equal(4, (await client.All(Guest)).Count);
    }

    [Fact]
    public async Task What_no_guest_can_take_is_refused()
    {
        ICimClient client = Client(s_host);
        string? id = Assert.Single(await client.Associated(Path(await client.AdapterOf("Queue")), "Msvm_SettingDataComponent")).Text("InstanceID");

        Assert.Equal(32775u, await Set(client, "Off", id, [], []));
        Assert.Equal(32773u, await Set(client, "Plain", id, [], []));
        Assert.Equal(32773u, await Set(client, "Queue", null, [], []));
        Assert.Equal(32773u, await Set(client, "Queue", id, ["192.0.2.7"], []));
        Assert.Equal(32773u, await Set(client, "Queue", id, [], [], gateways: 6));
        Assert.Equal(0u, await Set(client, "Queue", id, [], [], gateways: 5));
    }

    private static async Task<uint> Set(ICimClient client, string vm, string? id, string[] addresses, string[] subnets, int gateways = 0) => (await client.Vms(
        "SetGuestNetworkAdapterConfiguration",
        Reference("ComputerSystem", Path(await client.Vm(vm))),
        Texts("NetworkConfiguration", Embedded(
            Guest,
            Text("InstanceID", id),
            new CimField("DHCPEnabled", CimDataType.Boolean, false),
            Texts("IPAddresses", addresses),
            Texts("Subnets", subnets),
            Texts("DefaultGateways", [.. Enumerable.Repeat("192.0.2.1", gateways)]))))).ReturnValue;

    private static VirtualMachine Vm(string name, VmState state, AdapterOffload offload, int weight) => new()
    {
        Name = name,
        State = state,
        IntegrationServices = IntegrationServicesState.Running,
        Adapters = [new VmAdapter { Switch = "Switch A", Offload = offload, Bandwidth = new AdapterBandwidth { Weight = weight } }],
    };
}
