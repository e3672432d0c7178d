using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Jobs;
using HyperVNetworking.Model;

namespace HyperVNetworking.Commands;

/// <summary>Reads the networks of hosts: one object a host, as soon as it has answered. A host that does not answer is an error; one that answers in part is an error and an incomplete object.</summary>
[Cmdlet(VerbsCommon.Get, "HostNetworkState")]
[OutputType(typeof(HostState), typeof(Job))]
public sealed class GetHostNetworkStateCommand : HostCmdlet
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public override object[]? CimSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => AddTargets();

    /// <summary>Returns a job with a child job for each host, and reads beside the session.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IReadOnlyList<HostConnection> hosts = ConnectionsOrLocal();
        if (AsJob)
        {
            var job = new HostReadJob(MyInvocation.Line.Trim(), Detach(), Throttle);
            JobRepository.Add(job);
            job.Start();
            WriteObject(job);
            return;
        }

        ReadEach("Reading hosts", hosts, (_, state) =>
        {
            // What was never read has no time of reading: the error says all there is to say.
            if (state.ReadAt is not null)
            {
                WriteObject(state);
            }
        });
    }
}
