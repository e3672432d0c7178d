using System.Linq;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>What can cut the way to a host comes last there, and only what rests on it comes after.</summary>
public sealed class PathStepsLastTests
{
    private static readonly AdapterReference s_vm = new() { VmName = "VM1", AdapterName = "Network Adapter", Switch = "Plain" };
    private static readonly AdapterReference s_onNew = new() { VmName = "VM2", AdapterName = "Network Adapter", Switch = "New" };

    [Fact]
    public void Steps_that_do_not_rest_on_the_management_path_come_before_it_and_those_that_do_stay_behind()
    {
        PlanStep[] steps =
        [
            Step("HV01", new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }, null), StepRisk.ManagementPath),
            Step("HV02", new HostChange.AddQosPolicy(new QosPolicy { Name = "B", Weight = 1 })),
            Step("HV01", new HostChange.ConnectAdapter(s_onNew, null, "New")),
            Step("HV01", new HostChange.AddQosPolicy(new QosPolicy { Name = "A", Weight = 1 })),
            Step("HV01", new HostChange.SetAdapterVlan(s_onNew, PortVlan.None, TwoHosts.AccessVlan(2))),
            Step("HV01", new HostChange.SetAdapterVlan(s_vm, PortVlan.None, TwoHosts.AccessVlan(3))),
        ];

        Assert.Equal([3, 1, 5, 0, 2, 4], PathStepsLast.Order(steps).Select(s => System.Array.IndexOf(steps, s)));
    }

    [Fact]
    public void Whatever_the_network_the_steps_are_the_same_can_be_applied_and_stay_when_ordered_again()
    {
        int reordered = 0;
        for (int seed = 1; seed <= 250; seed++)
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            if (TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, new PlannerOptions { OrderCheckLimit = 0, AllowRenumber = true, UplinkNicByHost = network.Uplinks }).Plan is not NetworkPlan plan)
            {
                continue;
            }

            Assert.Equal(plan.Steps, PathStepsLast.Order(plan.Steps));
            Assert.Equal(Enumerable.Range(1, plan.Steps.Count), plan.Steps.Select(s => s.Number));
            reordered += plan.Steps.Count(s => s.Risk == StepRisk.ManagementPath);
            foreach (HostState host in network.Document.Hosts)
            {
                HostState now = host;
                foreach (PlanStep step in plan.Steps.Where(s => Names.Same(s.Host, host.Name)))
                {
                    Assert.True(step.Change.CanApplyTo(now), $"seed {seed}: {step.Number} {step.Change}");
                    now = step.Change.ApplyTo(now);
                }
            }
        }

        Assert.True(reordered > 20, $"only {reordered} steps changed a management path");
    }

    private static PlanStep Step(string host, HostChange change, StepRisk risk = StepRisk.None) => new() { Number = 1, Host = host, Change = change, Reason = "because", Risk = risk };
}
