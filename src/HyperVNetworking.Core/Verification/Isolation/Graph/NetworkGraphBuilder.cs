using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Makes the graph of hosts and fabric.</summary>
internal static class NetworkGraphBuilder
{
    /// <summary>Makes the graph.</summary>
    /// <param name="hosts">The hosts; of several with one name the first counts.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="withPossibleOwners">Whether VMs also get the places that they may move to.</param>
    /// <returns>The graph.</returns>
    public static NetworkGraph Build(IEnumerable<HostState> hosts, Fabric fabric, bool withPossibleOwners = false)
    {
        HostState[] distinct = Distinct(hosts);
        return Build(distinct, fabric, EndpointDirectory.Build(distinct, fabric), withPossibleOwners);
    }

    /// <summary>The hosts, each once: of several with one name the first counts.</summary>
    public static HostState[] Distinct(IEnumerable<HostState> hosts) => hosts.GroupBy(h => h.Name, Names.Comparer).Select(g => g.First()).ToArray();

    /// <summary>Makes the graph with endpoints that were named before.</summary>
    /// <param name="distinct">The hosts, each once.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="directory">Their endpoints.</param>
    /// <param name="withPossibleOwners">Whether VMs also get the places that they may move to.</param>
    /// <returns>The graph.</returns>
    public static NetworkGraph Build(IReadOnlyList<HostState> distinct, Fabric fabric, EndpointDirectory directory, bool withPossibleOwners = false)
    {
        var graph = new NetworkGraph { Directory = directory };
        var fabricGraph = new FabricGraph(graph, fabric);
        var hostGraphs = distinct.ToDictionary(h => h.Name, h => new HostGraph(graph, fabricGraph, h), Names.Comparer);
        foreach (Endpoint endpoint in graph.Directory.Endpoints)
        {
            int index = graph.Endpoints.Count;
            graph.Endpoints.Add(endpoint.Host is null ? PlaceServer(fabricGraph, endpoint, index) : hostGraphs[endpoint.Host].Place(endpoint, index));
        }

        if (withPossibleOwners)
        {
            AddPossiblePlaces(graph, distinct, hostGraphs);
        }

        BridgeGuests(graph);
        return graph;
    }

    /// <summary>Puts a server in its place.</summary>
    public static GraphEndpoint PlaceServer(FabricGraph fabric, Endpoint server, int index)
    {
        IReadOnlyList<GraphPort> ports = fabric.PortsOf(server.Name);
        var placed = new GraphEndpoint
        {
            Index = index,
            Vlans = fabric.Vlans,
            Endpoint = server,
            Place = string.Join(" and ", ports.Select(p => $"{p.Device.Name} {p.Name} {p.Rule?.Setting}".TrimEnd())),
        };
        foreach (GraphPort port in ports)
        {
            port.Endpoints.Add(placed);
            placed.Ports.Add(port);
        }

        return placed;
    }

    private static void AddPossiblePlaces(NetworkGraph graph, IReadOnlyList<HostState> hosts, Dictionary<string, HostGraph> hostGraphs)
    {
        var owners = new Dictionary<string, HostState>(Names.Comparer);
        foreach (HostState host in hosts)
        {
            owners[host.Name] = host;
        }

        foreach (GraphEndpoint present in graph.Endpoints.Where(e => e.Endpoint.Kind == EndpointKind.VmAdapter).ToArray())
        {
            VirtualMachine vm = owners[present.Endpoint.Host!].Vms[present.Endpoint.MachineIndex];
            foreach (string owner in vm.PossibleOwners.Distinct(Names.Comparer).Where(o => !Names.Same(o, present.Endpoint.Host) && owners.ContainsKey(o)))
            {
                GraphEndpoint place = hostGraphs[owner].PlacePossible(present, graph.Endpoints.Count);
                graph.Endpoints.Add(place);
                present.PossiblePlaces.Add(place);
            }
        }
    }

    // A guest that may send with foreign addresses may bridge its adapters, and the VLANs of a trunk (site-rules B9).
    private static void BridgeGuests(NetworkGraph graph)
    {
        IEnumerable<GraphEndpoint> adapters = graph.Endpoints.Where(e => e.Endpoint.Kind == EndpointKind.VmAdapter && e.Ports.Count > 0);
        foreach (GraphEndpoint[] guest in adapters.GroupBy(e => e.MachineInPlace).Select(g => g.ToArray()))
        {
            foreach (GraphEndpoint sender in guest.Where(e => e.VirtualAdapter!.Security.MacSpoofing))
            {
                foreach (GraphEndpoint hearer in guest)
                {
                    bool isSameTeam = sender.VirtualAdapter!.Security.GuestTeaming && hearer.VirtualAdapter!.Security.GuestTeaming;
                    if (hearer == sender ? sender.Adapter!.Vlan is PortVlan.Trunk : !isSameTeam)
                    {
                        hearer.SendsOnBy.Add(sender);
                    }
                }
            }
        }
    }
}
