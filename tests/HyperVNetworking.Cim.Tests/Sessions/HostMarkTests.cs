using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Cim.Tests.Sessions;

public sealed class HostMarkTests
{
    private static readonly HostLock s_own = new("20261122-030004-aaaaaaaa", "CONSOLE1", 42, new DateTimeOffset(2026, 11, 22, 3, 0, 4, 123, TimeSpan.Zero), "C:\\j <&>\"']]> \u202e %");
    private static readonly HostLock s_other = s_own with { ChangeId = "20261122-030004-bbbbbbbb", Console = "CONSOLE2" };

    private readonly NetworkLab _lab = LabHosts.Lab(LabHosts.Rich);

    [Fact]
    public async Task One_run_marks_a_host_and_every_console_reads_whose_mark_it_is()
    {
        Assert.Null(await Session().TakeLockAsync(s_own, null, CancellationToken.None));
        Assert.Equal(s_own, await Session().TakeLockAsync(s_other, null, CancellationToken.None));

        await Session().ReleaseLockAsync(s_other, CancellationToken.None);
        Assert.Equal(s_own, await Session().TakeLockAsync(s_other, null, CancellationToken.None));

        await Session().ReleaseLockAsync(s_own, CancellationToken.None);
        Assert.Null(await Session().TakeLockAsync(s_other, null, CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_that_mark_at_once_one_succeeds()
    {
        HostLock[] runs = [.. Enumerable.Range(0, 20).Select(i => s_own with { ChangeId = $"run-{i}" })];

        HostLock?[] answers = await Task.WhenAll(runs.Select(r => Task.Run(() => Session().TakeLockAsync(r, null, CancellationToken.None))));

        HostLock winner = runs[Array.FindIndex(answers, a => a is null)];
        Assert.Equal(19, answers.Count(a => a == winner));
    }

    [Fact]
    public async Task A_stale_mark_is_replaced_only_if_it_is_still_the_one_that_was_seen()
    {
        await Session().TakeLockAsync(s_other, null, CancellationToken.None);

        Assert.Equal(s_other, await Session().TakeLockAsync(s_own, s_own with { ChangeId = "seen-before" }, CancellationToken.None));
        Assert.Null(await Session().TakeLockAsync(s_own, s_other, CancellationToken.None));
    }

    [Theory]
    [InlineData(LabFaultKind.ErrorBeforeEffect, false)]
    [InlineData(LabFaultKind.ErrorAfterEffect, true)]
    public async Task An_answer_that_got_lost_is_looked_up(LabFaultKind kind, bool isTaken)
    {
        _lab.Faults = [new LabFault { Kind = kind, Where = o => o == "Invoke RegisterByXml" }];

        if (isTaken)
        {
            Assert.Null(await Session().TakeLockAsync(s_own, null, CancellationToken.None));
        }
        else
        {
            await Assert.ThrowsAsync<HostFaultException>(() => Session().TakeLockAsync(s_own, null, CancellationToken.None));
        }

        _lab.Faults = [];
        Assert.Equal(isTaken ? s_own : null, await Session().TakeLockAsync(s_other, null, CancellationToken.None));
    }

    [Fact]
    public async Task The_mark_is_a_task_that_never_runs_and_says_what_it_is()
    {
        await Session().TakeLockAsync(s_own, null, CancellationToken.None);

        CimRecord task = Assert.Single(await _lab.Connect("HV01").EnumerateAsync(@"root\Microsoft\Windows\TaskScheduler", "MSFT_ScheduledTask", CancellationToken.None));

        Assert.Equal((@"\HyperVNetworking\", "Run", "CONSOLE1"), (task.Text("TaskPath"), task.Text("TaskName"), task.Text("Author")));
        Assert.StartsWith("This host is being changed by run 20261122-030004-aaaaaaaa from CONSOLE1 (process 42, since 2026-11-22 03:00:04Z).", task.Text("Description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_that_nobody_can_read_any_more_still_keeps_others_out()
    {
        CimField Text(string name, string value) => new(name, CimDataType.String, value);
        await _lab.Connect("HV01").InvokeAsync(
            @"root\Microsoft\Windows\TaskScheduler",
            new CimPath("PS_ScheduledTask", []),
            "RegisterByXml",
            [Text("TaskName", "Run"), Text("TaskPath", @"\HyperVNetworking\"), Text("Xml", "<Task><RegistrationInfo><Author>Ann</Author></RegistrationInfo></Task>")],
            CancellationToken.None);

        Assert.Equal("Ann", (await Session().TakeLockAsync(s_own, null, CancellationToken.None))?.Console);
    }

    private HyperVHostSession Session() => LabHosts.Session(_lab);
}
