using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Makes a lab: simulated hosts as a document expects them, for every cmdlet that takes <c>-CimSession</c>.</summary>
[Cmdlet(VerbsCommon.New, "NetworkLab", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkLab))]
public sealed class NewNetworkLabCommand : NetworkCmdlet
{
    /// <summary>The document whose hosts the lab is to have; without one the lab is empty.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkDocument Document { get; set; } = NetworkDocument.Empty;

    /// <summary>The file that keeps the lab's state, for several processes; without one the lab lives in this process only.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? file = null;
        if (Path is not null)
        {
            file = ProviderPath.ResolveLiteral(this, Path, out ErrorRecord? error);
            if (error is not null)
            {
                ThrowTerminatingError(error);
            }
        }

        // Without a file nothing outlives the process: there is nothing to ask about.
        if (file is not null && !ShouldProcess(file, $"Make a lab of {Document.Hosts.Count} hosts"))
        {
            return;
        }

        try
        {
            WriteObject(NetworkLab.Create(Document, file));
        }
        catch (LabException e)
        {
            ThrowTerminatingError(CommandErrors.Lab(file, e));
        }
    }
}
