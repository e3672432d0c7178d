using System;

namespace HyperVNetworking.Hosting;

/// <summary>The mark that a run leaves on every host it changes, so that no other run changes it too, from whatever console (site-rules D12).</summary>
/// <param name="ChangeId">The run.</param>
/// <param name="Console">The computer that it runs on.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="Since">Since when.</param>
/// <param name="Journal">Where its journal is, on that computer.</param>
public sealed record HostLock(string ChangeId, string Console, int ProcessId, DateTimeOffset Since, string Journal)
{
    /// <summary>Whose it is, for people.</summary>
    /// <returns>Such as <c>run 20261122-030004-9f3a1c2b from CONSOLE1 (process 4242, since 2026-11-22 03:00:04Z)</c>.</returns>
    public override string ToString() => $"run {ChangeId} from {Console} (process {ProcessId}, since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z)";
}
