using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class PlanLawTests : RunnerTest
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Most_random_networks_can_be_planned_and_need_steps() =>
        Assert.InRange(Enumerable.Range(1, 300).Count(seed => Plan(RandomNetwork.Of(seed)).Plan?.Steps.Count > 0), 150, 300);

    [Fact]
    public void A_plan_made_twice_is_the_same() => Holds((network, plan) => Assert.Equal(plan, Plan(network).Plan));

    [Fact]
    public void After_a_plan_the_next_one_has_no_steps() => Holds((network, plan) =>
    {
        PlannerResult second = TenantVlanPlanner.Plan(network.Document, After(plan, network.Document.Hosts), OptionsOf(network));

        Assert.Empty(second.Errors);
        Assert.Empty(Lines(second.Plan!));
        Assert.Equal(plan.Tenants, second.Plan!.Tenants);
    });

    [Fact]
    public void The_inverses_in_reverse_order_restore_every_host_exactly() => Holds((network, plan) =>
    {
        HostState[] restored = Applied(plan, network.Document.Hosts)
            .Select(h => plan.Steps.Reverse().Where(s => s.Host == h.Name).Aggregate(h, (host, step) =>
            {
                Assert.True(step.Inverse.CanApplyTo(host), $"{step.Inverse}");
                return step.Inverse.ApplyTo(host);
            }))
            .ToArray();

        Assert.Equal(network.Document.Hosts, restored);
    });

    [Fact]
    public void Tenants_get_vlans_of_their_own_and_host_only_tenants_switches_of_their_own() => Holds((network, plan) =>
    {
        HostState[] after = Applied(plan, network.Document.Hosts).ToArray();
        EndpointDirectory directory = EndpointDirectory.Build(after, network.Document.Fabric);
        var vlans = plan.Tenants.Where(t => t.Vlan is not null && network.Document.Allow.Count == 0).Select(t => t.Vlan).ToArray();
        Assert.Equal(vlans.Length, vlans.Distinct().Count());
        foreach (Tenant tenant in network.Document.Tenants)
        {
            Endpoint[] own = tenant.Members.SelectMany(directory.Resolve).Where(e => e.Kind == EndpointKind.VmAdapter).ToArray();
            foreach (Endpoint member in own)
            {
                HostState host = after.Single(h => h.Name == member.Host);
                VmAdapter adapter = host.Vms[member.MachineIndex].Adapters[member.AdapterIndex];
                bool hostOnly = tenant.Visibility == TenantVisibility.HostOnly;
                TenantNetwork planned = plan.Tenants.Single(t => t.Tenant == tenant.Name);
                Assert.Equal(planned.PrivateVlan ?? (hostOnly ? PortVlan.None : new PortVlan.Access(planned.Vlan!.Value)), adapter.Vlan);
                Assert.Equal(tenant.MembersMayCommunicate == false, planned.PrivateVlan is PortVlan.Isolated);
                Assert.Equal(hostOnly ? SwitchType.Private : SwitchType.External, host.FindSwitch(adapter.Switch)!.Type);
                Assert.True(!hostOnly || host.Vms.SelectMany(v => v.Adapters).Count(a => a.Switch == adapter.Switch) == own.Length);
            }
        }
    });

    [Fact]
    public void Allow_rules_and_members_apart_hold_after_the_plan() => Holds((network, plan) =>
    {
        IsolationReport report = IsolationCheck.Judge(network.Document, After(plan, network.Document.Hosts), new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint.Report });
        foreach (Verdict verdict in report.Verdicts)
        {
            bool apart = network.Document.FindTenant(verdict.Tenant) is { MembersMayCommunicate: false };
            bool separation = verdict.Kind == RequirementKind.Separation;

            // What a host's own NIC on a trunk tags is not in the plan's hand.
            if (verdict.Assumptions.Any(a => a.Contains("physical NIC", StringComparison.Ordinal)))
            {
                continue;
            }

            Assert.True(verdict.Outcome != HyperVNetworking.Verification.Isolation.Outcome.Violated || (!apart && !separation && verdict.Kind != RequirementKind.Allow), verdict.Reason);
        }
    });

    [Fact]
    public void What_the_plan_does_not_name_is_not_touched() => Holds((network, plan) =>
    {
        EndpointDirectory directory = EndpointDirectory.Build(network.Document.Hosts, network.Document.Fabric);
        var members = network.Document.Tenants.SelectMany(t => t.Members).SelectMany(directory.Resolve).Where(e => e.Kind == EndpointKind.VmAdapter).ToHashSet();
        HostState[] after = Applied(plan, network.Document.Hosts).ToArray();
        foreach (Endpoint other in directory.Endpoints.Where(e => e.Kind == EndpointKind.VmAdapter && !members.Contains(e)))
        {
            VmAdapter AdapterOf(FindHost hosts) => hosts(other.Host!).Vms[other.MachineIndex].Adapters[other.AdapterIndex];
            Assert.Equal(AdapterOf(n => network.Document.FindHost(n)!), AdapterOf(n => after.Single(h => h.Name == n)));
        }
    });

    [Fact]
    public void A_fault_at_any_operation_of_any_network_leaves_the_old_state_or_says_what_remains() => Holds((network, plan) =>
    {
        var counting = new FaultSchedule();
        Run(plan, Sessions(network.Document.Hosts, counting)).GetAwaiter().GetResult();
        var random = new Random(plan.Steps.Count);
        for (int tries = 0; tries < 6; tries++)
        {
            FaultKind kind = Enum.GetValues<FaultKind>()[random.Next(6)];
            int operation = random.Next(1, counting.Operations + 1);
            FakeHostSession[] sessions = Sessions(network.Document.Hosts, new FaultSchedule().At(operation, kind));

            ChangeReport report = Run(plan, sessions).GetAwaiter().GetResult();

            if (report.Outcome == ChangeOutcome.Done)
            {
                Assert.Equal(Applied(plan, network.Document.Hosts), sessions.Select(s => s.State));
            }
            else
            {
                AssertOldStateOrNamed(report, sessions, network.Document.Hosts, $"{kind} at operation {operation}");
            }
        }
    });

    private delegate HostState FindHost(string name);

    private static void Holds(Action<RandomNetwork, NetworkPlan> law) =>
        Check.One(s_config, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            if (Plan(network).Plan is NetworkPlan plan)
            {
                law(network, plan);
            }
        }));

    private static PlannerResult Plan(RandomNetwork network) =>
        TenantVlanPlanner.Plan(network.Document, network.Document.Hosts, OptionsOf(network));

    private static PlannerOptions OptionsOf(RandomNetwork network) =>
        Options with { OrderCheckLimit = 0, AllowRenumber = true, UplinkNicByHost = network.Uplinks };
}
