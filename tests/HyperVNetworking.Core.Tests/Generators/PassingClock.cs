using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>A clock on which waiting takes no time: it goes on by as much as somebody waits.</summary>
internal sealed class PassingClock : IWaitingClock
{
    private long _ticks = new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero).Ticks;

    public DateTimeOffset UtcNow => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Add(ref _ticks, time.Ticks);
        await Task.Yield();
    }
}
