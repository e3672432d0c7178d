using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>Runs blocking calls of MMI off the caller's thread: with cancellation, with a time limit, again after a quota, and with faults in our words.</summary>
internal sealed class MmiOperation
{
    private readonly string _computerName;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _limit;
    private readonly MmiPatience _patience;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;

    /// <summary>Makes a runner for one host.</summary>
    /// <param name="computerName">The host.</param>
    /// <param name="timeout">How long a call may take, as MMI is told.</param>
    /// <param name="limit">When a call is given up that does not heed it.</param>
    /// <param name="patience">How long to wait after a quota.</param>
    /// <param name="wait">Waits.</param>
    public MmiOperation(string computerName, TimeSpan timeout, TimeSpan limit, MmiPatience patience, Func<TimeSpan, CancellationToken, Task> wait)
    {
        _computerName = computerName;
        _timeout = timeout;
        _limit = limit;
        _patience = patience;
        _wait = wait;
    }

    /// <summary>Runs a call.</summary>
    /// <typeparam name="T">Its result.</typeparam>
    /// <param name="work">What is done, as the start of a sentence.</param>
    /// <param name="call">The call; it takes the options with it, whose token cancels it.</param>
    /// <param name="cancellationToken">Cancels the call; the caller is let go at once, whether MMI heeds it or not.</param>
    /// <returns>The result.</returns>
    /// <exception cref="HostFaultException">MMI reported an error, or nothing came in time.</exception>
    public async Task<T> RunAsync<T>(string work, Func<CimOperationOptions, T> call, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await OnceAsync(work, call, cancellationToken);
            }
            catch (CimException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
            catch (CimException e)
            {
                if (!MmiFault.IsQuota(e) || _patience.Pause(failures) is not TimeSpan pause)
                {
                    throw MmiFault.Of(_computerName, $"{work} failed", e);
                }

                await _wait(pause, cancellationToken);
            }
        }
    }

    private async Task<T> OnceAsync<T>(string work, Func<CimOperationOptions, T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken token = deadline.Token;
        Task<T> running = Task.Run(() => Call(call, token), CancellationToken.None);
        var letGo = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (token.Register(() => letGo.TrySetResult(true)))
        {
            deadline.CancelAfter(_limit);
            if (await Task.WhenAny(running, letGo.Task) == letGo.Task && !running.IsCompleted)
            {
                _ = running.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                cancellationToken.ThrowIfCancellationRequested();
                throw new HostFaultException(_computerName, HostFaultKind.Timeout, $"{work} got no answer within {_limit.TotalSeconds:0} seconds: look whether the host and its WMI service are well, then read the host again.");
            }
        }

        return await running;
    }

    private T Call<T>(Func<CimOperationOptions, T> call, CancellationToken token)
    {
        using var options = new CimOperationOptions { CancellationToken = token, Timeout = _timeout };
        return call(options);
    }
}
