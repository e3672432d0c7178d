using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Reads many hosts side by side; one that fails never stops the others (design section 7).</summary>
public static class HostReader
{
    /// <summary>How many hosts are read at a time where nobody said: what the inbox cmdlets use.</summary>
    public const int DefaultThrottleLimit = 15;

    /// <summary>Reads hosts.</summary>
    /// <param name="sessions">The hosts.</param>
    /// <param name="throttleLimit">How many are read at a time; less than 1 is 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One state a session, in the order of the sessions; a host that failed has <see cref="HostState.Complete"/> false and says why.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<ValueList<HostState>> ReadAllAsync(IReadOnlyList<IHostSession> sessions, int throttleLimit, CancellationToken cancellationToken) =>
        ReadAllAsync(sessions, throttleLimit, null, cancellationToken);

    /// <summary>Reads hosts and tells how far it is.</summary>
    /// <param name="sessions">The hosts.</param>
    /// <param name="throttleLimit">How many are read at a time; less than 1 is 1.</param>
    /// <param name="progress">Hears of each host when it is read; may be null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One state a session, in the order of the sessions; a host that failed has <see cref="HostState.Complete"/> false and says why.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static async Task<ValueList<HostState>> ReadAllAsync(
        IReadOnlyList<IHostSession> sessions, int throttleLimit, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        var states = new HostState[sessions.Count];
        await ReadEachAsync(sessions, throttleLimit, (index, state) => states[index] = state, progress, cancellationToken).ConfigureAwait(false);
        return states.ToValueList();
    }

    /// <summary>
    /// Reads hosts and hands each on as soon as it has answered, so that a slow host holds up nobody who waits for a quick one. Only the nodes of one cluster
    /// are handed on together: a VM that moved while they were read would be on two of them or on none, so those are read again until each VM is on one (site-rules D4, G (a)).
    /// </summary>
    /// <param name="sessions">The hosts.</param>
    /// <param name="throttleLimit">How many are read at a time; less than 1 is 1.</param>
    /// <param name="answered">Takes the place of a session in <paramref name="sessions"/> and its host's state, in the order of answering; called on any thread, for several hosts at once.</param>
    /// <param name="progress">Hears of each host when it is read; may be null.</param>
    /// <param name="cancellationToken">Ends the reading at once, whether or not the hosts answer.</param>
    /// <returns>When every host has answered or failed.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static async Task ReadEachAsync(
        IReadOnlyList<IHostSession> sessions, int throttleLimit, Action<int, HostState> answered, IProgress<HostProgress>? progress, CancellationToken cancellationToken)
    {
        using var throttle = new SemaphoreSlim(Math.Max(1, throttleLimit));
        var nodes = new NodesTogether(sessions, answered);
        await Task.WhenAll(sessions.Select(async (session, index) =>
        {
            await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                progress?.Report(new HostProgress(session.ComputerName, "Reading", 0, 1));
                HostState state = await ReadAsync(session, cancellationToken).ConfigureAwait(false);
                progress?.Report(new HostProgress(session.ComputerName, state.Complete ? "Read" : "Not read", 1, 1));
                await nodes.TakeAsync(index, state, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                throttle.Release();
            }
        })).ConfigureAwait(false);
    }

    /// <summary>Reads one host.</summary>
    /// <param name="session">The host.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The state; incomplete, with the reason, if the host failed.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static async Task<HostState> ReadAsync(IHostSession session, CancellationToken cancellationToken)
    {
        try
        {
            // On a thread of its own: connecting may block, and the other hosts are not to wait for that.
            Task<HostState> reading = Task.Run(() => session.ReadStateAsync(cancellationToken), CancellationToken.None);
            return await UntilCancelled(reading, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HostState { Name = session.ComputerName, Complete = false, Error = e.Message };
        }
    }

    // A host that does not answer does not hear of a cancellation either: nobody waits for it then. Reading leaves nothing half done.
    private static async Task<HostState> UntilCancelled(Task<HostState> reading, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(reading, cancelled.Task).ConfigureAwait(false) != reading)
            {
                _ = reading.ContinueWith(r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw new OperationCanceledException(cancellationToken);
            }
        }

        return await reading.ConfigureAwait(false);
    }
}
