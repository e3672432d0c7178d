using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Hosting;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>Runs one blocking call of MMI off the caller's thread, with cancellation and with faults in our words.</summary>
internal static class MmiOperation
{
    /// <summary>Runs a call.</summary>
    /// <typeparam name="T">Its result.</typeparam>
    /// <param name="computerName">The host.</param>
    /// <param name="work">What is done, as the start of a sentence.</param>
    /// <param name="call">The call; it takes the options with it, whose token cancels it.</param>
    /// <param name="cancellationToken">Cancels the call; the caller is let go at once, whether MMI heeds it or not.</param>
    /// <returns>The result.</returns>
    /// <exception cref="HostFaultException">MMI reported an error.</exception>
    public static async Task<T> RunAsync<T>(string computerName, string work, Func<CimOperationOptions, T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<T> running = Task.Run(() => Translate(computerName, work, call, cancellationToken), CancellationToken.None);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(running, cancelled.Task) == cancelled.Task && !running.IsCompleted)
            {
                _ = running.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw new OperationCanceledException(cancellationToken);
            }
        }

        return await running;
    }

    private static T Translate<T>(string computerName, string work, Func<CimOperationOptions, T> call, CancellationToken cancellationToken)
    {
        try
        {
            using var options = new CimOperationOptions { CancellationToken = cancellationToken };
            return call(options);
        }
        catch (CimException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (CimException e)
        {
            throw new HostFaultException(computerName, MmiFaultKind.Of((int)e.NativeErrorCode, e.MessageId), $"{work} failed: {e.Message.Trim()}", e);
        }
    }
}
