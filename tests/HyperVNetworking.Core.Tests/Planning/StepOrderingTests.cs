using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>Make before break over many hosts (issue 5 point 5).</summary>
public sealed class StepOrderingTests : PlanningTest
{
    private static readonly PlannerOptions s_renumber = Options with { AllowRenumber = true };

    [Fact]
    public void Whoever_leaves_a_vlan_goes_before_whoever_enters_it_whatever_the_host()
    {
        NetworkDocument document = Built([Tenant("Sales", 3, "VM1"), Tenant("HR", 4, "VM3")], ("VM1", 2), ("VM3", 3));
        NetworkPlan plan = Good(document, s_renumber);

        Assert.Equal(["Host2 VM VM3 'Network Adapter': Access 3 -> Access 4", "Host1 VM VM1 'Network Adapter': Access 2 -> Access 3"], Lines(plan));
        Assert.Equal([1, 2], plan.Steps.Select(s => s.Number));
        Assert.Empty(plan.Gaps);
        Assert.True(plan.OrderChecked);
    }

    [Fact]
    public void What_no_order_avoids_is_told_with_the_steps_between_which_it_suffers()
    {
        NetworkDocument document = Built([Tenant("Sales", 12, "VM1", "VM3")], ("VM1", 2), ("VM3", 2));
        NetworkPlan plan = Good(document, s_renumber);

        RequirementGap gap = Assert.Single(plan.Gaps);
        Assert.Equal((RequirementKind.Reach, "Sales", 1, 2), (gap.Kind, gap.Tenant, gap.AfterStep, gap.UntilStep));
        Assert.Contains(plan.Findings, f => f.Code == "RequirementSuffers" && f.Message.StartsWith("While the plan runs, after step 1 until step 2, this does not hold: Every member of Sales", StringComparison.Ordinal));
        Assert.Contains(", 1 requirement suffers (after step 1 until step 2: Every member of Sales hears every other.),", PlanStepText.Total(plan, document.Hosts, _ => true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_is_too_long_to_judge_keeps_its_order_and_says_so()
    {
        NetworkDocument document = Built([Tenant("Sales", 3, "VM1"), Tenant("HR", 4, "VM3")], ("VM1", 2), ("VM3", 3));
        NetworkPlan plan = Good(document, s_renumber with { OrderCheckLimit = 3 });

        Assert.Equal(["Host1", "Host2"], plan.Steps.Select(s => s.Host));
        Assert.False(plan.OrderChecked);
        Assert.Contains(plan.Findings, f => f.Code == "OrderNotChecked");
    }

    [Fact]
    public void The_sample_and_its_rules_are_applied_without_a_gap()
    {
        Assert.Empty(Good(TwoHosts.Document).Gaps);
        Assert.True(Good(TwoHosts.Document).OrderChecked);
    }

    // Every order that keeps what must be kept is tried by brute force.
    [Fact]
    public void If_any_order_lets_nothing_suffer_such_an_order_is_found()
    {
        int harmful = 0;
        int found = 0;
        for (int seed = 1; seed <= 250; seed++)
        {
            (NetworkDocument document, PlanStep[] steps) = RandomMoves(new Random(seed));
            bool exists = Orders(steps.Length).Any(o => Suffers(document, o.Select(i => steps[i])) == 0);
            OrderedSteps ordered = StepOrdering.Arrange(document, document.Hosts, steps, 100_000);

            Assert.Equal(exists, ordered.Gaps.Count == 0);
            Assert.Equal(ordered.Gaps.Count == 0, Suffers(document, ordered.Steps) == 0);
            Assert.Equal(Enumerable.Range(1, steps.Length), ordered.Steps.Select(s => s.Number));
            Assert.Equal(steps.Select(s => s.Change).ToHashSet(), ordered.Steps.Select(s => s.Change).ToHashSet());
            harmful += exists ? 0 : 1;
            found += exists && Suffers(document, steps) > 0 ? 1 : 0;
        }

        Assert.InRange(harmful, 5, 245);
        Assert.InRange(found, 5, 245);
    }

    [Fact]
    public void An_order_can_be_applied_and_leads_to_the_same_hosts()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            PlannerOptions options = Options with { AllowRenumber = true, UplinkNicByHost = network.Uplinks };
            if (TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, options).Plan is NetworkPlan plan)
            {
                NetworkPlan unchecked_ = TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, options with { OrderCheckLimit = 0 }).Plan!;
                Assert.Equal(Normal(Applied(unchecked_, network.Document.Hosts)), Normal(Applied(plan, network.Document.Hosts)));
            }
        }
    }

    [Fact]
    public void In_a_plan_that_only_adds_nothing_suffers_at_any_step_in_whatever_order()
    {
        int judged = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            NetworkDocument document = network.Document with
            {
                Hosts = network.Document.Hosts.Select(h => h with { Vms = h.Vms.Select(v => v with { Adapters = v.Adapters.Select(a => a with { Switch = null }).ToValueList() }).ToValueList() }).ToValueList(),
            };
            PlannerOptions options = Options with { AllowRenumber = true, UplinkNicByHost = network.Uplinks, OrderCheckLimit = 0 };
            if (TenantVlanPlanner.Plan(document, document.Hosts, options).Plan is not NetworkPlan { Steps.Count: > 3 and < 40 } plan || !StepEffects.OnlyAdd(document.Hosts, plan.Steps))
            {
                continue;
            }

            Assert.True(plan.OrderChecked);
            var dependencies = new StepDependencies(plan.Steps);
            var judge = new TransitionJudge(document, document.Hosts, plan.Steps, int.MaxValue);
            var random = new Random(seed);
            var done = new bool[plan.Steps.Count];
            for (int i = 0; i < done.Length; i++)
            {
                int[] ready = [.. Enumerable.Range(0, done.Length).Where(s => dependencies.IsReady(s, done))];
                done[ready[random.Next(ready.Length)]] = true;
                Assert.Equal(0, judge.Suffering(done));
                judged++;
            }
        }

        Assert.True(judged > 75, $"{judged}");
    }

    private static IEnumerable<HostState> Normal(IEnumerable<HostState> hosts) => hosts.Select(h => h with { Switches = h.Switches.OrderBy(s => s.Name).ToValueList() });

    private static Tenant Tenant(string name, int vlan, params string[] members) => new() { Name = name, Vlan = new VlanId(vlan), Members = [.. members] };

    private static NetworkDocument Built(ValueList<Tenant> tenants, params (string Vm, int Vlan)[] vlans) => new()
    {
        Tenants = tenants,
        Hosts = [Host("Host1", vlans.Take(1)), Host("Host2", vlans.Skip(1))],
        Fabric = TwoHosts.Document.Fabric with
        {
            Switches = [Trunks("SwitchA"), Trunks("SwitchC")],
        },
    };

    private static PhysicalSwitch Trunks(string name) =>
        new() { Name = name, OtherPorts = OtherPorts.Unused, Ports = [TwoHosts.Trunk("1", "2-20"), TwoHosts.Trunk("48", "1-20")] };

    private static HostState Host(string name, IEnumerable<(string Vm, int Vlan)> vms) => new()
    {
        Name = name,
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference(name == "Host1" ? "SwitchA" : "SwitchC", "1") }],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"] }],
        Vms = vms.Select(v => TwoHosts.Vm(v.Vm, "LAN", TwoHosts.AccessVlan(v.Vlan))).ToValueList(),
    };

    private static (NetworkDocument Document, PlanStep[] Steps) RandomMoves(Random random)
    {
        int count = random.Next(2, 6);
        (string Vm, int From, int To)[] moves = Enumerable.Range(1, count).Select(i => ($"VM{i}", random.Next(2, 7), random.Next(2, 7))).ToArray();
        NetworkDocument document = Built(
            Enumerable.Range(0, 3).Select(t => new Tenant { Name = $"T{t}", Members = moves.Where((_, i) => i % 3 == t).Select(m => m.Vm).ToValueList() }).Where(t => t.Members.Count > 0).ToValueList(),
            moves.Select(m => (m.Vm, m.From)).ToArray());
        PlanStep[] steps = moves.Where(m => m.From != m.To).Select((m, i) =>
        {
            HostState host = document.Hosts.Single(h => h.Vms.Any(v => v.Name == m.Vm));
            VirtualMachine vm = host.Vms.Single(v => v.Name == m.Vm);
            return new PlanStep { Number = i + 1, Host = host.Name, Reason = "Because.", Change = new HostChange.SetAdapterVlan(AdapterReference.To(vm, vm.Adapters[0]), TwoHosts.AccessVlan(m.From), TwoHosts.AccessVlan(m.To)) };
        }).ToArray();
        return (document, steps);
    }

    private static int Suffers(NetworkDocument document, IEnumerable<PlanStep> order)
    {
        HostState[] hosts = [.. document.Hosts];
        var violated = new List<HashSet<string>> { Violated(document, hosts) };
        foreach (PlanStep step in order)
        {
            hosts = hosts.Select(h => h.Name == step.Host ? step.Change.ApplyTo(h) : h).ToArray();
            violated.Add(Violated(document, hosts));
        }

        return violated.Skip(1).SelectMany(v => v).Where(v => !violated[0].Contains(v) && !violated[^1].Contains(v)).Distinct().Count();
    }

    private static HashSet<string> Violated(NetworkDocument document, IReadOnlyList<HostState> hosts) =>
        IsolationCheck.Judge(document, hosts, new IsolationOptions()).Verdicts.Where(v => v.Outcome == Outcome.Violated).Select(v => v.Requirement).ToHashSet();

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(o => Enumerable.Range(0, count).Select(i => (int[])[.. o.Take(i), count - 1, .. o.Skip(i)]));
}
