using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Hosts and physical network prepared for failures: places, links, teamings, and by which way each place's frames come and go.</summary>
internal sealed class ResilienceNetwork
{
    private readonly NetworkGraph _graph;
    private readonly int[] _firstPlace;
    private readonly Dictionary<Endpoint, int> _own = [];
    private readonly Dictionary<(int Host, string Team), Teaming> _teams = [];
    private readonly Dictionary<(int Host, int Device), Teaming> _switches = [];
    private readonly Dictionary<string, int> _profileOf = [];
    private readonly Dictionary<object, int> _likenessOf = [];
    private readonly List<DeliveryProfile> _profiles = [];
    private readonly HashSet<int> _sharedGroups;

    /// <summary>Prepares a network.</summary>
    /// <param name="hosts">The hosts that were read whole, each once.</param>
    /// <param name="fabric">The physical network.</param>
    public ResilienceNetwork(IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        Hosts = hosts;
        Fabric = new FabricNumbers(fabric);
        Sorts = new PlaceIndex(hosts);
        Links = new LinkTable(hosts, fabric);
        HostState[] thin = hosts.Select(Sorts.Thin).ToArray();
        _graph = NetworkGraphBuilder.Build(thin, fabric);
        _firstPlace = new int[hosts.Count];
        for (int h = 0, next = 0; h < hosts.Count; h++)
        {
            _firstPlace[h] = next;
            next += Sorts.SortsOn(h) + EndpointDirectory.OfHost(hosts[h]).Count();
        }

        _sharedGroups = SharedGroups(_graph);
        SwitchOfDevice = _graph.Devices.Where(d => d.Kind == DeviceKind.PhysicalSwitch).Select((d, i) => (d, i)).ToDictionary(p => p.d, p => Fabric.Of(fabric.Switches[p.i].Name));
        Places = _graph.Endpoints.Select(MakePlace).ToArray();
        foreach (Place place in Places.Where(p => p.Endpoint.Endpoint.Kind != EndpointKind.VmAdapter))
        {
            _own[place.Endpoint.Endpoint] = place.Index;
        }
    }

    /// <summary>The hosts.</summary>
    public IReadOnlyList<HostState> Hosts { get; }

    /// <summary>The physical switches.</summary>
    public FabricNumbers Fabric { get; }

    /// <summary>The sorts of VM adapters.</summary>
    public PlaceIndex Sorts { get; }

    /// <summary>The links and teamings.</summary>
    public LinkTable Links { get; }

    /// <summary>The places.</summary>
    public IReadOnlyList<Place> Places { get; }

    /// <summary>What ways deliver.</summary>
    public IReadOnlyList<DeliveryProfile> Profiles => _profiles;

    private Dictionary<GraphDevice, int> SwitchOfDevice { get; }

    /// <summary>The place of a VM's adapter, on a host that it may be on.</summary>
    public int PlaceOf(int host, VmAdapter adapter) => _firstPlace[host] + Sorts.SortOf(host, adapter);

    /// <summary>The place of an endpoint that is no VM's.</summary>
    public int PlaceOf(Endpoint endpoint) => _own[endpoint];

    // A frame does not go back out of the port it came in by: that matters where two virtual switches, or two hosts, use one port.
    private static HashSet<int> SharedGroups(NetworkGraph graph)
    {
        var owners = new Dictionary<int, string>();
        var shared = new HashSet<int>();
        foreach (GraphEndpoint endpoint in graph.Endpoints)
        {
            string owner = endpoint.Adapter is null ? endpoint.Machine : endpoint.Ports[0].Device.Name;
            foreach (int group in EndpointWays.Inlets(endpoint).Where(i => i.Port is not null).Select(i => i.Port!.Group))
            {
                if (!owners.TryGetValue(group, out string? other))
                {
                    owners.Add(group, owner);
                }
                else if (other != owner)
                {
                    shared.Add(group);
                }
            }
        }

        return shared;
    }

    private Place MakePlace(GraphEndpoint endpoint)
    {
        int host = endpoint.Endpoint.Host is string name ? Sorts.Find(name) : -1;
        Teaming? teaming = TeamingOf(endpoint, host);
        int preferred = endpoint.VirtualAdapter?.TeamMapping is { DisableOnFailover: false } mapping && teaming is { IsEmbedded: true } ? Links.Of(host, mapping.Nic) : -1;
        return new Place
        {
            Index = endpoint.Index,
            Host = host,
            Label = endpoint.Endpoint.Host ?? endpoint.Endpoint.Name,
            Endpoint = endpoint,
            Teaming = teaming,
            Preferred = teaming?.Active.Contains(preferred) == true ? preferred : -1,
            Out = EndpointWays.Frames(endpoint, Reading.Must).Distinct().Select(f => EndpointWays.Outlets(endpoint, f, Reading.Must).Select((o, i) => WayOf(endpoint, host, o, i)).ToArray()).ToArray(),
            In = EndpointWays.Inlets(endpoint).Select((inlet, i) => WayOf(endpoint, host, inlet, i)).ToArray(),
            Vlan = HomeVlans.Of(endpoint),
        };
    }

