using System;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting;

/// <summary>A clock that passes the time too, so that what waits for minutes can be tried in an instant.</summary>
public interface IWaitingClock : IClock
{
    /// <summary>Lets time pass.</summary>
    /// <param name="time">How long.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends after that time.</returns>
    Task DelayAsync(TimeSpan time, CancellationToken cancellationToken);
}
