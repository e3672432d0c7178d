using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Jobs;

/// <summary>Reads hosts beside the session; Stop-Job ends it at once, whether or not the hosts answer.</summary>
/// <param name="command">The command line, for Get-Job.</param>
/// <param name="targets">The hosts, which are the job's from now on.</param>
/// <param name="throttleLimit">How many are read at a time.</param>
/// <param name="show">What is returned of a host that was read.</param>
internal sealed class HostReadJob(string command, HostTargets targets, int throttleLimit, Func<HostState, object> show)
    : HostJob(command, targets, targets.Connections), IProgress<HostProgress>
{
    private readonly IReadOnlyList<HostConnection> _hosts = targets.Connections;

    /// <inheritdoc/>
    void IProgress<HostProgress>.Report(HostProgress value) => Child(value.ComputerName)?.Tell(value.Activity);

    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stop)
    {
        void Answered(int index, HostState state)
        {
            if (state.ReadAt is not null)
            {
                Children[index].Write(show(state));
            }

            if (!state.Complete)
            {
                Children[index].Write(CommandErrors.NotRead(state, _hosts[index].Fault));
            }

            Children[index].End(JobState.Completed);
        }

        return HostReader.ReadEachAsync(_hosts, throttleLimit, Answered, this, stop);
    }
}
