using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Reads running configurations of physical switches and LLDP neighbours into the fabric of a document.</summary>
[Cmdlet(VerbsData.Import, "NetworkFabric", DefaultParameterSetName = "Path")]
[OutputType(typeof(NetworkDocument), typeof(ConfigurationLine))]
public sealed class ImportNetworkFabricCommand : FileImportCmdlet
{
    /// <summary>LLDP neighbours as JSON, each file named after the switch or host whose they are; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] LldpPath { get; set; } = [];

    /// <summary>The dialect of all configurations; left out, each text tells its own.</summary>
    [Parameter]
    [Alias("Dialect")]
    public SwitchDialect? SwitchDialect { get; set; }

    /// <summary>What ports are that a configuration does not list: Unknown, or Unused.</summary>
    [Parameter]
    public OtherPorts OtherPort { get; set; }

    /// <summary>The document to read the fabric into; its tenants and hosts stay.</summary>
    [Parameter]
    [ValidateNotNull]
    public NetworkDocument Document { get; set; } = NetworkDocument.Empty;

    /// <summary>Returns what became of each line, in place of the document.</summary>
    [Parameter]
    public SwitchParameter Line { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ConfigurationSource[] sources = ReadFiles().Select(f => ConfigurationSource.FromBytes(f.File, f.Bytes)).ToArray();
        DocumentSource[] neighbors = Read(Resolve(LldpPath)).Select(f => new DocumentSource(f.File, f.Bytes)).ToArray();
        if (sources.Length == 0)
        {
            return;
        }

        var options = new FabricImportOptions { Dialect = SwitchDialect, OtherPorts = OtherPort, Document = Document };
        FabricImport read = Compute("Reading switch configurations", () => FabricImporter.Read(sources, neighbors, options));
        foreach (DocumentError error in read.Errors)
        {
            Report(FabricErrors.NotRead(error));
        }

        Tell(read);
        if (Line)
        {
            WriteObject(read.Lines, enumerateCollection: true);
        }
        else if (!HasFailed)
        {
            // A fabric without one of its switches says something else: none is better.
            WriteObject(read.Document);
        }
    }

    private void Tell(FabricImport read)
    {
        foreach (IGrouping<string, ConfigurationLine> file in read.Lines.GroupBy(l => l.File))
        {
            string counts = string.Join(", ", file.GroupBy(l => l.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"));
            WriteVerbose($"{file.Key}, physical switch {file.First().Switch}: {counts}.");
        }

        WriteFindings(read.Findings);
    }
}