    private Teaming? TeamingOf(GraphEndpoint endpoint, int host)
    {
        switch (endpoint.Endpoint.Kind)
        {
            case EndpointKind.Server:
                return Links.Alone(-1, endpoint.Ports.Select(ServerLink).ToArray());
            case EndpointKind.PhysicalNic:
                return Links.Alone(host, Links.Of(host, endpoint.Endpoint.Adapter!));
            case EndpointKind.TeamNic:
                return TeamOf(host, endpoint.Endpoint.Adapter!);
            default:
                return endpoint.Adapter is null ? null : SwitchOf(host, endpoint);
        }
    }

    private Teaming? SwitchOf(int host, GraphEndpoint endpoint)
    {
        int device = endpoint.Ports[0].Device.Index;
        if (!_switches.TryGetValue((host, device), out Teaming? teaming))
        {
            VirtualSwitch virtualSwitch = Hosts[host].FindSwitch(endpoint.VirtualAdapter!.Switch)!;
            string? only = virtualSwitch.Uplinks.Count == 1 && Hosts[host].FindNic(virtualSwitch.Uplinks[0]) is null ? virtualSwitch.Uplinks[0] : null;
            teaming = only is not null && Hosts[host].FindTeam(only) is not null ? TeamOf(host, only) : Links.Embedded(host, virtualSwitch);
            _switches.Add((host, device), teaming!);
        }

        return teaming;
    }

    private Teaming TeamOf(int host, string teamNic)
    {
        NicTeam team = Hosts[host].FindTeam(teamNic)!;
        if (!_teams.TryGetValue((host, team.Name), out Teaming? teaming))
        {
            _teams.Add((host, team.Name), teaming = Links.Team(host, team));
        }

        return teaming;
    }

    private Place.WayOut WayOf(GraphEndpoint endpoint, int host, Outlet outlet, int number)
    {
        int entered = outlet.Port?.Rule!.Ingress(outlet.Tag, Reading.Must) ?? FrameClasses.Dropped;
        int node = entered == FrameClasses.Dropped || outlet.Port!.Device.Doubt is not null ? -1 : (SwitchOfDevice[outlet.Port!.Device] * FrameClasses.Limit) + entered;
        return new Place.WayOut(LinkOf(endpoint, host, outlet.Path.Count == 0 ? null : outlet.Path[outlet.Path.Count - 1].Nic, number), node, GroupOf(outlet.Port));
    }

    private Place.WayIn WayOf(GraphEndpoint endpoint, int host, Inlet inlet, int number)
    {
        int link = LinkOf(endpoint, host, inlet.Path.Count == 0 ? null : inlet.Path[0].Nic, number);
        return new Place.WayIn(link, inlet.Port is null ? -1 : ProfileOf(endpoint, inlet), GroupOf(inlet.Port));
    }

    private int GroupOf(GraphPort? port) => port is not null && _sharedGroups.Contains(port.Group) ? port.Group + 1 : 0;

    // The ways of a server are its ports, in their order.
    private int LinkOf(GraphEndpoint endpoint, int host, string? nic, int number) =>
        nic is not null ? Links.Of(host, nic)
        : endpoint.Endpoint.Kind == EndpointKind.PhysicalNic ? Links.Of(host, endpoint.Endpoint.Adapter!)
        : endpoint.Endpoint.Kind == EndpointKind.Server ? ServerLink(endpoint.Ports[number])
        : -1;

    private int ServerLink(GraphPort port) => Links.OfServer(new PortReference(Fabric.Links.Switches[SwitchOfDevice[port.Device]].Name, port.Name.Substring("port ".Length)));

    private int ProfileOf(GraphEndpoint endpoint, Inlet inlet)
    {
        GraphPort port = inlet.Port!;
        object likeness = ((PhysicalPortRule)port.Rule!).Likeness;
        if (!_likenessOf.TryGetValue(likeness, out int alike))
        {
            _likenessOf.Add(likeness, alike = _likenessOf.Count);
        }

        int number = SwitchOfDevice[port.Device];
        string hearer = endpoint.Adapter?.Setting ?? $"{endpoint.Endpoint.Kind} {endpoint.OwnVlan}";
        string key = $"{number} {alike} {string.Join("/", inlet.Path.Select(p => p.Rule!.Setting))} {hearer}";
        if (!_profileOf.TryGetValue(key, out int profile))
        {
            _profileOf.Add(key, profile = _profiles.Count);
            _profiles.Add(new DeliveryProfile(number, inlet, endpoint));
        }

        return profile;
    }
}
