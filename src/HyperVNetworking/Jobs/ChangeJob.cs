using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Jobs;

/// <summary>Changes hosts beside the session. Stopping it undoes what a run has done so far, as Ctrl+C does in the pipeline; the job is Stopping until that is done.</summary>
/// <param name="command">The command line, for Get-Job.</param>
/// <param name="targets">The connections, which are the job's from now on.</param>
/// <param name="work">What to do; every step is approved.</param>
/// <param name="options">What it may do.</param>
internal sealed class ChangeJob(string command, HostTargets targets, ChangeWork work, RunOptions options)
    : HostJob(command, targets, work.Connections), IChangeRunner, IProgress<HostProgress>
{
    private CancellationToken _stop;

    /// <inheritdoc/>
    RunOptions IChangeRunner.Options => options;

    /// <inheritdoc/>
    bool IChangeRunner.IsWhatIf => false;

    /// <inheritdoc/>
    void IProgress<HostProgress>.Report(HostProgress value) =>
        Child(value.ComputerName)?.Tell(value.Total > 1 ? $"{value.Activity}, {value.Done} of {value.Total}" : value.Activity);

    /// <inheritdoc/>
    ValueList<HostState> IChangeRunner.ReadHosts(string activity, IReadOnlyList<HostConnection> hosts)
    {
        ValueList<HostState> states = HostReader.ReadAllAsync(hosts, options.ThrottleLimit, this, _stop).GetAwaiter().GetResult();
        for (int i = 0; i < states.Count; i++)
        {
            if (!states[i].Complete)
            {
                Fail(states[i].Name, CommandErrors.NotRead(states[i], hosts[i].Fault));
            }
        }

        return states;
    }

    /// <inheritdoc/>
    bool IChangeRunner.Approve(PlanStep step, int index, int total, HostState? host) => true;

    /// <inheritdoc/>
    void IChangeRunner.Preview(string line)
    {
        // A job is never a dry run.
    }

    /// <inheritdoc/>
    ChangeReport IChangeRunner.Execute(Func<IProgress<HostProgress>, CancellationToken, Task<ChangeReport>> run)
    {
        ChangeReport report = run(this, _stop).GetAwaiter().GetResult();
        foreach (IGrouping<string, StepRecord> host in report.Steps.GroupBy(s => s.Step.Host, Names.Comparer))
        {
            Child(host.Key)?.Tell(string.Join(", ", host.GroupBy(s => s.Result).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}")));
        }

        return report;
    }

    /// <inheritdoc/>
    void IChangeRunner.Write(string? host, object value)
    {
        if (Child(host) is HostChildJob child)
        {
            child.Write(value);
        }
        else
        {
            Output.Add(PSObject.AsPSObject(value));
        }
    }

    /// <inheritdoc/>
    void IChangeRunner.WriteError(string? host, ErrorRecord error) => Fail(host, error);

    /// <inheritdoc/>
    void IChangeRunner.WriteWarning(string? host, string text) => Child(host)?.Write(new WarningRecord(text));

    /// <inheritdoc/>
    void IChangeRunner.WriteVerbose(string? host, string text) => Child(host)?.Write(new VerboseRecord(text));

    /// <inheritdoc/>
    void IChangeRunner.Finish(string host, bool failed) => Child(host)?.End(
        !failed ? JobState.Completed : _stop.IsCancellationRequested ? JobState.Stopped : JobState.Failed);

    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stop)
    {
        _stop = stop;
        work.Run(this);
        return Task.CompletedTask;
    }

    private void Fail(string? host, ErrorRecord error)
    {
        if (Child(host) is HostChildJob child)
        {
            child.Write(error);
        }
        else
        {
            Error.Add(error);
        }
    }
}
