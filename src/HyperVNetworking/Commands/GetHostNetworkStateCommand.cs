using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Commands;

/// <summary>Reads the networks of hosts: one object a host, as soon as it has answered. A host that does not answer is an error; one that answers in part is an error and an incomplete object.</summary>
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
    protected override void EndProcessing() => ReadEach("Reading hosts", ConnectionsOrLocal(), (_, state) =>
    {
        // What was never read has no time of reading: the error says all there is to say.
        if (state.ReadAt is not null)
        {
            WriteObject(state);
        }
    });
}
