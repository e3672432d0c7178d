using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A device that forwards frames between its ports.</summary>
internal sealed class GraphDevice
{
    private readonly List<GraphPort> _others = [];
    private readonly Dictionary<int, List<GraphPort>> _hearing = [];

    /// <summary>Its place in the graph.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>Its name with kind and host, as traces print it.</summary>
    public required string Name { get; init; }

    /// <summary>The host it is on; null for a physical switch.</summary>
    public string? Host { get; init; }

    /// <summary>Its name without kind and host.</summary>
    public required string OwnName { get; init; }

    /// <summary>The number that the switches of a multi-chassis pair share; its own for every other device.</summary>
    public int Chassis { get; set; }

    /// <summary>Why nobody can tell what it does to frames; null if it is known (site-rules B2).</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether it is a virtual switch that was made for SR-IOV.</summary>
    public bool HasSriov { get; init; }

    /// <summary>Its ports, in the order of the documents.</summary>
    public List<GraphPort> Ports { get; } = [];

    /// <summary>The ports that lead away from the host.</summary>
    public List<GraphPort> OuterPorts { get; } = [];

    /// <summary>The ports that may let a class out: of the adapters only those that hear it, since a virtual switch has a thousand that do not.</summary>
    public IEnumerable<GraphPort> PortsHearing(int frameClass) =>
        _hearing.TryGetValue(frameClass, out List<GraphPort>? adapters) ? _others.Concat(adapters) : _others;

    /// <summary>The ports that get a copy of each frame that passes a mirrored one.</summary>
    public List<GraphPort> MirrorDestinations { get; } = [];

    /// <summary>Adds a port.</summary>
    public void Add(GraphPort port)
    {
        Ports.Add(port);
        if (port.Mirroring == PortMirroring.Destination)
        {
            MirrorDestinations.Add(port);
        }

        if (port.IsOuter)
        {
            OuterPorts.Add(port);
        }

        if (port.Rule is not AdapterRule adapter)
        {
            _others.Add(port);
            return;
        }

        foreach (int frameClass in adapter.Hears(Reading.May).Each())
        {
            if (!_hearing.TryGetValue(frameClass, out List<GraphPort>? ports))
            {
                _hearing.Add(frameClass, ports = []);
            }

            ports.Add(port);
        }
    }

    /// <summary>The open end that its unlisted ports are, or -1 if nothing is plugged in there.</summary>
    public int OtherPorts { get; set; } = -1;

    /// <summary>Whether a frame that came in by one port may go out of another; never out of the one it came in by.</summary>
    public bool Forwards(GraphPort from, GraphPort to) => Kind switch
    {
        DeviceKind.PhysicalSwitch => from.Group != to.Group,
        DeviceKind.VirtualSwitch => from != to && !(to.IsOuter && (from.IsOuter || (from.PinnedTo is GraphPort pin && pin != to))),
        _ => from.IsOuter != to.IsOuter,
    };
}
