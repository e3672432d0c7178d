using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class HostReaderTests : RunnerTest
{
    [Fact]
    public async Task One_dead_host_never_stops_the_others()
    {
        FakeHostSession[] sessions = Sessions(TwoHosts.Document.Hosts, new FaultSchedule().At(1, FaultKind.HostGoneBefore));

        ValueList<HostState> states = await HostReader.ReadAllAsync(sessions, 1, CancellationToken.None);

        Assert.Equal(["Host1", "Host2"], states.Select(s => s.Name));
        Assert.Equal((false, "Host1: HostGoneBefore."), (states[0].Complete, states[0].Error));
        Assert.Equal(TwoHosts.Document.Hosts[1], states[1]);
    }

    [Fact]
    public async Task Hosts_are_handed_on_as_they_answer_and_not_in_the_order_they_were_named()
    {
        using var slow = new SlowSession("Slow");
        using var quick = new SlowSession("Quick");
        quick.Answer();
        var order = new ConcurrentQueue<string>();

        await HostReader.ReadEachAsync(
            [slow, quick],
            2,
            (index, state) =>
            {
                order.Enqueue($"{index} {state.Name}");
                slow.Answer();
            },
            null,
            CancellationToken.None);

        Assert.Equal(["1 Quick", "0 Slow"], order);
    }

    [Fact]
    public async Task A_host_that_hears_nothing_does_not_hold_up_a_cancellation()
    {
        using var deaf = new SlowSession("Deaf");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Task reading = HostReader.ReadAllAsync([deaf], 1, cancel.Token);

        Task first = await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None));

        Assert.Same(reading, first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_host_whose_connection_blocks_does_not_hold_up_the_others()
    {
        using var blocked = new SlowSession("Blocked") { Blocks = true };
        using var quick = new SlowSession("Quick");
        quick.Answer();

        Task reading = HostReader.ReadEachAsync([blocked, quick], 2, (_, state) => blocked.Answer(), null, CancellationToken.None);

        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None)));
        await reading;
    }

    /// <summary>A host that answers when it is told to, and does not listen to a cancellation.</summary>
    private sealed class SlowSession(string name) : IHostSession
    {
        private readonly TaskCompletionSource<HostState> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string ComputerName => name;

        public bool Blocks { get; init; }

        public void Answer() => _answer.TrySetResult(new HostState { Name = name });

        public Task<HostState> ReadStateAsync(CancellationToken cancellationToken)
        {
            if (Blocks)
            {
                _answer.Task.Wait(CancellationToken.None);
            }

            return _answer.Task;
        }

        public Task ApplyAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ApplyOnHostAsync(string changeId, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<HostLock?> TakeLockAsync(HostLock wanted, HostLock? replaces, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReleaseLockAsync(HostLock held, CancellationToken cancellationToken) => throw new NotSupportedException();

        public string? FindWayBackObstacle(WayBack wayBack) => throw new NotSupportedException();

        public Task ArmWayBackAsync(WayBack wayBack, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ArmedWayBack?> FindWayBackAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DisarmWayBackAsync(string changeId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ValueList<NetworkProfile>> ReadProfilesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose() => Answer();
    }
}
