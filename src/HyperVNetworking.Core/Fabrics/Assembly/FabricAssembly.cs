using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Lldp;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>Makes one fabric of what was read, and puts it into the document.</summary>
internal sealed class FabricAssembly(IReadOnlyList<ReadSwitch> switches, FabricImportOptions options, ImportReport report)
{
    /// <summary>The document with the fabric.</summary>
    /// <param name="neighbors">What LLDP tells of cables.</param>
    public NetworkDocument Build(IReadOnlyList<LldpNeighbor> neighbors)
    {
        PhysicalSwitch[] read = switches.Select(s => SwitchMapper.Map(s, options.OtherPorts, report)).ToArray();
        IReadOnlyList<(ReadSwitch First, ReadSwitch Second)> pairs = PairFinder.Find(switches, report);
        var cabling = new Cabling(options.Document, switches, report);
        foreach (LldpNeighbor neighbor in neighbors)
        {
            cabling.Add(neighbor);
        }

        AddPeerLinks(pairs, cabling);
        Fabric given = options.Document.Fabric;
        bool IsRead(string name) => read.Any(r => Names.Same(r.Name, name));
        return cabling.Document with
        {
            Fabric = new Fabric
            {
                Switches = [.. given.Switches.Where(s => !IsRead(s.Name)), .. read.Select(r => Merged(r, given.FindSwitch(r.Name), cabling))],
                Links = [.. cabling.Links],
                Lags = [.. given.Lags.Where(l => !l.Ports.Any(p => IsRead(p.Switch))), .. PairedLags.Of(switches, pairs)],
                Mlag = [.. given.Mlag.Where(m => !IsRead(m.First) && !IsRead(m.Second)), .. pairs.Select(p => new SwitchPair(p.First.HostName!, p.Second.HostName!))],
            },
        };
    }

    // What no configuration says stays as the document had it: what is attached, and how the switch treats its own tags.
    private static PhysicalSwitch Merged(PhysicalSwitch read, PhysicalSwitch? given, Cabling cabling) => read with
    {
        AcceptsOwnTagOnAccess = given?.AcceptsOwnTagOnAccess,
        AcceptsTaggedNative = given?.AcceptsTaggedNative,
        OtherPorts = given is not null && read.OtherPorts == OtherPorts.Unknown ? given.OtherPorts : read.OtherPorts,
        Ports =
        [
            .. read.Ports.Select(p => p with
            {
                Attached = cabling.AttachedTo(new PortReference(read.Name, p.Name)),
                IngressFiltering = given?.FindPort(p.Name)?.IngressFiltering,
            }),
        ],
    };

    // The members of a peer link are one port: which of them is cabled to which changes nothing.
    private void AddPeerLinks(IReadOnlyList<(ReadSwitch First, ReadSwitch Second)> pairs, Cabling cabling)
    {
        foreach ((ReadSwitch first, ReadSwitch second) in pairs)
        {
            PortReference[] ones = PairedLags.PeerPorts(first).Where(p => !cabling.IsUsed(p)).ToArray();
            PortReference[] others = PairedLags.PeerPorts(second).Where(p => !cabling.IsUsed(p)).ToArray();
            bool fits = ones.Length == others.Length;
            foreach ((PortReference one, PortReference other) in fits ? ones.Zip(others, (a, b) => (a, b)) : [])
            {
                cabling.AddLink(one, other);
            }

            if (ones.Length > 0 || others.Length > 0)
            {
                report.Add(
                    FabricFindingCodes.PeerLinkAssumed,
                    fits ? FindingSeverity.Information : FindingSeverity.Warning,
                    $"physical switch {first.HostName}",
                    fits
                        ? $"No LLDP neighbour tells how the peer link of physical switch {first.HostName} and physical switch {second.HostName} is cabled: {ones.Length} cables in the order of the ports are assumed."
                        : $"The peer link of physical switch {first.HostName} has {ones.Length} ports without a known cable and that of physical switch {second.HostName} {others.Length}: none is assumed.",
                    "Give the LLDP neighbours of the switches, or the links in the document.");
            }
        }
    }
}
