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
}
