using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Puts the teams and virtual switches of one host into a graph.</summary>
internal sealed class HostGraph
{
    private readonly NetworkGraph _graph;
    private readonly FabricGraph _fabric;
    private readonly HostState _host;
    private readonly Dictionary<string, GraphDevice> _switches = new(Names.Comparer);
    private readonly Dictionary<string, GraphPort> _teamNics = new(Names.Comparer);

    /// <summary>Adds the host's devices.</summary>
    /// <param name="graph">The graph to fill.</param>
    /// <param name="fabric">The physical network in it.</param>
    /// <param name="host">The host.</param>
    public HostGraph(NetworkGraph graph, FabricGraph fabric, HostState host)
    {
        _graph = graph;
        _fabric = fabric;
        _host = host;
        foreach (NicTeam team in host.Teams)
        {
            AddTeam(team);
        }

        foreach (VirtualSwitch virtualSwitch in host.Switches)
        {
            AddSwitch(virtualSwitch);
        }
    }

    /// <summary>The virtual switch of that name or GUID in the graph, or null.</summary>
    public GraphDevice? FindSwitch(string name) => _switches.TryGetValue(name, out GraphDevice? device) ? device : null;

    /// <summary>Puts an endpoint of this host in its place.</summary>
    /// <param name="endpoint">A VM adapter, host adapter, team NIC or NIC.</param>
    /// <param name="index">Its place in the directory.</param>
    /// <returns>The endpoint in the graph.</returns>
    public GraphEndpoint Place(Endpoint endpoint, int index)
    {
        switch (endpoint.Kind)
        {
            case EndpointKind.VmAdapter:
                return PlaceAdapter(endpoint, index, $"VM {endpoint.Machine} '{endpoint.Adapter}'", _host.Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex]);
            case EndpointKind.HostAdapter:
                return PlaceAdapter(endpoint, index, $"host adapter vEthernet ({endpoint.Adapter})", _host.HostAdapters[endpoint.AdapterIndex]);
            case EndpointKind.TeamNic:
                return PlaceTeamNic(endpoint, index);
            default:
                return PlaceNic(endpoint, index);
        }
    }

    /// <summary>Puts an adapter where it would be if its VM ran on this host (site-rules A4).</summary>
    /// <param name="original">The adapter where it is now.</param>
    /// <param name="index">Its place in the graph.</param>
    /// <returns>The endpoint in the graph.</returns>
    public GraphEndpoint PlacePossible(GraphEndpoint original, int index)
    {
        Endpoint endpoint = original.Endpoint with { Name = $"{original.Endpoint.Name} (if on {_host.Name})", Host = _host.Name };
        return PlaceAdapter(endpoint, index, $"VM {endpoint.Machine} '{endpoint.Adapter}'", original.VirtualAdapter!, original);
    }

    private void AddTeam(NicTeam team)
    {
        string title = $"{_host.Name} NIC team {team.Name}";
        GraphDevice device = _graph.AddDevice(DeviceKind.Team, _host.Name, team.Name, title, TagsBelow(title, team.Members));
        foreach (string member in team.Members)
        {
            Cable(_graph.AddPort(device, $"member {member}", UplinkRule.Wired, isOuter: true), member);
        }

        VlanSet claimed = VlanSet.Of(team.EffectiveInterfaces.Where(t => t.Vlan is not null).Select(t => t.Vlan!.Value));
        foreach (TeamNic teamNic in team.EffectiveInterfaces)
        {
            GraphPort port = _graph.AddPort(device, $"team NIC {teamNic.Name}", new TeamNicRule(teamNic.Vlan, claimed));
            _teamNics[teamNic.Name] = port;
            if (teamNic.Vlan is null && !_teamNics.ContainsKey(team.Name))
            {
                _teamNics.Add(team.Name, port);
            }
        }
    }

    private void AddSwitch(VirtualSwitch virtualSwitch)
    {
        string title = $"{_host.Name} virtual switch {virtualSwitch.Name}";
        string? doubt = virtualSwitch.ForwardingExtension is string extension ? $"the extension {extension} forwards in place of {title} and enforces VLANs itself" : TagsBelow(title, virtualSwitch.Uplinks);
        GraphDevice device = _graph.AddDevice(DeviceKind.VirtualSwitch, _host.Name, virtualSwitch.Name, title, doubt, virtualSwitch.SriovEnabled);
        foreach (string? name in new[] { virtualSwitch.Name, virtualSwitch.Id })
        {
            if (name is not null && !_switches.ContainsKey(name))
            {
                _switches.Add(name, device);
            }
        }

        foreach (string uplink in virtualSwitch.Uplinks)
        {
            GraphPort port = _graph.AddPort(device, UplinkName(uplink), _host.FindNic(uplink)?.Kind == NicKind.WiFi ? UplinkRule.Wireless : UplinkRule.Wired, isOuter: true, virtualSwitch.UplinkMirroring);
            if (_host.FindNic(uplink) is null && _teamNics.TryGetValue(uplink, out GraphPort? teamNic))
            {
                NetworkGraph.Connect(port, teamNic);
            }
            else
            {
                Cable(port, uplink);
            }
        }

        if (virtualSwitch.Type == SwitchType.External && virtualSwitch.Uplinks.Count == 0)
        {
            GraphPort unknown = _graph.AddPort(device, "unknown uplink", UplinkRule.Wired, isOuter: true);
            unknown.OpenEnd = _graph.AddOpenEnd($"{_host.Name}/{virtualSwitch.Name}");
        }
    }

    private static string UplinkName(string nic) => $"uplink {nic}";

    // A NIC that tags by itself, below what tags already: which frames come out how is the driver's affair (site-rules B7).
    private string? TagsBelow(string title, IEnumerable<string> nics) => nics.Select(_host.FindNic).FirstOrDefault(n => n?.Vlan is not null) is PhysicalNic nic
        ? $"physical NIC {nic.Name} under {title} has VLAN {nic.Vlan} of its own, and what its driver does to tagged frames is not known"
        : null;

    // A NIC whose cable nobody described, or whose switch nobody described, ends the proof there (design 6).
    private void Cable(GraphPort port, string nic)
    {
        port.Nic = nic;
        if (_fabric.Find(_host.FindNic(nic)?.Port) is GraphPort physical)
        {
            NetworkGraph.Connect(port, physical);
        }
        else
        {
            port.OpenEnd = _graph.AddOpenEnd($"{_host.Name}/{nic}");
        }
    }

    private GraphEndpoint PlaceAdapter(Endpoint endpoint, int index, string name, IVirtualAdapter adapter, GraphEndpoint? original = null)
    {
        var rule = new AdapterRule(adapter.Vlan, adapter.Isolation);
        GraphDevice? device = adapter.Switch is string switchName && _switches.TryGetValue(switchName, out GraphDevice? found) ? found : null;
        PortMirroring mirroring = adapter.Security.Mirroring;
        GraphPort? pinnedTo = adapter.TeamMapping is { DisableOnFailover: true } mapping ? device?.OuterPorts.Find(p => Names.Same(p.Name, UplinkName(mapping.Nic))) : null;
        var placed = new GraphEndpoint
        {
            Index = index,
            Vlans = _graph.Vlans,
            Endpoint = endpoint,
            Original = original,
            Place = device is not null ? $"{_host.Name} {name} {rule.Setting}"
                : original is null || adapter.Switch is null ? $"{_host.Name} {name}, which is on no virtual switch"
                : $"{_host.Name} {name}, whose virtual switch {adapter.Switch} is not there",
            VirtualAdapter = adapter,
            Settings = $"{device?.Index} {rule.Setting} {mirroring} {adapter.Offload.SriovWeight > 0} {adapter.Acls.Any(a => a.Filters)} {pinnedTo?.Index}",
        };
        if (device is not null)
        {
            GraphPort port = _graph.AddPort(device, $"port of {name}", rule, mirroring: mirroring, pinnedTo: pinnedTo);
            port.Endpoints.Add(placed);
            placed.Ports.Add(port);
        }

        return placed;
    }

    private GraphEndpoint PlaceTeamNic(Endpoint endpoint, int index)
    {
        GraphPort port = _teamNics[endpoint.Adapter!];
        var placed = new GraphEndpoint
        {
            Index = index,
            Vlans = _graph.Vlans,
            Endpoint = endpoint,
            Place = $"{_host.Name} team NIC {endpoint.Adapter} {port.Rule!.Setting}",
        };
        port.Endpoints.Add(placed);
        placed.Ports.Add(port);
        return placed;
    }

    private GraphEndpoint PlaceNic(Endpoint endpoint, int index)
    {
        PhysicalNic? nic = _host.FindNic(endpoint.Adapter);
        GraphPort? port = _fabric.Find(nic?.Port);
        var placed = new GraphEndpoint
        {
            Index = index,
            Vlans = _graph.Vlans,
            Endpoint = endpoint,
            Place = port is null
                ? $"{_host.Name} physical NIC {endpoint.Adapter}, whose cable nobody described"
                : $"{port.Device.Name} {port.Name} {port.Rule?.Setting}{(nic!.Vlan is null ? string.Empty : $", with VLAN {nic.Vlan} on the NIC itself")}",
            OwnVlan = nic?.Vlan?.Value ?? FrameClasses.VlanLess,
            OpenEnd = port?.OpenEnd ?? _graph.AddOpenEnd($"{_host.Name}/{endpoint.Adapter}"),
        };
        if (port is not null)
        {
            port.Endpoints.Add(placed);
            placed.Ports.Add(port);
        }

        return placed;
    }
}
