using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using HyperVNetworking.Binding;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Writes the lines that physical switches need for a plan or a document, or for what differs from their configurations.</summary>
[Cmdlet(VerbsData.Export, "SwitchConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(SwitchConfiguration))]
public sealed class ExportSwitchConfigurationCommand : NetworkCmdlet
{
    private object? _given;

    /// <summary>A plan, whose needs are written; or a document, whose fabric is.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The running configurations as they are: only what differs is written. Wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ConfigurationPath { get; set; } = [];

    /// <summary>The dialect of all switches; left out, the names of their ports tell it.</summary>
    [Parameter]
    [Alias("Dialect")]
    public SwitchDialect? SwitchDialect { get; set; }

    /// <summary>Takes VLANs off ports that the document no longer lists, and shuts down ports that it shuts down.</summary>
    [Parameter]
    public SwitchParameter AllowRemoval { get; set; }

    /// <summary>The folder to write a file for each switch to; left out, the lines are returned.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        object given = InputObject.BaseObject;
        if (_given is not null)
        {
            ThrowTerminatingError(CommandErrors.SeveralDocuments(given));
        }

        if (given is not (NetworkPlan or NetworkDocument))
        {
            ThrowTerminatingError(FabricErrors.NotAFabric(given));
        }

        _given = given;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Fabric? existing = ReadExisting(out bool failed);
        if (_given is null || failed)
        {
            return;
        }

        var options = new SwitchConfigurationOptions { Dialect = SwitchDialect, AllowRemoval = AllowRemoval };
        SwitchConfigurationSet written = _given is NetworkPlan plan
            ? SwitchConfigurationWriter.ForPlan(plan, existing ?? plan.Document.Fabric, options)
            : SwitchConfigurationWriter.ForFabric(((NetworkDocument)_given).Fabric, existing, options);
        foreach (DocumentError error in written.Errors)
        {
            WriteError(FabricErrors.NotRead(error));
        }

        WriteFindings(written.Findings);
        foreach (SwitchConfiguration configuration in written.Configurations)
        {
            Write(configuration);
        }
    }

    private Fabric? ReadExisting(out bool failed)
    {
        failed = false;
        var sources = new List<ConfigurationSource>();
        foreach (string file in ConfigurationPath.SelectMany(Resolve).Distinct())
        {
            if (InputFile.Read(file, out ErrorRecord? error) is byte[] bytes)
            {
                sources.Add(ConfigurationSource.FromBytes(file, bytes));
            }
            else if (error is not null)
            {
                ThrowTerminatingError(error);
            }
        }

        if (sources.Count == 0)
        {
            return null;
        }

        FabricImport read = FabricImporter.Read(sources, [], new FabricImportOptions { Dialect = SwitchDialect });
        foreach (DocumentError error in read.Errors)
        {
            failed = true;
            WriteError(FabricErrors.NotRead(error));
        }

        WriteFindings(read.Findings);
        return read.Document.Fabric;
    }

    private IReadOnlyList<string> Resolve(string path)
    {
        IReadOnlyList<string> files = ProviderPath.Resolve(this, path, out ErrorRecord? error);
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        return files;
    }

    private void Write(SwitchConfiguration configuration)
    {
        if (Path is null)
        {
            WriteObject(configuration);
            return;
        }

        string? folder = ProviderPath.ResolveLiteral(this, Path, out ErrorRecord? error);
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        // A switch's name is a name and no path.
        char[] bad = [.. System.IO.Path.GetInvalidFileNameChars(), '/', '\\', ':'];
        string file = System.IO.Path.Combine(folder!, string.Concat(configuration.Switch.Select(c => bad.Contains(c) ? '_' : c)) + ".cfg");
        if (!ShouldProcess(file, "Write the lines"))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder!);
            File.WriteAllText(file, configuration.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CommandErrors.FileNotWritable(file, e));
        }
    }
}
