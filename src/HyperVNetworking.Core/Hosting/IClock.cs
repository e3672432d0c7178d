using System;

namespace HyperVNetworking.Hosting;

/// <summary>The clock: injected, so that nothing in Core asks the machine for the time.</summary>
public interface IClock
{
    /// <summary>Now, in UTC.</summary>
    DateTimeOffset UtcNow { get; }
}
