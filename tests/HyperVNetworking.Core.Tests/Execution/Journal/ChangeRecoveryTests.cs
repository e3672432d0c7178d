using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class ChangeRecoveryTests : RunnerTest
{
    private readonly NetworkDocument _document = TwoHosts.Document;
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);

    [Fact]
    public async Task A_run_is_listed_and_undone_exactly_and_a_second_undo_does_nothing()
    {
        var journal = new MemoryJournal();
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, With(journal));

        NetworkChange listed = NetworkChange.Find(journal, done.ChangeId!);
        Assert.Equal(NetworkChangeState.Done, listed.State);
        Assert.Equal(_plan, listed.Plan);
        Assert.Equal(done.Steps, listed.Steps);
        Assert.Equal(["Host1", "Host2"], listed.Hosts);
        Assert.All(sessions, s => Assert.Null(s.Lock));

        ChangeReport undone = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, With(journal), null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.Undone, undone.Outcome);
        Assert.Equal(_document.Hosts, sessions.Select(s => s.State));
        Assert.Equal(NetworkChangeState.Undone, NetworkChange.Find(journal, done.ChangeId!).State);
        int writes = sessions.Sum(s => s.Writes);
        Assert.Equal(ChangeOutcome.NothingToDo, (await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, With(journal), null, CancellationToken.None)).Outcome);
        Assert.Equal(writes, sessions.Sum(s => s.Writes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_killed_at_any_operation_is_undone_or_resumed_to_a_proven_state(bool undo)
    {
        var counting = new FaultSchedule();
        await Run(_plan, Sessions(_document.Hosts, counting), With(new MemoryJournal()));
        int killed = 0;
        for (int operation = 1; operation <= counting.Operations; operation++)
        {
            foreach (FaultKind moment in new[] { FaultKind.BeforeEffect, FaultKind.AfterEffect, FaultKind.HalfBatch })
            {
                var journal = new MemoryJournal();
                FakeHostSession[] sessions = await KillAsync(journal, operation, moment);
                if (journal.Files.Count == 0)
                {
                    continue;
                }

                killed++;
                string what = $"killed at {operation} {moment}";
                Assert.Equal(NetworkChangeState.Interrupted, NetworkChange.Find(journal, journal.Only).State);

                ChangeReport report = undo
                    ? await ChangeRecovery.UndoAsync(journal.Only, sessions, With(journal), null, CancellationToken.None)
                    : await ChangeRecovery.ResumeAsync(journal.Only, sessions, With(journal), null, CancellationToken.None);

                Assert.True(
                    undo ? report.Outcome is ChangeOutcome.Undone or ChangeOutcome.NothingToDo : report.Outcome == ChangeOutcome.Done,
                    $"{what}: {report.Summary}");
                Assert.All(sessions, s => Assert.Null(s.Lock));
                Assert.True((undo ? _document.Hosts : Applied(_plan, _document.Hosts)).SequenceEqual(sessions.Select(s => s.State)), what);
            }
        }

        Assert.True(killed > 40, $"{killed}");
    }

    [Fact]
    public async Task What_a_host_had_taken_back_already_is_not_disconnected_by_taking_back_the_rest()
    {
        // VM7 is disconnected, changed and connected: its last step fails, Host2 is taken back, and Host1 keeps what it has until the second undo.
        NetworkDocument document = _document.With("Host2", h => h with
        {
            Switches = [new VirtualSwitch { Name = "Left over", Type = SwitchType.Private }],
            Vms = h.Vms.Replace(v => v.Name == "VM7", _ => TwoHosts.Vm("VM7", "Left over", TwoHosts.AccessVlan(9))),
        });
        NetworkPlan plan = Good(document, Options with { AllowRenumber = true });
        PlanStep connect = plan.Steps.Last(s => s.Change.Target.Contains("VM7", StringComparison.Ordinal));
        var counting = new FaultSchedule();
        FakeHostSession[] counted = Sessions(document.Hosts, counting);
        int operation = 0;
        counting.OnOperation = number => operation = operation == 0 && counted[1].State.Vms[0].Adapters[0] is { Switch: "Switch C" } ? number : operation;
        await Run(plan, counted, With(new MemoryJournal()));
        var journal = new MemoryJournal();

        // The connection comes before the operation that sees it.
        FakeHostSession[] sessions = Sessions(document.Hosts, new FaultSchedule().At(operation - 1, FaultKind.BeforeEffect));
        ChangeReport partly = await Run(plan, sessions, With(journal) with { OnFailure = OnFailure.UndoHost });
        ChangeReport undone = await ChangeRecovery.UndoAsync(partly.ChangeId!, sessions, With(journal), null, CancellationToken.None);

        Assert.Equal((ChangeOutcome.PartlyDone, ChangeOutcome.Undone), (partly.Outcome, undone.Outcome));
        Assert.Equal((StepResult.Failed, false), (partly.Steps[connect.Number - 1].Result, partly.Steps[connect.Number - 1].MayHold));
        Assert.Equal(document.Hosts, sessions.Select(s => s.State));
    }

    [Fact]
    public async Task A_journal_torn_at_any_byte_by_the_death_of_its_run_still_undoes_it()
    {
        var whole = new MemoryJournal();
        FakeHostSession[] after = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, after, With(whole));
        byte[] bytes = whole.Files[done.ChangeId!];
        int first = Array.IndexOf(bytes, (byte)'\n') + 1;
        int attempts = JournalText.Read(bytes).Records.OfType<JournalRecord.Attempting>().Count();
        for (int length = first; length < bytes.Length; length += bytes.Length / 150)
        {
            var journal = new MemoryJournal { Files = { [done.ChangeId!] = bytes[..length] } };

            // The hosts as far as steps were written down before they were made: that is all a run of this journal can have done.
            int written = JournalText.Read(bytes[..length]).Records.OfType<JournalRecord.Attempting>().SelectMany(a => a.Steps).Count();
            FakeHostSession[] sessions = Sessions(Applied(_plan with { Steps = _plan.Steps.Take(written).ToValueList() }, _document.Hosts));

            ChangeReport report = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, With(journal), null, CancellationToken.None);

            Assert.True(report.Outcome is ChangeOutcome.Undone or ChangeOutcome.NothingToDo, $"cut at {length}: {report.Summary}");
            Assert.Equal(_document.Hosts, sessions.Select(s => s.State));
        }

        Assert.Equal(6, attempts);
    }

    [Fact]
    public async Task A_journal_cut_before_its_first_record_is_whole_says_that_nothing_was_touched()
    {
        var journal = new MemoryJournal();
        ChangeReport done = await Run(_plan, Sessions(_document.Hosts), With(journal));
        byte[] bytes = journal.Files[done.ChangeId!];
        foreach (int length in new[] { 0, 1, 5, Array.IndexOf(bytes, (byte)'\n') })
        {
            journal.Files[done.ChangeId!] = bytes[..length];

            JournalException e = await Assert.ThrowsAsync<JournalException>(() => ChangeRecovery.UndoAsync(done.ChangeId!, [], With(journal), null, CancellationToken.None));

            Assert.Equal("JournalEmpty", e.ErrorId);
            Assert.Contains("no host was touched", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_step_that_cannot_be_written_down_is_not_made_and_what_was_made_is_taken_back()
    {
        for (int room = 0; room < 12; room++)
        {
            var journal = new MemoryJournal { Room = room };
            FakeHostSession[] sessions = Sessions(_document.Hosts);

            ChangeReport report = await Run(_plan, sessions, With(journal));

            Assert.Equal(room == 0 ? "JournalNotWritable" : null, report.Refusals.Select(r => r.ErrorId).FirstOrDefault());
            Assert.True(report.Outcome is ChangeOutcome.Refused or ChangeOutcome.Undone, report.Summary);
            Assert.Equal(_document.Hosts, sessions.Select(s => s.State));
        }
    }

    [Fact]
    public async Task What_others_changed_since_is_left_alone_and_named_by_an_undo()
    {
        var journal = new MemoryJournal();
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, With(journal));
        sessions[0].State = sessions[0].State with
        {
            Vms = sessions[0].State.Vms.Replace(v => v.Name == "VM1", v => v with { Adapters = [v.Adapters[0] with { Vlan = TwoHosts.AccessVlan(77) }] }),
        };

        ChangeReport undone = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, With(journal), null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.UndoIncomplete, undone.Outcome);
        Assert.Contains("VM VM1", Assert.Single(undone.Steps, s => s.Result == StepResult.Remains).Step.Change.Target, StringComparison.Ordinal);
        Assert.Equal(TwoHosts.AccessVlan(77), sessions[0].State.Vms[0].Adapters[0].Vlan);
    }

    [Fact]
    public async Task Undoing_needs_the_same_leave_as_doing()
    {
        var journal = new MemoryJournal();
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, With(journal));
        int writes = sessions.Sum(s => s.Writes);

        ChangeReport refused = await ChangeRecovery.UndoAsync(done.ChangeId!, sessions, With(journal) with { AllowManagementPathChange = [] }, null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Contains(refused.Refusals, r => r.ErrorId == "ManagementPathChangeNotAllowed");
        Assert.Equal(writes, sessions.Sum(s => s.Writes));
        Assert.Equal(NetworkChangeState.Done, NetworkChange.Find(journal, done.ChangeId!).State);
    }

    [Fact]
    public async Task A_host_that_is_gone_does_not_keep_the_others_from_being_taken_back()
    {
        var journal = new MemoryJournal();
        FakeHostSession[] sessions = Sessions(_document.Hosts);
        ChangeReport done = await Run(_plan, sessions, With(journal));
        FakeHostSession[] later = [new(sessions[0].State, new FaultSchedule().At(1, FaultKind.HostGoneBefore)), new(sessions[1].State)];

        ChangeReport undone = await ChangeRecovery.UndoAsync(done.ChangeId!, later, With(journal), null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.UndoIncomplete, undone.Outcome);
        Assert.Equal(_document.Hosts[1], later[1].State);
        Assert.All(undone.Steps, s => Assert.Equal(s.Step.Host == "Host1" ? StepResult.Remains : StepResult.Undone, s.Result));

        ChangeReport rest = await ChangeRecovery.UndoAsync(done.ChangeId!, [sessions[0], later[1]], With(journal), null, CancellationToken.None);

        Assert.Equal(ChangeOutcome.Undone, rest.Outcome);
        Assert.Equal(_document.Hosts[0], sessions[0].State);
    }

    [Fact]
    public async Task A_journal_damaged_in_its_middle_is_not_relied_on()
    {
        var journal = new MemoryJournal();
        ChangeReport done = await Run(_plan, Sessions(_document.Hosts), With(journal));
        journal.Files[done.ChangeId!][Array.IndexOf(journal.Files[done.ChangeId!], (byte)'\n') + 20] ^= 1;

        Assert.Equal("JournalDamaged", Assert.Throws<JournalException>(() => NetworkChange.Find(journal, done.ChangeId!)).ErrorId);
        var told = new List<JournalException>();
        Assert.Empty(NetworkChange.List(journal, told.Add));
        Assert.Equal("JournalDamaged", Assert.Single(told).ErrorId);
    }

    private RunOptions With(IJournal journal) => Everything(_document.Hosts) with { Journal = journal };

    // The process dies at an operation: what was asked for by then may have had its effect, and nothing more is done or written.
    private async Task<FakeHostSession[]> KillAsync(MemoryJournal journal, int operation, FaultKind moment)
    {
        var schedule = new FaultSchedule().At(operation, moment);
        schedule.OnOperation = n =>
        {
            if (n == operation)
            {
                journal.Room = 0;
            }

            if (n > operation)
            {
                throw new ProcessKilledException();
            }
        };
        FakeHostSession[] sessions = Sessions(_document.Hosts, schedule);
        try
        {
            await Run(_plan, sessions, With(journal));
        }
        catch (ProcessKilledException)
        {
        }

        journal.Kill();
        journal.Room = int.MaxValue;
        schedule.OnOperation = null;
        return sessions;
    }

    private sealed class ProcessKilledException : Exception;
}
