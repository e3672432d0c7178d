using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class RunLimitTests : RunnerTest
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private readonly NetworkDocument _document = TwoHosts.Document;
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);

    [Theory]
    [InlineData(18, "TooManyChanges")]
    [InlineData(19, null)]
    public async Task A_plan_of_more_steps_than_allowed_writes_nothing(int maximum, string? refused) =>
        await AssertRefused(Everything(_document.Hosts) with { MaximumChange = maximum }, refused);

    [Theory]
    [InlineData(0, "OutageTooLong")]
    [InlineData(19, "OutageTooLong")]
    [InlineData(20, null)]
    public async Task An_outage_that_is_allowed_by_name_is_still_refused_above_the_seconds_given(int maximum, string? refused) =>
        await AssertRefused(Everything(_document.Hosts) with { MaximumOutageSecond = maximum }, refused);

    [Fact]
    public async Task Seconds_allow_nothing_that_is_not_allowed_by_name() =>
        await AssertRefused(new RunOptions { MaximumOutageSecond = 3600, MaximumChange = 1000, NotAfter = DateTimeOffset.MaxValue }, "ManagementPathChangeNotAllowed");

    [Fact]
    public async Task No_host_begins_after_the_time_given() =>
        await AssertRefused(Everything(_document.Hosts) with { NotAfter = s_now, Clock = new Clock { UtcNow = s_now.AddSeconds(1) } }, "NotAfterPassed");

    [Theory]
    [InlineData(OnFailure.Stop)]
    [InlineData(OnFailure.UndoHost)]
    public async Task A_host_that_has_begun_is_finished_after_the_time_given_and_no_other_begins(OnFailure onFailure)
    {
        var clock = new Clock { UtcNow = s_now };
        var schedule = new FaultSchedule { OnOperation = n => clock.UtcNow = n >= 8 ? s_now.AddHours(1) : s_now };
        FakeHostSession[] sessions = Sessions(_document.Hosts, schedule);

        ChangeReport report = await Run(_plan, sessions, Everything(_document.Hosts) with { NotAfter = s_now, Clock = clock, OnFailure = onFailure });

        Assert.Equal(onFailure == OnFailure.Stop ? ChangeOutcome.Stopped : ChangeOutcome.PartlyDone, report.Outcome);
        Assert.Equal(("NotAfterPassed", "Host2"), (Assert.Single(report.Faults).ErrorId, report.Faults[0].ComputerName));
        Assert.Equal(Applied(_plan, _document.Hosts).ToArray()[0], sessions[0].State);
        Assert.Equal(_document.Hosts[1], sessions[1].State);
        Assert.Equal(0, sessions[1].Writes);
    }

    [Fact]
    public async Task A_plan_that_would_break_a_separation_that_holds_is_refused()
    {
        // Done, and then somebody edits the plan that puts a VM of Sales into the VLAN of another tenant.
        HostState[] after = Applied(_plan, _document.Hosts).ToArray();
        HostState host = after[0];
        AdapterReference vm1 = AdapterReference.To(host.Vms[0], host.Vms[0].Adapters[0]);
        PortVlan now = host.Vms[0].Adapters[0].Vlan;
        PortVlan other = after.SelectMany(h => h.Vms).SelectMany(v => v.Adapters).Select(a => a.Vlan).First(v => v is PortVlan.Access && v != now);
        NetworkPlan edited = _plan with { Steps = [new PlanStep { Number = 1, Host = host.Name, Change = new HostChange.SetAdapterVlan(vm1, now, other), Reason = "Edited." }] };
        FakeHostSession[] sessions = Sessions(after);

        ChangeReport report = await Run(edited, sessions);

        Assert.Equal(ChangeOutcome.Refused, report.Outcome);
        Assert.All(report.Refusals, r => Assert.Equal("PlanBreaksSeparation", r.ErrorId));
        Assert.All(sessions, s => Assert.Equal(0, s.Writes));
    }

    [Theory]
    [InlineData(OnFailure.UndoAll, ChangeOutcome.Undone)]
    [InlineData(OnFailure.UndoHost, ChangeOutcome.PartlyDone)]
    [InlineData(OnFailure.Stop, ChangeOutcome.Stopped)]
    public async Task A_failure_on_the_second_host_is_met_as_chosen_and_every_choice_has_its_price(OnFailure choice, ChangeOutcome outcome)
    {
        var schedule = new FaultSchedule();
        FakeHostSession[] sessions = Sessions(_document.Hosts, schedule);
        bool failed = false;
        schedule.OnOperation = n =>
        {
            // The second call that changes Host2.
            if (!failed && sessions[1].Batches.Count == 2)
            {
                failed = true;
                schedule.At(n, FaultKind.BeforeEffect);
            }
        };

        ChangeReport report = await Run(_plan, sessions, Everything(_document.Hosts) with { OnFailure = choice });

        Assert.Equal(outcome, report.Outcome);
        Assert.False(report.Succeeded);
        HostState[] done = Applied(_plan, _document.Hosts).ToArray();
        Assert.Equal(choice == OnFailure.UndoAll ? _document.Hosts[0] : done[0], sessions[0].State);
        if (choice != OnFailure.Stop)
        {
            Assert.Equal(_document.Hosts[1], sessions[1].State);
        }

        Assert.Equal(
            [
                "UndoAll: takes back 16 steps on 2 hosts, 1 outage, leaves 0 hosts half changed",
                "UndoHost: takes back 4 steps on 1 host, 1 outage, leaves 0 hosts half changed",
                "Stop: takes back 0 steps on 0 hosts, 0 outages, leaves 1 host half changed",
            ],
            report.Choices.Select(c => c.ToString()));
    }

    private async Task AssertRefused(RunOptions options, string? refused)
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);

        ChangeReport report = await Run(_plan, sessions, options);

        Assert.Equal(refused is null ? ChangeOutcome.Done : ChangeOutcome.Refused, report.Outcome);
        Assert.Equal(refused, report.Refusals.Select(r => r.ErrorId).FirstOrDefault());
        Assert.Equal(refused is null, sessions.Any(s => s.Writes > 0));
    }

    private sealed class Clock : IClock
    {
        public DateTimeOffset UtcNow { get; set; }
    }
}
