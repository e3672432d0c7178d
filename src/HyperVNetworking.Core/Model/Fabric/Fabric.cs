using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>The physical network, as far as somebody described it.</summary>
public sealed record Fabric
{
    /// <summary>A fabric of which nothing is known.</summary>
    public static readonly Fabric Undescribed = new();

    /// <summary>The physical switches.</summary>
    public ValueList<PhysicalSwitch> Switches { get; init; } = [];

    /// <summary>The cables between them.</summary>
    public ValueList<FabricLink> Links { get; init; } = [];

    /// <summary>The link aggregations.</summary>
    public ValueList<LinkAggregation> Lags { get; init; } = [];

    /// <summary>The multi-chassis pairs.</summary>
    public ValueList<SwitchPair> Mlag { get; init; } = [];

    /// <summary>The physical switch of that name.</summary>
    /// <param name="name">A switch name.</param>
    /// <returns>The switch, or null.</returns>
    public PhysicalSwitch? FindSwitch(string? name) =>
        name is null ? null : Switches.FirstOrDefault(s => Names.Same(s.Name, name));

    /// <summary>The described port that a reference means.</summary>
    /// <param name="reference">A port reference.</param>
    /// <returns>The port, or null if its switch or it is not described.</returns>
    public PhysicalPort? FindPort(PortReference? reference) =>
        reference is null ? null : FindSwitch(reference.Switch)?.FindPort(reference.Port);
}
