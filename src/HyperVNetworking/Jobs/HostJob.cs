using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Jobs;

/// <summary>Work on hosts beside the session, with a child job for each host. What is about no one host is in the job itself.</summary>
internal abstract class HostJob : Job
{
    public const string TypeName = "HyperVNetworkingJob";

    // Stop-Job returns within a second whatever happens; what is being undone then goes on being undone.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(700);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HostTargets _targets;
    private readonly HostChildJob[] _children;
    private Task _work = Task.CompletedTask;
    private bool _ended;

    /// <summary>Makes a job that has not begun.</summary>
    /// <param name="command">The command line, for Get-Job.</param>
    /// <param name="targets">The connections, which are the job's from now on.</param>
    /// <param name="hosts">The hosts that it works on, each a child.</param>
    protected HostJob(string command, HostTargets targets, IEnumerable<HostConnection> hosts)
        : base(command)
    {
        _targets = targets;
        _children = [.. hosts.Select(c => new HostChildJob(command, c.ComputerName))];
        PSJobTypeName = TypeName;
        foreach (HostChildJob child in _children)
        {
            ChildJobs.Add(child);
        }
    }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count + Error.Count + Verbose.Count > 0 || _children.Any(c => c.HasMoreData);

    /// <inheritdoc/>
    public override string Location => string.Join(",", _children.Select(c => c.Location));

    /// <inheritdoc/>
    public override string StatusMessage => string.Empty;

    protected IReadOnlyList<HostChildJob> Children => _children;

    public void Start()
    {
        SetJobState(JobState.Running);
        _work = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public override void StopJob()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            SetJobState(JobState.Stopping);
        }

        _stop.Cancel();
        Finished.WaitOne(s_patience);
    }

    /// <summary>Does the work; what is left when it returns has ended well.</summary>
    protected abstract Task WorkAsync(CancellationToken stop);

    protected HostChildJob? Child(string? host) => Array.Find(_children, c => Names.Same(c.Location, host));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopJob();

            // Work that is still putting hosts in order needs its connections.
            _work.ContinueWith(
                _ =>
                {
                    _targets.Dispose();
                    _stop.Dispose();
                },
                TaskScheduler.Default);
        }

        base.Dispose(disposing);
    }

    private async Task RunAsync()
    {
        JobState unfinished = JobState.Completed;
        try
        {
            await WorkAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            unfinished = JobState.Stopped;
        }
#pragma warning disable CA1031 // No exception may leave a thread of its own: it would end the process.
        catch (Exception e)
        {
            Error.Add(CommandErrors.JobFailed(e));
            unfinished = JobState.Failed;
        }
#pragma warning restore CA1031

        foreach (HostChildJob child in _children)
        {
            child.End(unfinished);
        }

        lock (_gate)
        {
            _ended = true;
            SetJobState(
                unfinished == JobState.Stopped || _children.Any(c => c.JobStateInfo.State == JobState.Stopped) ? JobState.Stopped
                : Error.Count > 0 || _children.Any(c => c.JobStateInfo.State == JobState.Failed) ? JobState.Failed
                : JobState.Completed);
        }
    }
}
