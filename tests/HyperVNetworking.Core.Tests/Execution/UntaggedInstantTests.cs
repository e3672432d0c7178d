using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>Plans written by hand that move a VLAN from one store to the other.</summary>
public sealed class UntaggedInstantTests : RunnerTest
{
    private static readonly IsolationSetting s_isolation = new() { Mode = IsolationMode.Vlan, DefaultId = 711, AllowUntagged = true };

    private static readonly HostState s_host = new()
    {
        Name = "Host1",
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.Private }],
        Vms = [TwoHosts.Vm("VM1", "LAN", TwoHosts.AccessVlan(5)), TwoHosts.Vm("VM2", null, TwoHosts.AccessVlan(5))],
    };

    [Fact]
    public async Task Emptying_the_first_store_before_the_second_is_set_is_refused()
    {
        NetworkPlan plan = Plan(ToUntagged("VM1"), ToIsolation("VM1"));
        FakeHostSession[] sessions = Sessions([s_host]);

        ChangeReport report = await Run(plan, sessions);

        Refusal refusal = Assert.Single(report.Refusals);
        Assert.Equal(("UntaggedInstant", "Host1", 1), (refusal.ErrorId, refusal.ComputerName, refusal.Step));
        Assert.Equal(0, sessions[0].Writes);
    }

    [Fact]
    public async Task The_other_order_is_made_and_taken_back()
    {
        FakeHostSession[] sessions = Sessions([s_host]);
        RunOptions options = Everything([s_host]) with { Journal = new MemoryJournal(), ConfirmTimeout = default };

        ChangeReport done = await Run(Plan(ToIsolation("VM1"), ToUntagged("VM1")), sessions, options);
        ChangeReport undone = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, options, null, default);

        Assert.Equal((ChangeOutcome.Done, ChangeOutcome.Undone), (done.Outcome, undone.Outcome));
        Assert.Equal(s_host, sessions[0].State);
    }

    [Fact]
    public void Who_is_connected_to_nothing_and_who_is_to_be_untagged_in_the_end_may_be()
    {
        Assert.Empty(PlanRunner.Preflight(Plan(ToUntagged("VM2"), ToIsolation("VM2")), [s_host], Everything([s_host])));
        Assert.Empty(PlanRunner.Preflight(Plan(ToUntagged("VM1")), [s_host], Everything([s_host])));
    }

    private static HostChange.SetAdapterVlan ToUntagged(string vm) => new(Adapter(vm), TwoHosts.AccessVlan(5), PortVlan.None);

    private static HostChange.SetAdapterIsolation ToIsolation(string vm) => new(Adapter(vm), null, s_isolation);

    private static AdapterReference Adapter(string vm) => new() { VmName = vm, AdapterName = VmAdapter.DefaultName };

    private static NetworkPlan Plan(params HostChange[] changes) => new()
    {
        Document = NetworkDocument.Empty,
        CreatedAt = Options.Now,
        Hosts = ["Host1"],
        Steps = changes.Select((change, i) => new PlanStep { Number = i + 1, Host = "Host1", Change = change, Reason = "By hand." }).ToValueList(),
    };
}
