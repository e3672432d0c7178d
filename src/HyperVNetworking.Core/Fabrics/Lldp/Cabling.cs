using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>Which cable is in which port: the document's, and those that LLDP neighbours tell of. One port takes one plug.</summary>
internal sealed class Cabling
{
    private readonly IReadOnlyList<ReadSwitch> _switches;
    private readonly ImportReport _report;
    private readonly Dictionary<PortReference, string> _attached = [];
    private readonly Dictionary<PortReference, PortReference> _linked = [];
    private readonly HashSet<PortReference> _nics = [];

    public Cabling(NetworkDocument document, IReadOnlyList<ReadSwitch> switches, ImportReport report)
    {
        Document = document;
        _switches = switches;
        _report = report;
        foreach (FabricLink link in document.Fabric.Links)
        {
            AddLink(link.First, link.Second);
        }

        foreach (PhysicalSwitch s in document.Fabric.Switches)
        {
            foreach (PhysicalPort port in s.Ports.Where(p => p.Attached is not null))
            {
                _attached[new PortReference(s.Name, port.Name)] = port.Attached!;
            }
        }

        _nics.UnionWith(document.Hosts.SelectMany(h => h.PhysicalNics).Select(n => n.Port).OfType<PortReference>());
    }

    /// <summary>The document; NICs that LLDP names have their ports.</summary>
    public NetworkDocument Document { get; private set; }

    public List<FabricLink> Links { get; } = [];

    public string? AttachedTo(PortReference port) => _attached.TryGetValue(port, out string? server) ? server : null;

    public bool IsUsed(PortReference port) => _linked.ContainsKey(port) || _attached.ContainsKey(port) || _nics.Contains(port);

    public void AddLink(PortReference one, PortReference other)
    {
        Links.Add(new FabricLink(one, other));
        _linked[one] = other;
        _linked[other] = one;
    }

    public void Add(LldpNeighbor neighbor)
    {
        if (Document.FindHost(neighbor.Owner) is HostState host && Switch(neighbor.Owner) is null)
        {
            AddHeardByHost(neighbor, host);
            return;
        }

        if (PortOf(neighbor.Owner, [neighbor.OwnPort]) is not PortReference own)
        {
            Unclear(neighbor, $"{neighbor.Owner} has no port {neighbor.OwnPort}");
        }
        else if (neighbor.SystemName is not string name)
        {
            Unclear(neighbor, $"whoever is at {own.Describe()} does not give its name");
        }
        else if (Known(name) is string device)
        {
            Link(neighbor, own, PortOf(device, neighbor.PortNames), device);
        }
        else if (Document.FindHost(Short(name)) is HostState cabled)
        {
            Plug(neighbor, cabled, cabled.PhysicalNics.FirstOrDefault(n => neighbor.PortNames.Contains(n.Name, Names.Comparer)), own);
        }
        else if (neighbor.IsBridge)
        {
            // A switch that nobody described: what is behind it stays open.
            Link(neighbor, own, new PortReference(Short(name), neighbor.PortNames.FirstOrDefault() ?? "unknown"), name);
        }
        else if (IsUsed(own) && !Names.Same(AttachedTo(own), Short(name)))
        {
            Unclear(neighbor, $"{own.Describe()} has another cable already than the one to {name}");
        }
        else
        {
            _attached[own] = Short(name);
        }
    }

    private void AddHeardByHost(LldpNeighbor neighbor, HostState host)
    {
        PortReference? port = neighbor.SystemName is string name && Known(name) is string device ? PortOf(device, neighbor.PortNames) : null;
        if (port is null)
        {
            Unclear(neighbor, $"the switch port at host {host.Name} {neighbor.OwnPort} is not among those that were read");
            return;
        }

        Plug(neighbor, host, host.FindNic(neighbor.OwnPort), port);
    }

    private void Plug(LldpNeighbor neighbor, HostState host, PhysicalNic? nic, PortReference port)
    {
        if (nic is null)
        {
            Unclear(neighbor, $"which physical NIC of host {host.Name} is at {port.Describe()} is not told");
        }
        else if (nic.Port is not null ? !nic.Port.Equals(port) : IsUsed(port))
        {
            Unclear(neighbor, $"the document has another cable than that of {host.Name} physical NIC {nic.Name} and {port.Describe()}");
        }
        else
        {
            _nics.Add(port);
            Document = Document with
            {
                Hosts = Document.Hosts.Replace(h => Names.Same(h.Name, host.Name), h => h with { PhysicalNics = h.PhysicalNics.Replace(n => Names.Same(n.Name, nic.Name), n => n with { Port = port }) }),
            };
        }
    }

    private void Link(LldpNeighbor neighbor, PortReference own, PortReference? far, string device)
    {
        if (far is null)
        {
            Unclear(neighbor, $"physical switch {device} has no port {string.Join(" or ", neighbor.PortNames)}");
        }
        else if (_linked.TryGetValue(own, out PortReference? there) && there.Equals(far))
        {
            // The other end said so already.
        }
        else if (IsUsed(own) || IsUsed(far) || own.Equals(far))
        {
            Unclear(neighbor, $"{own.Describe()} or {far.Describe()} has another cable already");
        }
        else
        {
            AddLink(own, far);
        }
    }

    private void Unclear(LldpNeighbor neighbor, string why) => _report.Add(
        FabricFindingCodes.NeighborUnclear,
        FindingSeverity.Warning,
        $"{neighbor.Owner} port {neighbor.OwnPort}",
        $"{neighbor.File}: the neighbour at port {neighbor.OwnPort} of {neighbor.Owner} was left out: {why}.",
        "Describe the cable in the document.");

    private ReadSwitch? Switch(string name) => _switches.FirstOrDefault(s => Names.Same(s.HostName, name));

    // Systems give themselves their name with or without their domain.
    private string? Known(string name) => Switch(name)?.HostName ?? Switch(Short(name))?.HostName ?? Document.Fabric.FindSwitch(name)?.Name ?? Document.Fabric.FindSwitch(Short(name))?.Name;

    private PortReference? PortOf(string device, string[] names)
    {
        if (Switch(device) is not ReadSwitch read)
        {
            PhysicalSwitch? described = Document.Fabric.FindSwitch(device);
            return names.FirstOrDefault(n => described?.FindPort(n) is not null) is string port ? new PortReference(described!.Name, port) : null;
        }

        return names
            .Select(n => InterfaceName.Read(n, read.Dialect))
            .OfType<InterfaceName>()
            .Where(n => n.Kind == InterfaceKind.Port)
            .Select(n => new PortReference(read.HostName!, n.Text))
            .FirstOrDefault();
    }

    private static string Short(string name)
    {
        int dot = name.IndexOf('.');
        string first = dot > 0 ? name.Substring(0, dot) : name;
        return first.Replace('/', '-');
    }
}
