using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>A cluster of four nodes, each with one virtual switch on one trunk, and the VMs of two tenants spread over them, in VLANs that are to change.</summary>
internal static class FourNodes
{
    public const string Cluster = "CL1";

    private const int Nodes = 4;

    /// <summary>The document.</summary>
    /// <param name="vmsPerNode">How many VMs each node begins with, at least 1.</param>
    public static NetworkDocument Document(int vmsPerNode) => new()
    {
        Tenants =
        [
            new Tenant { Name = "Sales", Vlan = new VlanId(20), Members = ["SALES-*"] },
            new Tenant { Name = "RnD", Vlan = new VlanId(30), Members = ["RND-*"] },
        ],
        Hosts = Enumerable.Range(1, Nodes).Select(n => Node(n, vmsPerNode)).ToValueList(),
        Fabric = new Fabric
        {
            Switches =
            [
                new PhysicalSwitch
                {
                    Name = "SwitchA",
                    OtherPorts = OtherPorts.Unused,
                    Ports = Enumerable.Range(1, Nodes).Select(n => new PhysicalPort { Name = $"{n}", Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.All }).ToValueList(),
                },
            ],
        },
    };

    private static HostState Node(int number, int vms) => new()
    {
        Name = $"HV{number}",
        OS = "WindowsServer2019",
        Cluster = Cluster,
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("SwitchA", $"{number}") }],
        Switches = [new VirtualSwitch { Name = "Tenants", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        Vms = Enumerable.Range(1, vms).Select(v => Vm(number, v)).ToValueList(),
    };

    private static VirtualMachine Vm(int node, int number) => new()
    {
        Name = $"{(number % 2 == 0 ? "RND" : "SALES")}-{node}{number}",
        Id = $"00000000-0000-0000-{node:X4}-{number:X12}",
        PossibleOwners = Enumerable.Range(1, Nodes).Select(n => $"HV{n}").ToValueList(),
        Adapters =
        [
            new VmAdapter
            {
                Name = "Network Adapter",
                Id = $"00000000-0000-0001-{node:X4}-{number:X12}",
                Switch = "Tenants",
                Vlan = new PortVlan.Access(new VlanId(10)),
            },
        ],
    };
}
