using System;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting;

/// <summary>A receiver of a probe that was set up. Whether the provider's call for it ends at once or only when the probe has come is not documented, so it may still run.</summary>
/// <param name="call">The call.</param>
/// <param name="stop">Ends it.</param>
public sealed class ProbeListener(Task call, CancellationTokenSource stop)
{
    /// <summary>Ends the receiver.</summary>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="HostFaultException">It had failed before: what the sender said then means nothing.</exception>
    public async Task EndAsync()
    {
        bool hadEnded = call.IsCompleted;
        stop.Cancel();
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception e) when (!hadEnded && e is OperationCanceledException or HostFaultException)
        {
        }
        finally
        {
            stop.Dispose();
        }
    }
}
