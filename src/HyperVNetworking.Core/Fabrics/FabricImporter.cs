using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Fabrics.Lldp;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics;

/// <summary>Reads running configurations of physical switches, and the LLDP neighbours of switches and hosts, into the fabric of a document. No text makes it throw.</summary>
public static class FabricImporter
{
    /// <summary>Reads the sources as one fabric.</summary>
    /// <param name="configurations">One running configuration a switch.</param>
    /// <param name="neighbors">LLDP neighbours: JSON of <c>show lldp neighbors detail | json</c> (NX-OS) or <c>lldpctl -f json</c>; each file is named after the switch or host whose neighbours it lists.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The document with the fabric, what became of each line, and what is open.</returns>
    public static FabricImport Read(IReadOnlyList<ConfigurationSource> configurations, IReadOnlyList<DocumentSource> neighbors, FabricImportOptions options)
    {
        var report = new ImportReport();
        var switches = new List<ReadSwitch>();
        foreach (ConfigurationSource source in configurations)
        {
            if (SourceReader.Read(source, options.Dialect, switches, report) is ReadSwitch read)
            {
                switches.Add(read);
            }
        }

        var fabric = new FabricAssembly(switches, options, report);
        NetworkDocument document = fabric.Build(neighbors.SelectMany(n => NeighborFile.Read(n, switches, options.Document, report)).ToArray());
        return new FabricImport
        {
            Document = document,
            Lines = report.Lines.ToValueList(),
            Findings = report.Findings.ToValueList(),
            Errors = report.Errors.ToValueList(),
        };
    }
}
