using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Every adapter mode against every adapter mode: 36 directed cells on one switch, and the same 36 across two hosts.</summary>
public sealed class ModeTableTests
{
    // Private VLAN 10 with the isolated 11, the community 12 and, on the promiscuous port, both.
    private static readonly Dictionary<string, PortVlan> s_modes = new()
    {
        ["Untagged"] = PortVlan.None,
        ["Access"] = new PortVlan.Access(new VlanId(10)),
        ["Trunk"] = new PortVlan.Trunk(null, VlanSet.Of(10, 12)),
        ["Isolated"] = new PortVlan.Isolated(new VlanId(10), new VlanId(11)),
        ["Community"] = new PortVlan.Community(new VlanId(10), new VlanId(12)),
        ["Promiscuous"] = new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12)),
    };

    /// <summary>
    /// The source of every cell is the send and hear table of design 6: A is heard by B where what A sends into meets what B hears.
    /// Sends: Untagged 0; Access 10; Trunk 0, 10, 12; Isolated 11; Community 12; Promiscuous 10.
    /// Hears: Untagged 0; Access 10; Trunk 0, 10, 12; Isolated 10; Community 10, 12; Promiscuous 10, 11, 12.
    /// </summary>
    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            string[] columns = ["Untagged", "Access", "Trunk", "Isolated", "Community", "Promiscuous"];
            var rows = new Dictionary<string, string>
            {
                ["Untagged"] = "1 0 1 0 0 0", // 0 meets: Untagged, and the Trunk's native 0
                ["Access"] = "0 1 1 1 1 1", // 10 is the primary: every port of the private VLAN hears it
                ["Trunk"] = "1 1 1 1 1 1", // by one of its tags it meets everybody: 0 Untagged, 10 Access and the private ports
                ["Isolated"] = "0 0 0 0 0 1", // 11 is heard by the promiscuous port alone
                ["Community"] = "0 0 1 0 1 1", // 12 is heard by its community, the promiscuous port and the trunk that allows 12
                ["Promiscuous"] = "0 1 1 1 1 1", // 10, as Access
            };
            var data = new TheoryData<string, string, bool>();
            foreach ((string sender, string row) in rows)
            {
                string[] cells = row.Split(' ');
                for (int i = 0; i < columns.Length; i++)
                {
                    data.Add(sender, columns[i], cells[i] == "1");
                }
            }

            return data;
        }
    }

    /// <summary>One virtual switch.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void On_one_switch_a_mode_is_heard_as_the_table_says(string sender, string hearer, bool heard)
    {
        HostState host = Host("Host1", null, ("A", sender), ("B", hearer));
        Assert.Equal(heard, IsHeard(ReachabilityMatrix.Build([host], Fabric.Undescribed), "A", "B"));
    }

    /// <summary>Two hosts, and between them trunks that carry every VLAN; a native VLAN nobody uses carries the untagged class.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void Across_a_full_trunk_a_mode_is_heard_as_the_table_says(string sender, string hearer, bool heard)
    {
        var trunk = new PhysicalPort { Name = "1", Mode = PhysicalPortMode.Trunk, Native = new VlanId(999) };
        var fabric = new Fabric
        {
            Switches = [new PhysicalSwitch { Name = "Top", OtherPorts = OtherPorts.Unused, Ports = [trunk, trunk with { Name = "2" }] }],
        };
        HostState first = Host("Host1", "1", ("A", sender));
        HostState second = Host("Host2", "2", ("B", hearer));
        Assert.Equal(heard, IsHeard(ReachabilityMatrix.Build([first, second], fabric), "A", "B"));
    }

    private static bool IsHeard(ReachabilityMatrix matrix, string sender, string hearer) =>
        matrix.HeardBy.Any(p => p.Sender.Name == sender && p.Hearer.Name == hearer);

    private static HostState Host(string name, string? port, params (string Vm, string Mode)[] vms) => new()
    {
        Name = name,
        PhysicalNics = port is null ? [] : [new PhysicalNic { Name = "NIC1", Port = new PortReference("Top", port) }],
        Switches = [new VirtualSwitch { Name = "S", Type = port is null ? SwitchType.Private : SwitchType.External, Uplinks = port is null ? [] : ["NIC1"] }],
        Vms = vms.Select(v => new VirtualMachine { Name = v.Vm, Adapters = [new VmAdapter { Switch = "S", Vlan = s_modes[v.Mode] }] }).ToValueList(),
    };
}
