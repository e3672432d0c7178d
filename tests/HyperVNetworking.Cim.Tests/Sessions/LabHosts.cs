using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Core.Tests.Architecture;
using HyperVNetworking.Documents;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Hosts of the lab to read and to change.</summary>
internal static class LabHosts
{
    public const string Hostile = "VM \"q\" 'a' \\back ]]> & <x> % _ [a] * \u202E";

    /// <summary>A host with everything that a document can say and CIM can tell.</summary>
    public static HostState Rich { get; } = new()
    {
        Name = "HV01",
        OS = "WindowsServer2019",
        NetworkOwners = [NetworkOwner.NetworkAtc, NetworkOwner.NetworkController],
        PhysicalNics =
        [
            new PhysicalNic { Name = "NIC1" },
            new PhysicalNic { Name = "NIC2" },
            new PhysicalNic { Name = "NIC3" },
            new PhysicalNic { Name = "NIC4", Use = "Management" },
            new PhysicalNic { Name = "NIC5" },
            new PhysicalNic { Name = "NIC6" },
            new PhysicalNic { Name = "Wi-Fi", Kind = NicKind.WiFi },
        ],
        Teams =
        [
            new NicTeam
            {
                Name = "Team1",
                Members = ["NIC1", "NIC2"],
                Standby = "NIC2",
                Interfaces = [new TeamNic { Name = "Team1" }, new TeamNic { Name = "Team1 - VLAN 10", Vlan = new VlanId(10) }],
            },
        ],
        QosPolicies = [new QosPolicy { Name = "SMB", Template = QosTemplate.Smb, Weight = 30 }, new QosPolicy { Name = "Somebody's", DestinationPort = 80, HasMore = true }],
        Switches =
        [
            new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC3"], AllowManagementOS = true },
            new VirtualSwitch { Name = "Inside", Type = SwitchType.Internal },
            new VirtualSwitch { Name = "Nobody", Type = SwitchType.Private },
        ],
        HostAdapters =
        [
            new HostAdapter { Name = "Mgmt", Switch = "LAN", Vlan = Access(10) },
            new HostAdapter { Name = "Inside", Switch = "Inside" },
        ],
        Vms =
        [
            Vm("Access", VmState.Running, new VmAdapter { Switch = "LAN", Vlan = Access(2) }) with { IntegrationServices = IntegrationServicesState.Running },
            Vm("Trunk", VmState.Off, new VmAdapter { Switch = "LAN", Vlan = new PortVlan.Trunk(null, VlanSet.Of(1, 2, 3, 100)) }),
            Vm("Private", VmState.Saved, new VmAdapter { Switch = "LAN", Vlan = new PortVlan.Isolated(new VlanId(10), new VlanId(11)) }),
            Vm("Two", VmState.Paused, new VmAdapter { Name = "A", Switch = "LAN" }, new VmAdapter { Name = "B", Switch = "Nobody", Kind = AdapterKind.Legacy }),
            Vm("Pulled", VmState.Running, new VmAdapter { Vlan = Access(4) }),
            Vm("Never", VmState.Off, new VmAdapter()),
            Vm("Second store", VmState.Running, new VmAdapter { Switch = "LAN", Isolation = new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711, AllowUntagged = true } }),
            Vm(Hostile, VmState.Running, new VmAdapter { Switch = "LAN" }),
        ],
    };

    public static NetworkDocument TwoHosts() => Sample("two-hosts.json");

    public static NetworkDocument Sample(string name)
    {
        string path = Path.Combine(Repository.Root, "samples", name);
        DocumentReadResult result = DocumentReader.Read([new DocumentSource(path, File.ReadAllBytes(path))]);
        return result.Document!;
    }

    /// <summary>A host with many VMs, each in a VLAN of its own.</summary>
    public static HostState Many(int vms, bool vlan = true) => new()
    {
        Name = "HV01",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        Vms = Enumerable.Range(1, vms)
            .Select(n => Vm("VM" + n.ToString(CultureInfo.InvariantCulture), VmState.Running, new VmAdapter { Switch = "LAN", Vlan = vlan ? Access((n % 4000) + 1) : PortVlan.None }))
            .ToValueList(),
    };

    public static PortVlan Access(int id) => new PortVlan.Access(new VlanId(id));

    public static NetworkLab Lab(params HostState[] hosts) => NetworkLab.Create(new NetworkDocument { Hosts = [.. hosts] }, null);

    public static HyperVHostSession Session(NetworkLab lab) => new(lab.Connect(lab.HostNames[0]), SystemClock.Instance);

    public static Task<HostState> ReadAsync(this IHostSession session) => session.ReadStateAsync(CancellationToken.None);

    public static Task ApplyAsync(this IHostSession session, params HostChange[] changes) => session.ApplyAsync(changes, CancellationToken.None);

    public static AdapterReference HostAdapter(string name, string on) => new() { AdapterName = name, Switch = on };

    public static AdapterReference Reference(this HostState host, string vmName, int adapter = 0)
    {
        VirtualMachine vm = host.Vms.Single(v => v.Name == vmName);
        return AdapterReference.To(vm, vm.Adapters[adapter]);
    }

    /// <summary>What of a state CIM can tell: no GUIDs, addresses, times and OS, no HBAs, cables, disks and wishes.</summary>
    public static HostState Told(HostState state) => state with
    {
        ReadAt = null,
        NewSwitches = null,
        Cluster = null,
        FailoverCluster = null,
        Volumes = [],
        Disks = [],
        HostBusAdapters = [],
        Teams = state.Teams.Replace(_ => true, t => t with { Interfaces = t.Interfaces.Replace(_ => true, i => i with { Addressing = i.Addressing with { RegistersInDns = null } }) }),
        PhysicalNics = state.PhysicalNics.Where(n => n.Kind != NicKind.Hba).Select(n => new PhysicalNic { Name = n.Name, Kind = n.Kind, Use = n.Use }).ToValueList(),
        Switches = state.Switches.Select(s => s with { Id = null }).ToValueList(),
        HostAdapters = state.HostAdapters.Select(a => a with { MacAddress = null, Addressing = null }).ToValueList(),
        Vms = state.Vms.Select(v => v with { Id = null, Generation = null, Disks = [], Adapters = v.Adapters.Select(a => a with { Id = null, MacAddress = null }).ToValueList() }).ToValueList(),
    };

    private static VirtualMachine Vm(string name, VmState state, params VmAdapter[] adapters) => new() { Name = name, State = state, Adapters = [.. adapters] };
}
