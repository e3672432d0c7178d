using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Reads network documents; all files together become one document. Reads saved plans too.</summary>
[Cmdlet(VerbsData.Import, "NetworkDocument", DefaultParameterSetName = "Path")]
[OutputType(typeof(NetworkDocument), typeof(NetworkPlan))]
public sealed class ImportNetworkDocumentCommand : FileImportCmdlet
{
    /// <summary>Reads saved plans: one plan a file, with the document it was made from.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        DocumentSource[] sources = ReadFiles().Select(f => new DocumentSource(f.File, f.Bytes)).ToArray();

        // A document without one of its files says something else: none is better.
        if (HasFailed || sources.Length == 0)
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
}
