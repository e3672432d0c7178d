using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class PlanRunnerTests : RunnerTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);

    [Fact]
    public async Task A_plan_is_done_and_confirmed_in_one_batch_per_kind_and_host()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);

        ChangeReport report = await Run(_plan, sessions);

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.True(report.Succeeded);
        Assert.Equal("Done: 19 steps on 2 hosts, each confirmed by reading.", report.Summary);
        Assert.All(report.Steps, r => Assert.Equal(StepResult.Done, r.Result));
        Assert.Equal([2, 4, 6], sessions[0].Batches);
        Assert.Equal([3, 1, 3], sessions[1].Batches);
        Assert.Equal(sessions.Select(s => s.State), report.States);
        Assert.Empty(TenantVlanPlanner.Plan(_document, report.States, Options).Plan!.Steps);
    }

    [Fact]
    public async Task A_management_path_is_changed_only_where_the_host_is_allowed_by_name()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);

        ChangeReport report = await Run(_plan, sessions, new RunOptions { AllowDisconnect = true, AllowManagementPathChange = ["Host1"] });

        Assert.Equal(ChangeOutcome.Refused, report.Outcome);
        Refusal refusal = Assert.Single(report.Refusals);
        Assert.Equal(("ManagementPathChangeNotAllowed", "Host2", 16), (refusal.ErrorId, refusal.ComputerName, refusal.Step));
        Assert.Equal(
            "Host2: step 16, virtual switch Switch C (External on P-NIC1, shared with the management OS) changes physical NIC P-NIC1, which Host2 is managed over; if that is meant, allow it by name: -AllowManagementPathChange Host2.",
            refusal.Message);
        Assert.All(sessions, s => Assert.Equal(0, s.Writes));
    }

    [Fact]
    public async Task A_risk_that_somebody_edited_out_of_the_plan_is_judged_again()
    {
        NetworkPlan tampered = _plan with { Steps = _plan.Steps.Select(s => s with { Risk = StepRisk.None }).ToValueList() };

        ChangeReport report = await Run(tampered, Sessions(_document.Hosts), new RunOptions());

        Assert.Equal("ManagementPathChangeNotAllowed", Assert.Single(report.Refusals).ErrorId);
    }

    [Fact]
    public async Task A_running_vm_is_disconnected_only_where_that_is_allowed()
    {
        NetworkDocument document = _document.With("Host1", h => h with
        {
            Switches = [new VirtualSwitch { Name = "Old", Type = SwitchType.Private }],
            Vms = h.Vms.Replace(v => v.Name is "VM1" or "VM2", v => TwoHosts.Vm(v.Name, "Old") with { State = v.Name == "VM1" ? VmState.Running : VmState.Off }),
        });
        NetworkPlan plan = Good(document);

        ChangeReport report = await Run(plan, Sessions(document.Hosts), new RunOptions { AllowManagementPathChange = ["host2"] });

        Assert.Equal("DisconnectNotAllowed", Assert.Single(report.Refusals).ErrorId);
        Assert.Contains("VM VM1", report.Refusals[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_for_another_state_is_refused_before_any_write()
    {
        FakeHostSession[] sessions = Sessions(_document.WithVm("VM8", _ => TwoHosts.Vm("VM8", vlan: TwoHosts.AccessVlan(9))).Hosts);

        ChangeReport report = await Run(_plan, sessions);

        Refusal refusal = Assert.Single(report.Refusals);
        Assert.Equal(("PlanOutdated", "Host2", 14), (refusal.ErrorId, refusal.ComputerName, refusal.Step));
        Assert.All(sessions, s => Assert.Equal(0, s.Writes));
    }

    [Fact]
    public async Task A_host_without_a_session_or_without_an_answer_stops_the_whole_run_before_any_write()
    {
        FakeHostSession[] missing = Sessions(_document.Hosts.Take(1));
        Assert.Equal("HostHasNoSession", Assert.Single((await Run(_plan, missing)).Refusals).ErrorId);

        FakeHostSession[] dead = Sessions(_document.Hosts, new FaultSchedule().At(2, FaultKind.HostGoneBefore));
        ChangeReport report = await Run(_plan, dead);

        Assert.Equal("HostNotRead", Assert.Single(report.Refusals).ErrorId);
        Assert.All(missing.Concat(dead), s => Assert.Equal(0, s.Writes));
    }

    [Fact]
    public async Task A_plan_without_steps_writes_nothing()
    {
        FakeHostSession[] sessions = Sessions(After(_plan, _document.Hosts));
        NetworkPlan again = TenantVlanPlanner.Plan(_document, sessions.Select(s => s.State).ToArray(), Options).Plan!;

        ChangeReport report = await Run(again, sessions);

        Assert.Equal(ChangeOutcome.NothingToDo, report.Outcome);
        Assert.All(sessions, s => Assert.Empty(s.Batches));
    }

    [Fact]
    public async Task Cancelling_undoes_what_was_done()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        using var cancel = new CancellationTokenSource();
        var schedule = new FaultSchedule { OnOperation = n => { if (n == 7) { cancel.Cancel(); } } };
        sessions = Sessions(_document.Hosts, schedule);

        ChangeReport report = await Run(_plan, sessions, cancellationToken: cancel.Token);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        Assert.Equal("RunCancelled", report.Faults[0].ErrorId);
        Assert.Equal(_document.Hosts, sessions.Select(s => s.State));
        Assert.Contains(report.Steps, r => r.Result == StepResult.Undone);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_left_alone_and_named()
    {
        FakeHostSession[] sessions = [];
        var schedule = new FaultSchedule { OnOperation = n => { if (n == 10) { Meddle(sessions[0]); } } }.At(10, FaultKind.BeforeEffect);
        sessions = Sessions(_document.Hosts, schedule);

        ChangeReport report = await Run(_plan, sessions);

        Assert.Equal(ChangeOutcome.UndoIncomplete, report.Outcome);
        StepRecord left = report.Steps.First(r => r.Result == StepResult.Remains);
        Assert.Contains("somebody else changed it", left.Message!, StringComparison.Ordinal);
        Assert.Equal(TwoHosts.AccessVlan(77), sessions[0].State.Vms[0].Adapters[0].Vlan);
        Assert.Empty(sessions[0].State.Switches);
    }

    private static void Meddle(FakeHostSession session) =>
        session.State = session.State with
        {
            Vms = session.State.Vms.Replace(v => v.Name == "VM1", v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(77) }] }),
        };
}
