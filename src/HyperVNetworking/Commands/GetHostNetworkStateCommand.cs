using System.Collections.Generic;
using System.Linq;
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
    private const string DormantView = "HyperVNetworking.Model.HostState#Dormant";

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public override object[]? CimSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => AddTargets();

    /// <summary>Lists the checkpoints of each host's VMs, in a property of their own.</summary>
    [Parameter]
    public SwitchParameter IncludeCheckpoint { get; set; }

    /// <summary>Lists the replicas and planned VMs of each host, in a property of their own.</summary>
    [Parameter]
    public SwitchParameter IncludeReplica { get; set; }

    /// <summary>Returns a job with a child job for each host, and reads beside the session.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IReadOnlyList<HostConnection> hosts = ConnectionsOrLocal();
        if (AsJob)
        {
            var job = new HostReadJob(MyInvocation.Line.Trim(), Detach(), Throttle, Show);
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
                WriteObject(Show(state));
            }
        });
    }

    // What is dormant is always read, since a verdict depends on it (site-rules A5), and never shown among what is live.
    private PSObject Show(HostState state)
    {
        var shown = new PSObject(state);
        if (IncludeCheckpoint)
        {
            List(shown, "Checkpoints", state.Dormant.Where(d => d.Kind == DormantKind.Checkpoint));
        }

        if (IncludeReplica)
        {
            List(shown, "Replicas", state.Dormant.Where(d => d.Kind != DormantKind.Checkpoint));
        }

        return shown;
    }

    private static void List(PSObject shown, string property, IEnumerable<DormantMachine> machines)
    {
        shown.Properties.Add(new PSNoteProperty(property, machines.ToArray()));
        if (shown.TypeNames[0] != DormantView)
        {
            shown.TypeNames.Insert(0, DormantView);
        }
    }
}
