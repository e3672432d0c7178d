using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The layer-2 network of some hosts and the fabric: devices, ports, cables and who sits where.</summary>
internal sealed class NetworkGraph
{
    private readonly Dictionary<string, int> _openEndIndex = new(Names.Comparer);
    private readonly List<string> _openEnds = [];

    /// <summary>The endpoints by name.</summary>
    public required EndpointDirectory Directory { get; init; }

    /// <summary>The devices.</summary>
    public List<GraphDevice> Devices { get; } = [];

    /// <summary>The ports of all devices.</summary>
    public List<GraphPort> Ports { get; } = [];

    /// <summary>The endpoints, in directory order; after them the places that VMs may move to, if those were asked for.</summary>
    public List<GraphEndpoint> Endpoints { get; } = [];

    /// <summary>The endpoints where they are now.</summary>
    public IEnumerable<GraphEndpoint> Present => Endpoints.Where(e => e.Original is null);

    /// <summary>Which VLANs all ports treat alike.</summary>
    public VlanLikeness Vlans { get; } = new();

    /// <summary>The ports where knowledge ends, by name.</summary>
    public IReadOnlyList<string> OpenEnds => _openEnds;

    /// <summary>Adds a device.</summary>
    public GraphDevice AddDevice(DeviceKind kind, string? host, string ownName, string name, string? doubt = null, bool hasSriov = false)
    {
        var device = new GraphDevice { Index = Devices.Count, Kind = kind, Host = host, OwnName = ownName, Name = name, Chassis = Devices.Count, Doubt = doubt, HasSriov = hasSriov };
        Devices.Add(device);
        return device;
    }

    /// <summary>Adds a port to a device.</summary>
    public GraphPort AddPort(GraphDevice device, string name, PortRule? rule, bool isOuter = false, PortMirroring mirroring = PortMirroring.None, GraphPort? pinnedTo = null)
    {
        var port = new GraphPort { Index = Ports.Count, Device = device, Name = name, Rule = rule, IsOuter = isOuter, Mirroring = mirroring, PinnedTo = pinnedTo, Group = Ports.Count };
        Ports.Add(port);
        rule?.Distinguish(Vlans);
        device.Add(port);
        return port;
    }

    /// <summary>Joins two ports by a cable.</summary>
    public static void Connect(GraphPort first, GraphPort second)
    {
        first.Peers.Add(second);
        second.Peers.Add(first);
    }

    /// <summary>Notes a place where knowledge ends.</summary>
    /// <returns>Its number; the same for the same name.</returns>
    public int AddOpenEnd(string name)
    {
        if (!_openEndIndex.TryGetValue(name, out int index))
        {
            index = _openEnds.Count;
            _openEndIndex.Add(name, index);
            _openEnds.Add(name);
        }

        return index;
    }
}
