using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Lab;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Opens a lab that is kept in a file, for every cmdlet that takes <c>-CimSession</c>, or shows one that is open: its hosts, choices and faults, and how often each host was asked.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkLab", DefaultParameterSetName = "Path")]
[OutputType(typeof(NetworkLab))]
public sealed class GetNetworkLabCommand : NetworkCmdlet
{
    /// <summary>The file that New-NetworkLab -Path or hvnet made.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The labs that are open.</summary>
    [Parameter(ParameterSetName = "Lab", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public NetworkLab[] Lab { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Lab")
        {
            WriteObject(Lab, enumerateCollection: true);
            return;
        }

        string? file = ProviderPath.ResolveLiteral(this, Path, out ErrorRecord? error);
        try
        {
            if (file is not null)
            {
                WriteObject(NetworkLab.Open(file));
            }
        }
        catch (LabException e)
        {
            error = CommandErrors.Lab(file, e);
        }

        if (error is not null)
        {
            WriteError(error);
        }
    }
}
