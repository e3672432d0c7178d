using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The physical ports of each server.</summary>
internal sealed class ServerPorts
{
    private readonly ILookup<string, (PortReference Reference, PhysicalPort Port)> _ports;

    public ServerPorts(Fabric fabric) => _ports = fabric.Switches
        .SelectMany(s => s.Ports.Select(p => (Reference: new PortReference(s.Name, p.Name), Port: p)))
        .Where(p => p.Port.Attached is not null)
        .ToLookup(p => p.Port.Attached!, Names.Comparer);

    public IEnumerable<(PortReference Reference, PhysicalPort Port)> Of(string server) => _ports[server];

    /// <summary>The VLANs that a server is in by its access ports; on a trunk the server chooses its tags itself.</summary>
    public IEnumerable<FixedVlan> VlansOf(string server) =>
        from p in _ports[server]
        where p.Port.Mode == PhysicalPortMode.Access && p.Port.PrivateVlan is null
        select new FixedVlan(p.Port.Vlan, $"server {server} is on {p.Reference.Describe()}, access VLAN {p.Port.Vlan}");

    /// <summary>The private VLANs of the ports that a server is on.</summary>
    public IEnumerable<FixedPrivateVlan> PrivateVlansOf(string server) =>
        from p in _ports[server]
        where p.Port.Mode != PhysicalPortMode.Trunk && p.Port.PrivateVlan is PortVlan.Isolated or PortVlan.Community or PortVlan.Promiscuous
        select new FixedPrivateVlan(p.Port.PrivateVlan!, $"server {server} is on {p.Reference.Describe()}, private VLAN {p.Port.PrivateVlan}");

    /// <summary>The trunk ports that a server is on, as clauses.</summary>
    public IEnumerable<string> TrunksOf(string server) =>
        from p in _ports[server]
        where p.Port.Mode == PhysicalPortMode.Trunk
        select $"server {server} is on {p.Reference.Describe()}, a trunk";
}
