using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>A physical switch as somebody described it.</summary>
public sealed record PhysicalSwitch
{
    /// <summary>Its name; no slash in it.</summary>
    public required string Name { get; init; }

    /// <summary>The described ports.</summary>
    public ValueList<PhysicalPort> Ports { get; init; } = [];

    /// <summary>What the other ports are.</summary>
    public OtherPorts OtherPorts { get; init; }

    /// <summary>Whether an access port takes a frame tagged with its own VLAN; null: real switches differ, so may assumes yes and must no.</summary>
    public bool? AcceptsOwnTagOnAccess { get; init; }

    /// <summary>Whether a trunk takes a frame tagged with its native VLAN; null: real switches differ, so may assumes yes and must no.</summary>
    public bool? AcceptsTaggedNative { get; init; }

    /// <summary>Whether it maps VLANs to others or carries them in VXLAN: their numbers are then its own, and nothing through it is proven; null where nobody said (site-rules B4).</summary>
    public bool? MapsVlans { get; init; }

    /// <summary>The routed VLAN interfaces.</summary>
    public ValueList<RoutedInterface> RoutedInterfaces { get; init; } = [];

    /// <summary>The port of that name.</summary>
    /// <param name="name">A port name.</param>
    /// <returns>The port, or null.</returns>
    public PhysicalPort? FindPort(string name) => Ports.FirstOrDefault(p => Names.Same(p.Name, name));
}
