using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Jobs;

/// <summary>Reads hosts beside the session, with a child job for each; Stop-Job ends it at once, whether or not the hosts answer.</summary>
internal sealed class HostReadJob : Job, IProgress<HostProgress>
{
    public const string TypeName = "HyperVNetworkingJob";

    private readonly CancellationTokenSource _stop = new();
    private readonly HostTargets _targets;
    private readonly HostReadChildJob[] _children;
    private readonly int _throttleLimit;

    /// <summary>Makes a job that has not begun.</summary>
    /// <param name="command">The command line, for Get-Job.</param>
    /// <param name="targets">The hosts, which are the job's from now on.</param>
    /// <param name="throttleLimit">How many are read at a time.</param>
    public HostReadJob(string command, HostTargets targets, int throttleLimit)
        : base(command)
    {
        _targets = targets;
        _throttleLimit = throttleLimit;
        _children = [.. targets.Connections.Select(c => new HostReadChildJob(command, c.ComputerName))];
        PSJobTypeName = TypeName;
        foreach (HostReadChildJob child in _children)
        {
            ChildJobs.Add(child);
        }
    }

    /// <inheritdoc/>
    public override bool HasMoreData => _children.Any(c => c.HasMoreData);

    /// <inheritdoc/>
    public override string Location => string.Join(",", _children.Select(c => c.Location));

    /// <inheritdoc/>
    public override string StatusMessage => string.Empty;

    public void Start()
    {
        SetJobState(JobState.Running);
        _ = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public override void StopJob()
    {
        if (!Finished.WaitOne(0))
        {
            _stop.Cancel();
            Finished.WaitOne();
        }
    }

    /// <inheritdoc/>
    void IProgress<HostProgress>.Report(HostProgress value) => Array.Find(_children, c => c.Location == value.ComputerName && value.Done == 0)?.Begin();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopJob();
            _targets.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task RunAsync()
    {
        IReadOnlyList<HostConnection> hosts = _targets.Connections;
        void Answered(int index, HostState state) =>
            _children[index].Take(state, state.Complete ? null : CommandErrors.NotRead(state, hosts[index].Fault));
        try
        {
            await HostReader.ReadEachAsync(hosts, _throttleLimit, Answered, this, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (HostReadChildJob child in _children)
            {
                child.StopJob();
            }
        }

        SetJobState(
            _children.Any(c => c.JobStateInfo.State == JobState.Stopped) ? JobState.Stopped
            : _children.Any(c => c.JobStateInfo.State == JobState.Failed) ? JobState.Failed
            : JobState.Completed);
    }
}
