using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Puts the physical switches and their links into a graph.</summary>
internal sealed class FabricGraph
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, GraphDevice> _switches = new(Names.Comparer);
    private readonly Dictionary<PortReference, GraphPort> _ports = [];
    private readonly HashSet<PortReference> _closed;
    private readonly Dictionary<string, List<GraphPort>> _servers = new(Names.Comparer);

    /// <summary>Adds the switches, the links and the aggregations.</summary>
    /// <param name="graph">The graph to fill.</param>
    /// <param name="fabric">The physical network.</param>
    public FabricGraph(NetworkGraph graph, Fabric fabric)
    {
        _graph = graph;
        _closed = [.. fabric.Switches.SelectMany(s => s.Ports.Where(p => p.IsClosed).Select(p => new PortReference(s.Name, p.Name)))];
        foreach (PhysicalSwitch physicalSwitch in fabric.Switches)
        {
            AddSwitch(physicalSwitch);
        }

        foreach (FabricLink link in fabric.Links)
        {
            AddLink(link);
        }

        for (int i = 0; i < fabric.Lags.Count; i++)
        {
            AddAggregation(fabric.Lags[i], i);
        }

        foreach (SwitchPair pair in fabric.Mlag)
        {
            if (_switches.TryGetValue(pair.First, out GraphDevice? first) && _switches.TryGetValue(pair.Second, out GraphDevice? second))
            {
                second.Chassis = first.Chassis;
            }
        }
    }

    /// <summary>Which VLANs the network treats alike.</summary>
    public VlanLikeness Vlans => _graph.Vlans;

    /// <summary>The port that a reference means: an undescribed one if its switch is described and it is not.</summary>
    /// <param name="reference">A port reference.</param>
    /// <returns>The port, or null if nobody described the switch.</returns>
    public GraphPort? Find(PortReference? reference)
    {
        if (reference is null || !_switches.TryGetValue(reference.Switch, out GraphDevice? device))
        {
            return null;
        }

        if (!_ports.TryGetValue(reference, out GraphPort? port))
        {
            port = AddPort(device, reference, rule: null);
        }

        return port;
    }

    /// <summary>The ports that a server is cabled to.</summary>
    /// <param name="server">The server's name.</param>
    /// <returns>The ports.</returns>
    public IReadOnlyList<GraphPort> PortsOf(string server) => _servers[server];

    private void AddSwitch(PhysicalSwitch physicalSwitch)
    {
        GraphDevice device = _graph.AddDevice(
            DeviceKind.PhysicalSwitch,
            null,
            physicalSwitch.Name,
            $"physical switch {physicalSwitch.Name}",
            physicalSwitch.MapsVlans == true ? $"physical switch {physicalSwitch.Name} maps VLANs, so that their numbers are its own" : null);
        _switches[physicalSwitch.Name] = device;
        foreach (PhysicalPort port in physicalSwitch.Ports)
        {
            var rule = PhysicalPortRule.IsDescribed(port) ? new PhysicalPortRule(port, physicalSwitch) : null;
            GraphPort added = AddPort(device, new PortReference(physicalSwitch.Name, port.Name), rule);
            if (port.Attached is string server)
            {
                if (!_servers.TryGetValue(server, out List<GraphPort>? ports))
                {
                    _servers.Add(server, ports = []);
                }

                ports.Add(added);
            }
        }

        if (physicalSwitch.OtherPorts == OtherPorts.Unknown)
        {
            device.OtherPorts = _graph.AddOpenEnd($"{physicalSwitch.Name}/other ports");
        }
    }

    private GraphPort AddPort(GraphDevice device, PortReference reference, PortRule? rule)
    {
        GraphPort port = _graph.AddPort(device, $"port {reference.Port}", rule);
        if (rule is null)
        {
            port.OpenEnd = _graph.AddOpenEnd(reference.ToString());
        }

        _ports[reference] = port;
        return port;
    }

    private void AddLink(FabricLink link)
    {
        // A cable to a port that is shut down is no cable: it makes no loop either.
        if (_closed.Contains(link.First) || _closed.Contains(link.Second))
        {
            return;
        }

        GraphPort? first = Find(link.First);
        GraphPort? second = Find(link.Second);
        if (first is not null && second is not null)
        {
            NetworkGraph.Connect(first, second);
        }
        else if ((first ?? second) is GraphPort known)
        {
            known.OpenEnd = _graph.AddOpenEnd((first is null ? link.First : link.Second).ToString());
        }
    }

    // Within one switch the members are one logical port: a frame never leaves by one that came in by another.
    private void AddAggregation(LinkAggregation lag, int number)
    {
        var groupOf = new Dictionary<GraphDevice, int>();
        foreach (PortReference reference in lag.Ports)
        {
            if (Find(reference) is GraphPort port)
            {
                if (!groupOf.TryGetValue(port.Device, out int group))
                {
                    groupOf.Add(port.Device, group = port.Group);
                }

                port.Group = group;
                port.Lag = number;
            }
        }
    }
}
