using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Commands;

/// <summary>Reads the networks of hosts: one object a host. A host that cannot be read is an error and an incomplete object, so that nobody takes its silence for proof.</summary>
[Cmdlet(VerbsCommon.Get, "HostNetworkState")]
[OutputType(typeof(HostState))]
public sealed class GetHostNetworkStateCommand : HostCmdlet
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public override object[]? CimSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => AddTargets();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (HostState state in ReadHosts("Reading hosts", ConnectionsOrLocal()))
        {
            WriteObject(state);
        }
    }
}
