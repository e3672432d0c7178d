using System;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting;

/// <summary>Waiting by a clock.</summary>
public static class ClockDelay
{
    /// <summary>Lets time pass: by the clock itself if it can, else by the machine's.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="time">How long; none if it is not positive.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends after that time.</returns>
    public static Task DelayAsync(this IClock clock, TimeSpan time, CancellationToken cancellationToken) =>
        time <= TimeSpan.Zero ? Task.CompletedTask
        : clock is IWaitingClock waiting ? waiting.DelayAsync(time, cancellationToken)
        : Task.Delay(time, cancellationToken);
}
