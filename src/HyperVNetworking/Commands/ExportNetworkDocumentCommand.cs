using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Writes a document, host states or a plan to a file that can be read again without loss.</summary>
[Cmdlet(VerbsData.Export, "NetworkDocument", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkDocumentCommand : FileExportCmdlet
{
    private readonly List<HostState> _hosts = [];
    private NetworkDocument? _document;
    private NetworkPlan? _plan;

    /// <summary>A network document, host states (they become one document) or one plan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool second = _document is not null || _plan is not null;
        switch (InputObject.BaseObject)
        {
            case HostState host when !second:
                _hosts.Add(host);
                break;
            case NetworkDocument document when !second && _hosts.Count == 0:
                _document = document;
                break;
            case NetworkPlan plan when !second && _hosts.Count == 0:
                _plan = plan;
                break;
            case HostState or NetworkDocument or NetworkPlan:
                ThrowTerminatingError(CommandErrors.SeveralDocuments(InputObject.BaseObject));
                break;
            default:
                WriteError(CommandErrors.NotADocument(InputObject.BaseObject));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string? text = _plan is not null ? PlanWriter.Write(_plan)
            : _document is not null ? DocumentWriter.Write(_document)
            : _hosts.Count > 0 ? DocumentWriter.Write(new NetworkDocument { Hosts = _hosts.ToValueList() })
            : null;
        if (text is null)
        {
            return;
        }

        WriteFile("Write the document", withMark: false, () => text);
    }
}
