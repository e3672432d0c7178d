using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

public sealed class PlanComparisonTests : PlanningTest
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(100);
    private readonly NetworkDocument _document = TwoHosts.Document;

    [Fact]
    public void Before_a_plan_all_steps_are_open_and_after_it_all_are_done() => Holds((network, plan) =>
    {
        PlanComparison before = PlanComparer.Compare(plan, network.Document.Hosts);
        PlanComparison after = PlanComparer.Compare(plan, Applied(plan, network.Document.Hosts));

        // A disconnected adapter that a plan disconnects first and connects again would be both; such a plan does not exist.
        Assert.All(before.Steps, s => Assert.Equal(StepState.Open, s.State));
        Assert.All(after.Steps, s => Assert.Equal(StepState.Done, s.State));
        Assert.Equal(plan.Steps.Count == 0, before.Holds);
        Assert.True(after.Holds, string.Join("\n", after.Findings.Where(f => f.Code != "StepDone")));
        Assert.Equal(plan.Steps.Count, before.Findings.Count);
    });

    [Fact]
    public void In_the_middle_of_a_plan_the_steps_before_are_done_and_those_after_are_open() => Holds((network, plan) =>
    {
        for (int done = 0; done <= plan.Steps.Count; done++)
        {
            PlanComparison comparison = PlanComparer.Compare(plan, Applied(plan with { Steps = plan.Steps.Take(done).ToValueList() }, network.Document.Hosts));
            Assert.Equal(plan.Steps.Select(s => s.Number <= done ? StepState.Done : StepState.Open), comparison.Steps.Select(s => s.State));
        }
    });

    [Fact]
    public void What_somebody_else_set_is_drift_with_the_value_it_has_now()
    {
        NetworkPlan plan = Good(_document);
        HostState[] hosts = Applied(plan, _document.Hosts).ToArray();
        hosts[0] = hosts[0] with { Vms = hosts[0].Vms.Replace(v => v.Name == "VM1", v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(9) }] }) };

        PlanComparison comparison = PlanComparer.Compare(plan, hosts);

        Finding drift = Assert.Single(comparison.Findings, f => f.Code != "StepDone");
        Assert.Equal(("StepDrifted", "Access 2", "Access 9", "Host1"), (drift.Code, drift.Expected, drift.Actual, drift.ComputerName));
        Assert.False(comparison.Holds);
    }

    [Fact]
    public void A_plan_without_steps_tells_what_has_changed_since()
    {
        NetworkDocument built = _document with { Hosts = After(Good(_document), _document.Hosts).ToValueList() };
        NetworkPlan baseline = Good(built);
        Assert.Empty(baseline.Steps);
        Assert.True(PlanComparer.Compare(baseline, built.Hosts).Holds);
        NetworkDocument drifted = built.WithVm("VM8", v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(4) }] });

        Finding drift = Assert.Single(PlanComparer.Compare(baseline, drifted.Hosts).Findings);

        Assert.Equal(("DriftedBesides", "Access 3", "Access 4"), (drift.Code, drift.Expected, drift.Actual));
    }

    [Fact]
    public void A_vm_that_is_gone_or_elsewhere_is_drift()
    {
        NetworkPlan plan = Good(_document);
        HostState[] hosts = Applied(plan, _document.Hosts).ToArray();
        VirtualMachine moved = hosts[0].Vms[0];
        hosts[0] = hosts[0] with { Vms = hosts[0].Vms.RemoveAll(v => v.Name is "VM1" or "VM2") };
        hosts[1] = hosts[1] with { Vms = hosts[1].Vms.Add(moved with { Adapters = [moved.Adapters[0] with { Switch = "Switch C" }] }) };

        ValueList<Finding> findings = PlanComparer.Compare(plan, hosts).Findings;

        Assert.Contains(findings, f => f is { Code: "StepDrifted", Actual: "on host Host2 now" });
        Assert.Contains(findings, f => f is { Code: "StepDrifted", Actual: "gone" });
        Assert.Contains(findings, f => f.Code == "PlanNoLongerFits" && f.Message.Contains("VM2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_that_was_not_read_is_unknown_and_nothing_holds()
    {
        NetworkPlan plan = Good(_document);
        PlanComparison comparison = PlanComparer.Compare(plan, Applied(plan, _document.Hosts).Take(1).ToArray());

        Assert.All(comparison.Steps, s => Assert.Equal(s.Step.Host == "Host1" ? StepState.Done : StepState.Unknown, s.State));
        Assert.Contains(comparison.Findings, f => f is { Code: "HostNotRead", ComputerName: "Host2" });
        Assert.False(comparison.Holds);
    }

    [Fact]
    public void A_plan_made_for_another_state_is_refused() => Holds((network, plan) =>
    {
        var options = new RunOptions { AllowDisconnect = true, AllowManagementPathChange = network.Document.Hosts.Select(h => h.Name).ToValueList() };
        Assert.Empty(PlanRunner.Preflight(plan, network.Document.Hosts, options));
        foreach (PlanStep step in plan.Steps.GroupBy(s => (s.Host, s.Change.Target)).Select(g => g.First()))
        {
            HostState[] changed = network.Document.Hosts.Select(h => h.Name == step.Host ? Spoil(h, step.Change) : h).ToArray();

            Refusal refusal = Assert.Single(PlanRunner.Preflight(plan, changed, options), r => r.ErrorId == "PlanOutdated");

            Assert.Equal(step.Host, refusal.ComputerName);
            Assert.Contains(PlanComparer.Compare(plan, changed).Steps, s => s.State == StepState.Drifted);
        }
    });

    [Fact]
    public void A_step_changes_something_and_nothing_is_removed_that_can_be_modified() => Holds((network, plan) =>
    {
        Assert.All(plan.Steps, s => Assert.NotEqual(s.Change.OldValue, s.Change.NewValue));
        Assert.DoesNotContain(plan.Steps, s => s.Change is HostChange.RemoveSwitch or HostChange.RemoveHostAdapter);
        foreach (IGrouping<(string, string, Type), PlanStep> setting in plan.Steps.GroupBy(s => (s.Host, s.Change.Target, s.Change.GetType())))
        {
            // Twice only where an adapter must be on no switch while its VLAN changes.
            PlanStep[] steps = setting.ToArray();
            Assert.True(steps.Length == 1 || (steps.Length == 2 && steps[0].Change is HostChange.ConnectAdapter { To: null } && steps[1].Change is HostChange.ConnectAdapter { From: null }));
        }
    });

    // A value that is neither the step's old one nor its new one.
    private static HostState Spoil(HostState host, HostChange change) => change switch
    {
        HostChange.CreateSwitch c => host with { Switches = host.Switches.Add(new VirtualSwitch { Name = c.Switch.Name, Type = SwitchType.Internal }) },
        HostChange.ConnectAdapter c => c.Adapter.FindIn(host) is VmAdapter ? new HostChange.ConnectAdapter(c.Adapter, c.From, "Elsewhere").ApplyTo(host with { Switches = host.Switches.Add(new VirtualSwitch { Name = "Elsewhere", Type = SwitchType.Private }) }) : host,
        HostChange.SetAdapterVlan c => new HostChange.SetAdapterVlan(c.Adapter, c.From, new PortVlan.Access(new VlanId(4000))).ApplyTo(host),
        _ => throw new ArgumentException("No planner makes it.", nameof(change)),
    };

    private static void Holds(Action<RandomNetwork, NetworkPlan> law) =>
        Check.One(s_config, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            if (TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, Options with { OrderCheckLimit = 0, AllowRenumber = true, UplinkNicByHost = network.Uplinks }).Plan is NetworkPlan plan)
            {
                law(network, plan);
            }
        }));
}
