using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>A plan that takes the network of clustered VMs says so, unless the node was drained for it (site-rules D6).</summary>
public sealed class ClusterMovesTests
{
    private static readonly HostChange s_uplink = new HostChange.SetUplinks("LAN", ["Team"], ["NIC3"]);
    private static readonly HostChange s_member = new HostChange.RemoveTeamMember("Team", "NIC2");
    private static readonly HostChange s_other = new HostChange.SetUplinks("Other", [], ["NIC3"]);

    [Fact]
    public void Names_the_VMs_that_run_on_what_is_changed()
    {
        Finding finding = Assert.Single(Findings(Node(), s_uplink));

        Assert.Equal(("VmsWillMove", FindingSeverity.Warning, "HV01"), (finding.Code, finding.Severity, finding.ComputerName));
        Assert.Equal(
            "Step 1 on host HV01, virtual switch LAN, interrupts 4 clustered VMs that run there (VM1, VM2, VM3 and 1 more): the cluster moves those whose adapters it monitors, which is the default, and the others lose their network for that time.",
            finding.Message);
    }

    [Fact]
    public void A_team_under_a_virtual_switch_is_its_uplink() => Assert.Single(Findings(Node(), s_member));

    [Fact]
    public void Says_it_once_a_node() => Assert.Single(Findings(Node(), s_member, s_uplink));

    [Fact]
    public void Nothing_moves_off_a_paused_node_by_another_switch_or_by_a_VLAN()
    {
        HostState node = Node();
        HostState paused = node with { FailoverCluster = new FailoverCluster { Name = "CL1", Nodes = [new ClusterNode { Name = "hv01", State = ClusterNodeState.Paused, Drain = ClusterNodeDrain.Completed }] } };
        VirtualMachine vm = node.Vms[0];

        Assert.Empty(Findings(paused, s_uplink));
        Assert.Empty(Findings(node, s_other));
        Assert.Empty(Findings(node, new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), PortVlan.None, new PortVlan.Access(new VlanId(5)))));
    }

    [Fact]
    public void Every_plan_of_steps_carries_it()
    {
        var steps = new HostSteps("a test");
        steps.Begin(Node());
        steps.Add(s_uplink);

        NetworkPlan plan = steps.ToResult([Node()], DateTimeOffset.UnixEpoch).Plan!;

        Assert.Contains(plan.Findings, f => f.Code == "VmsWillMove");
    }

    private static Finding[] Findings(HostState host, params HostChange[] changes) => ClusterMoves.Of(
        changes.Select((c, i) => new PlanStep { Number = i + 1, Host = host.Name, Change = c, Reason = "because" }).ToArray(),
        [host]).ToArray();

    // Four clustered VMs run on LAN; one is off, one is no VM of the cluster.
    private static HostState Node() => new()
    {
        Name = "HV01",
        Cluster = "CL1",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "NIC3" }],
        Teams = [new NicTeam { Name = "Team", Members = ["NIC1", "NIC2"] }],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["Team"] }, new VirtualSwitch { Name = "Other", Type = SwitchType.Private }],
        Vms =
        [
            .. Enumerable.Range(1, 4).Select(n => Vm($"VM{n}", VmState.Running, clustered: true)),
            Vm("Off", VmState.Off, clustered: true),
            Vm("Alone", VmState.Running, clustered: false),
        ],
    };

    private static VirtualMachine Vm(string name, VmState state, bool clustered) => new()
    {
        Name = name,
        State = state,
        PossibleOwners = clustered ? ["HV01", "HV02"] : [],
        Adapters = [new VmAdapter { Switch = "LAN" }],
    };
}
