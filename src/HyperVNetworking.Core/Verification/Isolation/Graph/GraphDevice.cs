using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A device that forwards frames between its ports.</summary>
internal sealed class GraphDevice
{
    /// <summary>Its place in the graph.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>Its name with kind and host, as traces print it.</summary>
    public required string Name { get; init; }

    /// <summary>Its ports, in the order of the documents.</summary>
    public List<GraphPort> Ports { get; } = [];

    /// <summary>The open end that its unlisted ports are, or -1 if nothing is plugged in there.</summary>
    public int OtherPorts { get; set; } = -1;

    /// <summary>Whether a frame that came in by one port may go out of another.</summary>
    public bool Forwards(GraphPort from, GraphPort to) => Kind switch
    {
        DeviceKind.PhysicalSwitch => from.Group != to.Group,
        DeviceKind.VirtualSwitch => !(from.IsOuter && to.IsOuter),
        _ => from.IsOuter != to.IsOuter,
    };
}
