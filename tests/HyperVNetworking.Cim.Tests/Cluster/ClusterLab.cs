using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Cluster;

/// <summary>A lab of one failover cluster: each node has VMs that may run on all, and an address in two subnets.</summary>
internal static class ClusterLab
{
    public const string Name = "CL1";

    public static NetworkDocument Document(int nodes, int vms = 1)
    {
        ValueList<string> names = Enumerable.Range(1, nodes).Select(Host).ToValueList();
        return new NetworkDocument { Hosts = Enumerable.Range(1, nodes).Select(n => Node(n, vms, names)).ToValueList() };
    }

    public static NetworkLab Make(int nodes = 3, FailoverCluster? cluster = null, LabOptions? options = null)
    {
        NetworkDocument document = Document(nodes);
        NetworkLab lab = NetworkLab.Create(cluster is null ? document : document with { Clusters = [cluster] }, null);
        lab.Options = options ?? LabOptions.Default;
        return lab;
    }

    public static Task<HostState> ReadAsync(this NetworkLab lab, string host) =>
        new HyperVHostSession(lab.Connect(host), SystemClock.Instance).ReadStateAsync(CancellationToken.None);

    public static string Host(int number) => "HV0" + number.ToString(CultureInfo.InvariantCulture);

    private static HostState Node(int number, int vms, ValueList<string> names) => new()
    {
        Name = Host(number),
        OS = "WindowsServer2019",
        Cluster = Name,
        PhysicalNics =
        [
            new PhysicalNic
            {
                Name = "Mgmt",
                Use = "Management",
                Addressing = new InterfaceAddressing { Addresses = [$"10.0.1.{number}/24"], Routes = [new HostRoute("0.0.0.0/0", "10.0.1.254")] },
            },
            new PhysicalNic { Name = "Heartbeat", Use = "CSV", Addressing = new InterfaceAddressing { Addresses = [$"10.0.2.{number}/24"] } },
            new PhysicalNic { Name = "NIC3" },
        ],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC3"] }],
        Vms = Enumerable.Range(1, vms)
            .Select(n => new VirtualMachine
            {
                Name = $"VM{number}-{n}",
                State = VmState.Running,
                PossibleOwners = names,
                Adapters = [new VmAdapter { Switch = "LAN", Vlan = new PortVlan.Access(new VlanId(10)) }],
            })
            .Append(new VirtualMachine { Name = $"Alone{number}", State = VmState.Off, Adapters = [new VmAdapter { Switch = "LAN" }] })
            .ToValueList(),
    };
}
