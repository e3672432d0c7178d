using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using HyperVNetworking.Binding;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Commands;

/// <summary>Writes a plan, or its undo, as a PowerShell script of the inbox Hyper-V cmdlets.</summary>
[Cmdlet(VerbsData.Export, "NetworkScript", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkScriptCommand : NetworkCmdlet
{
    private NetworkPlan? _plan;

    /// <summary>The plan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkPlan Plan { get; set; } = null!;

    /// <summary>The file to write.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The file to write, taken as it is written.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    /// <summary>Writes what takes the plan back.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    /// <summary>Keeps a file that exists.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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

        string given = ParameterSetName == "LiteralPath" ? LiteralPath : Path;
        string? file = ProviderPath.ResolveLiteral(this, given, out ErrorRecord? error);
        error ??= NoClobber && File.Exists(file) ? CommandErrors.FileExists(file!) : null;
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        if (!ShouldProcess(file, "Write the script"))
        {
            return;
        }

        try
        {
            // Windows PowerShell takes a file without the mark for one in the system's own encoding.
            File.WriteAllText(file!, NetworkScript.Write(_plan, Undo), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CommandErrors.FileNotWritable(file!, e));
        }

        if (PassThru)
        {
            WriteObject(new FileInfo(file!));
        }
    }
}
