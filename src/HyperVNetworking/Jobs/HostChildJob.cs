using System.Management.Automation;

namespace HyperVNetworking.Jobs;

/// <summary>The part of a job that is about one host: what came of it, or its errors. After its end it takes nothing more.</summary>
internal sealed class HostChildJob : Job
{
    private readonly object _gate = new();
    private readonly string _host;
    private string _status = string.Empty;
    private bool _ended;

    public HostChildJob(string command, string host)
        : base(command, host)
    {
        _host = host;
        PSJobTypeName = HostJob.TypeName;
    }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count + Error.Count + Warning.Count + Verbose.Count > 0;

    /// <inheritdoc/>
    public override string Location => _host;

    /// <summary>What is being done, and how far it is.</summary>
    public override string StatusMessage => _status;

    /// <summary>Gives up on the host: what comes of it later counts no more.</summary>
    public override void StopJob() => End(JobState.Stopped);

    public void Tell(string status)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _status = status;
            if (JobStateInfo.State == JobState.NotStarted)
            {
                SetJobState(JobState.Running);
            }
        }
    }

    public void Write(object value)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                Output.Add(PSObject.AsPSObject(value));
            }
        }
    }

    public void Write(ErrorRecord error)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                Error.Add(error);
            }
        }
    }

    public void Write(WarningRecord text)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                Warning.Add(text);
            }
        }
    }

    public void Write(VerboseRecord text)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                Verbose.Add(text);
            }
        }
    }

    /// <summary>Ends it, as failed where there was an error; one that has ended stays as it is.</summary>
    public void End(JobState state)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
        }

        SetJobState(state == JobState.Completed && Error.Count > 0 ? JobState.Failed : state);
    }
}
