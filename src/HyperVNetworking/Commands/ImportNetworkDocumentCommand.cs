using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Reads network documents; all files together become one document. Reads saved plans too.</summary>
[Cmdlet(VerbsData.Import, "NetworkDocument", DefaultParameterSetName = "Path")]
[OutputType(typeof(NetworkDocument), typeof(NetworkPlan))]
public sealed class ImportNetworkDocumentCommand : NetworkCmdlet
{
    private readonly List<string> _files = [];
    private bool _failed;

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, taken as they are written.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Reads saved plans: one plan a file, with the document it was made from.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            _files.AddRange(ProviderPath.Resolve(this, path, out ErrorRecord? error));
            Report(error);
        }

        foreach (string path in LiteralPath)
        {
            if (ProviderPath.ResolveLiteral(this, path, out ErrorRecord? error) is string file)
            {
                _files.Add(file);
            }

            Report(error);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var sources = new List<DocumentSource>();
        foreach (string file in _files)
        {
            byte[]? bytes = InputFile.Read(file, out ErrorRecord? error);
            Report(error);
            if (bytes is not null)
            {
                WriteVerbose($"Read {bytes.Length} bytes of {file}.");
                sources.Add(new DocumentSource(file, bytes));
            }
        }

        // A document without one of its files says something else: none is better.
        if (_failed || sources.Count == 0)
        {
            return;
        }

        if (!Plan)
        {
            DocumentReadResult result = DocumentReader.Read(sources);
            Write(result.Document, result.Errors);
            return;
        }

        foreach (DocumentSource source in sources)
        {
            PlanReadResult result = PlanReader.Read(source);
            Write(result.Plan, result.Errors);
        }
    }

    private void Write(object? read, IEnumerable<DocumentError> errors)
    {
        foreach (DocumentError error in errors)
        {
            Report(CommandErrors.Document(error));
        }

        if (read is not null)
        {
            WriteObject(read);
        }
    }

    private void Report(ErrorRecord? error)
    {
        if (error is not null)
        {
            _failed = true;
            WriteError(error);
        }
    }
}
