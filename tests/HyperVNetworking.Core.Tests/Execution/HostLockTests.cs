using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class HostLockTests : RunnerTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task A_host_that_another_console_changes_is_not_changed_and_no_mark_stays_on_the_others()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        sessions[1].Lock = new HostLock("20261122-020000-aaaaaaaa", "CONSOLE2", 7, new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), @"C:\j");

        ChangeReport report = await Run(_plan, sessions, Journaled());

        Refusal refusal = Assert.Single(report.Refusals);
        Assert.Equal(("HostLocked", "Host2"), (refusal.ErrorId, refusal.ComputerName));
        Assert.StartsWith("Host2: is being changed by run 20261122-020000-aaaaaaaa from CONSOLE2 (process 7, since 2026-11-22 02:00:00Z): wait for it.", refusal.Message, StringComparison.Ordinal);
        Assert.Null(sessions[0].Lock);
        Assert.NotNull(sessions[1].Lock);
        Assert.All(sessions, s => Assert.Equal(0, s.Writes));
        Assert.Empty(_journal.Files);
    }

    [Fact]
    public async Task The_mark_of_a_run_of_this_console_that_died_is_stale_and_goes_with_its_undo()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, Journaled());
        int ended = _journal.Files[done.ChangeId!].AsSpan()[..^1].LastIndexOf((byte)'\n') + 1;
        _journal.Files[done.ChangeId!] = _journal.Files[done.ChangeId!][..ended];
        sessions[0].Lock = Mark(done.ChangeId!);

        ChangeReport refused = await Run(_plan with { Steps = [new PlanStep { Number = 1, Host = "Host1", Change = new HostChange.CreateSwitch(new VirtualSwitch { Name = "X", Type = SwitchType.Private }, null), Reason = "Test." }] }, sessions, Journaled());

        Assert.Equal("HostLockStale", Assert.Single(refused.Refusals).ErrorId);
        Assert.Contains($"Undo-NetworkChange -ChangeId {done.ChangeId}", refused.Refusals[0].Message, StringComparison.Ordinal);
        ChangeReport undone = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, Journaled(), null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.Undone, undone.Outcome);
        Assert.All(sessions, s => Assert.Null(s.Lock));
        Assert.Equal(_document.Hosts, sessions.Select(s => s.State));
    }

    [Fact]
    public async Task The_mark_of_a_run_of_this_console_that_ended_is_in_nobodys_way()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, Journaled());
        await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, Journaled(), null, CancellationToken.None);
        sessions[0].Lock = Mark(done.ChangeId!);

        ChangeReport again = await Run(_plan, sessions, Journaled());

        Assert.Equal(ChangeOutcome.Done, again.Outcome);
        Assert.All(sessions, s => Assert.Null(s.Lock));
    }

    [Fact]
    public async Task Who_may_not_mark_a_host_changes_none()
    {
        // 1 and 2 read; 3 and 4 mark.
        FakeHostSession[] sessions = Sessions(_document.Hosts, new FaultSchedule().At(4, FaultKind.BeforeEffect));

        ChangeReport report = await Run(_plan, sessions, Journaled());

        Assert.Equal("HostLockNotTaken", Assert.Single(report.Refusals).ErrorId);
        Assert.All(sessions, s => Assert.Equal((0, null), (s.Writes, s.Lock)));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_taken_away_is_told()
    {
        var counting = new FaultSchedule();
        await Run(_plan, Sessions(_document.Hosts, counting), Journaled());
        FakeHostSession[] sessions = Sessions(_document.Hosts, new FaultSchedule().At(counting.Operations, FaultKind.BeforeEffect));

        ChangeReport report = await Run(_plan, sessions, Journaled());

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(("HostLockRemains", "Host2"), (Assert.Single(report.Faults).ErrorId, report.Faults[0].ComputerName));
    }

    [Fact]
    public async Task A_plan_with_nothing_to_do_marks_nothing_and_writes_nothing_down()
    {
        FakeHostSession[] sessions = Sessions(_document.Hosts);

        ChangeReport report = await Run(_plan with { Steps = [] }, sessions, Journaled());

        Assert.Equal(ChangeOutcome.NothingToDo, report.Outcome);
        Assert.Empty(_journal.Files);
    }

    private static HostLock Mark(string changeId) => new(changeId, "CONSOLE1", 1, DateTimeOffset.UnixEpoch, "memory");

    private RunOptions Journaled() => Everything(_document.Hosts) with { Journal = _journal };
}
