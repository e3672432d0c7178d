using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>
/// Reads the LLDP neighbours of one switch or host. Formats: what NX-OS prints for <c>show lldp neighbors detail | json</c> (TABLE_nbor_detail, ROW_nbor_detail),
/// and what lldpd prints for <c>lldpctl -f json</c> and <c>-f json0</c> (lldpcli(8)). Neither names its owner, so the file does.
/// </summary>
internal static class NeighborFile
{
    public static IReadOnlyList<LldpNeighbor> Read(DocumentSource source, IReadOnlyList<ReadSwitch> switches, NetworkDocument document, ImportReport report)
    {
        var errors = new ErrorList();
        DocumentNode? root = NodeParser.Parse(new DocumentText(source, 0), errors);
        report.Errors.AddRange(errors.ToValueList());
        if (root is null)
        {
            return [];
        }

        if (Owner(source.Name, switches, document) is not string owner)
        {
            report.AddError(FabricErrorIds.LldpOwnerUnknown, source.Name, "The file does not say whose neighbours it lists: name it after the physical switch or the host, such as SwitchA.json.");
            return [];
        }

        IEnumerable<LldpNeighbor>? neighbors = NexusNeighbors.Read(root, source.Name, owner) ?? LldpctlNeighbors.Read(root, source.Name, owner);
        if (neighbors is null)
        {
            report.AddError(FabricErrorIds.LldpFormatUnknown, source.Name, "This is neither JSON of \"show lldp neighbors detail | json\" (NX-OS) nor of \"lldpctl -f json\".");
        }

        return neighbors?.ToArray() ?? [];
    }

    // tor-1a.json and tor-1a.lldp.json are both of tor-1a; one switch alone owns what is given with it.
    private static string? Owner(string file, IReadOnlyList<ReadSwitch> switches, NetworkDocument document)
    {
        string stem = SourceReader.FileStem(file);
        string[] names = [.. switches.Select(s => s.HostName!), .. document.Hosts.Select(h => h.Name), .. document.Fabric.Switches.Select(s => s.Name)];
        return names.FirstOrDefault(n => Names.Same(n, stem))
            ?? names.Where(n => stem.StartsWith(n, StringComparison.OrdinalIgnoreCase) && stem.Length > n.Length && !char.IsLetterOrDigit(stem[n.Length])).OrderByDescending(n => n.Length).FirstOrDefault()
            ?? (switches.Count == 1 ? switches[0].HostName : null);
    }
}
