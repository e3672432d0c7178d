using System;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Jobs;

/// <summary>Waits for the job that a method started (facts A1.14, A3.4).</summary>
internal sealed class JobWaiter
{
    private const ushort Terminate = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);
    private readonly ICimClient _client;
    private readonly IClock _clock;

    /// <summary>Makes a waiter.</summary>
    /// <param name="client">The host.</param>
    /// <param name="clock">Tells when patience ends.</param>
    public JobWaiter(ICimClient client, IClock clock)
    {
        _client = client;
        _clock = clock;
    }

    /// <summary>Waits until the job is done.</summary>
    /// <param name="path">The job.</param>
    /// <param name="work">What it is to do, as the start of a sentence.</param>
    /// <param name="cancellationToken">Ends the waiting and asks the host to end the job.</param>
    /// <returns>A task that ends when the job has succeeded.</returns>
    /// <exception cref="HostFaultException">The job failed, or nobody can tell how it ended.</exception>
    public async Task WaitAsync(CimPath path, string work, CancellationToken cancellationToken)
    {
        DateTimeOffset deadline = _clock.UtcNow + s_patience;
        TimeSpan pause = s_firstPause;
        while (true)
        {
            CimRecord job = await LookAsync(path, work, cancellationToken);
            switch (job.Number("JobState"))
            {
                case 7 or 32768:
                    return;
                case 8 or 9 or 10:
                    throw await JobFailure.ExplainAsync(_client, path, job, work, cancellationToken);
                default:
                    break;
            }

            if (_clock.UtcNow > deadline)
            {
                throw new HostFaultException(_client.ComputerName, HostFaultKind.Timeout, $"{work} is still running after {s_patience.TotalMinutes} minutes: read the host again to see how it ends.");
            }

            await PauseAsync(path, job, pause, cancellationToken);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks));
        }
    }

    private async Task<CimRecord> LookAsync(CimPath path, string work, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetAsync(VirtualizationNames.Namespace, path, cancellationToken);
        }
        catch (HostFaultException fault) when (fault.Kind == HostFaultKind.NotFound)
        {
            throw new HostFaultException(_client.ComputerName, HostFaultKind.Failed, $"{work} has an unknown result, because its job vanished before it was seen to end: read the host again.", fault);
        }
    }

    private async Task PauseAsync(CimPath path, CimRecord job, TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, cancellationToken);
        }
        catch (OperationCanceledException) when (job.Flag("Cancellable") == true)
        {
            await TerminateAsync(path);
            throw;
        }
    }

    // A host that does not end the job is no reason to keep the user waiting.
    private async Task TerminateAsync(CimPath path)
    {
        try
        {
            await _client.InvokeAsync(
                VirtualizationNames.Namespace,
                path,
                "RequestStateChange",
                [new CimField("RequestedState", CimDataType.UInt16, Terminate)],
                CancellationToken.None);
        }
        catch (HostFaultException)
        {
        }
    }
}
