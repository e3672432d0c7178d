using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>The first rung of every cmdlet: it can be stopped, and what it runs beside the pipeline writes in the pipeline's thread only.</summary>
public abstract class NetworkCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Stops what is running; returns at once.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases what the cmdlet holds; PowerShell calls it however the pipeline ends.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">True if called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Tells findings: what may hurt as a warning, the rest to who asks with <c>-Verbose</c>.</summary>
    internal void WriteFindings(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            string text = $"{finding.Code}: {finding.Message} {finding.Suggestion}";
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteVerbose(text);
            }
            else
            {
                WriteWarning(text);
            }
        }
    }

    /// <summary>Runs work beside the pipeline and writes what it posts.</summary>
    internal T Run<T>(Func<PipelineQueue, CancellationToken, Task<T>> work)
    {
        using var queue = new PipelineQueue();
        CancellationToken token = _stop.Token;
        try
        {
            return queue.Drain(Task.Run(() => work(queue, token), CancellationToken.None), _stop.Cancel);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (HostFaultException fault)
        {
            ThrowTerminatingError(CommandErrors.HostFault(fault));
            throw;
        }
    }
}
