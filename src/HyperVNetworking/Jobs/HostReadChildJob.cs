using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Jobs;

/// <summary>The part of a job that reads one host: what the host answers, or its one error.</summary>
internal sealed class HostReadChildJob : Job
{
    private readonly object _gate = new();
    private readonly string _host;
    private bool _ended;

    public HostReadChildJob(string command, string host)
        : base(command, host)
    {
        _host = host;
        PSJobTypeName = HostReadJob.TypeName;
    }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count > 0 || Error.Count > 0;

    /// <inheritdoc/>
    public override string Location => _host;

    /// <inheritdoc/>
    public override string StatusMessage => string.Empty;

    /// <summary>Gives up on the host: what it answers later counts no more.</summary>
    public override void StopJob() => End(JobState.Stopped);

    public void Begin()
    {
        lock (_gate)
        {
            if (!_ended)
            {
                SetJobState(JobState.Running);
            }
        }
    }

    public void Take(HostState state, ErrorRecord? error)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            if (error is not null)
            {
                Error.Add(error);
            }

            if (state.ReadAt is not null)
            {
                Output.Add(PSObject.AsPSObject(state));
            }
        }

        End(error is null ? JobState.Completed : JobState.Failed);
    }

    private void End(JobState state)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
        }

        SetJobState(state);
    }
}
