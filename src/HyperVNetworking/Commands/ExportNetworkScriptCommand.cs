using System.IO;
using System.Management.Automation;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Commands;

/// <summary>Writes a plan, or its undo, as a PowerShell script of the inbox Hyper-V cmdlets or of System Center VMM.</summary>
[Cmdlet(VerbsData.Export, "NetworkScript", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkScriptCommand : FileExportCmdlet
{
    private NetworkPlan? _plan;

    /// <summary>The plan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkPlan Plan { get; set; } = null!;

    /// <summary>Writes what takes the plan back.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    /// <summary>The cmdlets it is written in.</summary>
    [Parameter]
    public ScriptDialect Dialect { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_plan is not null)
        {
            ThrowTerminatingError(CommandErrors.SeveralDocuments(Plan));
        }

        _plan = Plan;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_plan is null)
        {
            return;
        }

        // Windows PowerShell takes a file without the mark for one in the system's own encoding.
        WriteFile("Write the script", withMark: true, () => NetworkScript.Write(_plan, Undo, Dialect));
    }
}
