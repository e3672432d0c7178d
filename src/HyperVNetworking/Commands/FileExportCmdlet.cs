using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using HyperVNetworking.Binding;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>The second rung of cmdlets that write one text file.</summary>
public abstract class FileExportCmdlet : NetworkCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The file to write, taken as it is written.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    /// <summary>Keeps a file that exists.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes the file; what keeps it from being written ends the cmdlet.</summary>
    /// <param name="action">What the cmdlet is about to do, for <c>-WhatIf</c> and <c>-Confirm</c>.</param>
    /// <param name="withMark">Whether the file begins with the UTF-8 mark.</param>
    /// <param name="text">Makes the text; not asked if the file is not to be written.</param>
    internal void WriteFile(string action, bool withMark, Func<string> text)
    {
        string given = ParameterSetName == "LiteralPath" ? LiteralPath : Path;
        string? file = ProviderPath.ResolveLiteral(this, given, out ErrorRecord? error);
        error ??= NoClobber && File.Exists(file) ? CommandErrors.FileExists(file!) : null;
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        if (!ShouldProcess(file, action))
        {
            return;
        }

        try
        {
            File.WriteAllText(file!, text(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: withMark));
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
