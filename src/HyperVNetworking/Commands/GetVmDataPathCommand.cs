using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Verification.DataPaths;

namespace HyperVNetworking.Commands;

/// <summary>Tells the way that the frames of every VM adapter take (synthetic, emulated, SR-IOV), what it costs and what to do. It changes nothing.</summary>
[Cmdlet(VerbsCommon.Get, "VmDataPath")]
[OutputType(typeof(VmDataPath))]
public sealed class GetVmDataPathCommand : HostCmdlet
{
    private bool _hasStates;

    /// <summary>The VMs by name; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VmNameCompleter))]
    public string[] VMName { get; set; } = ["*"];

    /// <summary>The states of the hosts, where they are not to be read now.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Unroll]
    [ValidateNotNullOrEmpty]
    public HostState[]? State { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _hasStates = State is not null || MyInvocation.ExpectingInput;
        if (State is not null && HasHosts)
        {
            ThrowTerminatingError(CommandErrors.StateAndHosts(State));
        }

        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (HostState state in State ?? [])
        {
            Write(state);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_hasStates)
        {
            ReadEach("Reading hosts", ConnectionsOrLocal(), (_, state) => Write(state));
        }
    }

    private void Write(HostState state)
    {
        NamePattern[] patterns = VMName.Select(n => new NamePattern(n)).ToArray();
        foreach (VmDataPath path in VmDataPaths.Of(state).Where(p => VMName.Contains(p.VMName, Names.Comparer) || patterns.Any(n => n.IsMatch(p.VMName))))
        {
            WriteObject(path);
        }
    }
}
