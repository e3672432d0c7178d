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
    private volatile PipelineQueue? _queue;

    /// <summary>Is cancelled when the user stops the pipeline.</summary>
    internal CancellationToken StopToken => _stop.Token;

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

    /// <summary>Whether the user asked for <c>-Verbose</c>, here or for the whole session.</summary>
    internal bool IsVerbose => MyInvocation.BoundParameters.TryGetValue("Verbose", out object? asked)
        ? asked is SwitchParameter { IsPresent: true }
        : GetVariableValue("VerbosePreference") is ActionPreference preference && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Tells something from beside the pipeline to who asks with <c>-Verbose</c>; may be called on any thread, and says nothing when no work runs.</summary>
    internal void TellVerbose(string text) => _queue?.Post(() => WriteVerbose(text));

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

    /// <summary>Computes beside the pipeline: shows after a second that it goes on, and hears Ctrl+C at once. What is stopped computes for nobody and changes nothing.</summary>
    internal T Compute<T>(string activity, Func<T> work) => Compute(activity, _ => work());

    /// <summary>Computes as <see cref="Compute{T}(string, Func{T})"/>, with a token that ends the work early.</summary>
    internal T Compute<T>(string activity, Func<CancellationToken, T> work, JudgingCounter? counter = null)
    {
        CancellationToken token = _stop.Token;
        Task<T> computing = Task.Run(() => work(token), CancellationToken.None);
        var progress = new ProgressRecord(1, activity, "Computing");
        bool shown = false;
        using var stopped = new ManualResetEventSlim();
        using (_stop.Token.Register(stopped.Set))
        {
            // A second at a time, so that the progress lives; a continuation and not a wait, since a wait would throw what belongs to the result.
            using var ended = new ManualResetEventSlim();
            _ = computing.ContinueWith(_ => ended.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (WaitHandle.WaitAny([ended.WaitHandle, stopped.WaitHandle], 1000) is int index && index != 0)
            {
                if (index == 1)
                {
                    throw new PipelineStoppedException();
                }

                counter?.ShowIn(progress);
                WriteProgress(progress);
                shown = true;
            }
        }

        if (shown)
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }

        return computing.GetAwaiter().GetResult();
    }

    /// <summary>Runs work beside the pipeline and writes what it posts.</summary>
    internal T Run<T>(Func<PipelineQueue, CancellationToken, Task<T>> work)
    {
        using var queue = new PipelineQueue();
        CancellationToken token = _stop.Token;
        _queue = queue;
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
        finally
        {
            _queue = null;
        }
    }
}
