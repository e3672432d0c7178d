using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Execution;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>Runs over a cluster of four nodes while its VMs move (site-rules D4).</summary>
public sealed class MovingVmRunTests : IDisposable
{
    private const string Vm = "SALES-11";

    private readonly string _folder = Directory.CreateTempSubdirectory("moving").FullName;
    private readonly LabTrial _trial;

    public MovingVmRunTests()
    {
        _trial = LabTrial.Cluster(_folder);
        _trial.Options = _trial.Options with { ConfirmTimeout = TimeSpan.FromSeconds(5), MaxHostPerCluster = 4 };
    }

    [Fact]
    public async Task A_vm_that_moved_between_planning_and_the_run_is_changed_where_it_is()
    {
        NetworkPlan plan = (await _trial.PlanAsync())!;
        Move(Vm, "HV3");

        ChangeReport report = await _trial.ApplyAsync(plan);

        AssertOutcome(ChangeOutcome.Done, report);
        await AssertPlannedAsync();
        StepRecord step = report.Steps.Single(s => s.Step.Change.Target.Contains(Vm, StringComparison.Ordinal));
        Assert.Equal("Made on host HV3, where the VM is now.", step.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vm_that_is_on_its_way_is_skipped_and_changed_where_it_arrives(bool refused)
    {
        _trial.Lab.Options = _trial.Lab.Options with { RefuseChangeWhileMigrating = refused };
        NetworkPlan plan = (await _trial.PlanAsync())!;
        _trial.Lab.Migrations.Begin(Vm, "HV3");
        AtWrite("HV4", 1, () => _trial.Lab.Migrations.Complete(Vm));

        ChangeReport report = await _trial.ApplyAsync(plan);

        AssertOutcome(ChangeOutcome.Done, report);
        await AssertPlannedAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vm_that_leaves_between_the_look_at_its_host_and_the_call_is_changed_where_it_arrives(bool arrives)
    {
        NetworkPlan plan = (await _trial.PlanAsync())!;
        AtWrite("HV1", 1, () =>
        {
            _trial.Lab.Migrations.Begin(Vm, "HV3");
            if (arrives)
            {
                _trial.Lab.Migrations.Complete(Vm);
            }
            else
            {
                AtWrite("HV4", 1, () => _trial.Lab.Migrations.Complete(Vm));
            }
        });

        ChangeReport report = await _trial.ApplyAsync(plan);

        AssertOutcome(ChangeOutcome.Done, report);
        await AssertPlannedAsync();
    }

    [Fact]
    public async Task What_was_changed_on_a_vm_is_taken_back_where_the_vm_is_then()
    {
        ValueList<HostState> before = await _trial.ReadAsync();
        NetworkPlan plan = (await _trial.PlanAsync())!;
        ChangeReport report = await _trial.ApplyAsync(plan);
        AssertOutcome(ChangeOutcome.Done, report);
        Move(Vm, "HV4");

        ChangeReport undone = await _trial.UndoAsync(report.ChangeId!);

        AssertOutcome(ChangeOutcome.Undone, undone);
        Assert.Equal(VlansOf(before), VlansOf(await _trial.ReadAsync()));
    }

    [Fact]
    public async Task A_vm_that_never_arrives_fails_the_run_by_name_and_the_rest_is_taken_back()
    {
        _trial.Options = _trial.Options with { ConfirmTimeout = TimeSpan.Zero };
        ValueList<HostState> before = await _trial.ReadAsync();
        NetworkPlan plan = (await _trial.PlanAsync())!;
        _trial.Lab.Migrations.Begin(Vm, "HV3");

        ChangeReport report = await _trial.ApplyAsync(plan);

        AssertOutcome(ChangeOutcome.Undone, report);
        ChangeFault fault = Assert.Single(report.Faults);
        Assert.Equal("VmStillMoving", fault.ErrorId);
        Assert.Contains($"VM {Vm}", fault.Message, StringComparison.Ordinal);
        _trial.Lab.Migrations.Cancel(Vm);
        Assert.Equal(VlansOf(before), VlansOf(await _trial.ReadAsync()));
    }

    [Fact]
    public async Task A_forecast_shows_the_change_of_a_vm_where_it_has_moved()
    {
        NetworkPlan plan = (await _trial.PlanAsync())!;
        Move(Vm, "HV2");

        ForecastResult forecast = PlanForecast.Apply(plan, await _trial.ReadAsync());

        Assert.Empty(forecast.Refusals);
        Assert.Equal(new PortVlan.Access(new VlanId(20)), forecast.States.SelectMany(s => s.Vms).Single(v => v.Name == Vm).Adapters[0].Vlan);
    }

    [Fact]
    public async Task A_plan_that_would_break_a_separation_is_refused_wherever_its_vm_has_moved()
    {
        NetworkPlan plan = (await _trial.PlanAsync())!;
        AssertOutcome(ChangeOutcome.Done, await _trial.ApplyAsync(plan));
        PlanStep step = plan.Steps.First(s => s.Change is HostChange.SetAdapterVlan { Adapter.VmName: Vm });
        var change = (HostChange.SetAdapterVlan)step.Change;
        NetworkPlan breaking = plan with { Steps = [step with { Change = change with { From = change.To, To = new PortVlan.Access(new VlanId(30)) } }] };
        Move(Vm, "HV2");

        ChangeReport report = await _trial.ApplyAsync(breaking);

        AssertOutcome(ChangeOutcome.Refused, report);
        Assert.Contains(report.Refusals, r => r.ErrorId == "PlanBreaksSeparation");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_run_over_a_node_that_drains_meets_the_plan_on_all_nodes(int seed)
    {
        NetworkPlan plan = (await _trial.PlanAsync())!;
        _trial.Lab.Migrations.Drain($"HV{seed}", 30 + (seed * 17));

        ChangeReport report = await _trial.ApplyAsync(plan);

        AssertOutcome(ChangeOutcome.Done, report);
        await AssertPlannedAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Move(string vm, string host)
    {
        _trial.Lab.Migrations.Begin(vm, host);
        _trial.Lab.Migrations.Complete(vm);
    }

    // Just before the first call that changes a host.
    private void AtWrite(string host, int number, Action action)
    {
        int count = 0;
        _trial.Lab.Faults =
        [
            .. _trial.Lab.Faults,
            new LabFault
            {
                Host = host,
                Kind = LabFaultKind.Latency,
                Where = operation =>
                {
                    if (operation.StartsWith("Invoke", StringComparison.Ordinal) && operation.Contains("FeatureSettings", StringComparison.Ordinal) && Interlocked.Increment(ref count) == number)
                    {
                        action();
                    }

                    return false;
                },
            },
        ];
    }

    private async Task AssertPlannedAsync()
    {
        ValueList<HostState> states = await _trial.ReadAsync();
        Assert.Equal(8, states.Sum(s => s.Vms.Count));
        Assert.All(states.SelectMany(s => s.Vms), v => Assert.Equal(new PortVlan.Access(new VlanId(v.Name.StartsWith("SALES", StringComparison.Ordinal) ? 20 : 30)), v.Adapters[0].Vlan));
    }

    private static void AssertOutcome(ChangeOutcome expected, ChangeReport report) =>
        Assert.True(expected == report.Outcome, $"{report.Summary} {string.Join(" ", report.Refusals.Select(r => r.Message).Concat(report.Faults.Select(f => f.Message)))}");

    private static string VlansOf(ValueList<HostState> states) =>
        string.Join(", ", states.SelectMany(s => s.Vms).OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Name} {v.Adapters[0].Vlan}"));
}
