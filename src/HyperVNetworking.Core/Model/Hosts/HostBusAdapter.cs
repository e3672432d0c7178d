namespace HyperVNetworking.Model;

/// <summary>A port of a storage host bus adapter as Windows sees it: storage only, never in a team or a virtual switch. A converged adapter also presents NICs, which are <see cref="PhysicalNic"/>s.</summary>
public sealed record HostBusAdapter
{
    /// <summary>The name of its instance, unique on the host.</summary>
    public required string Name { get; init; }

    /// <summary>How it reaches the storage.</summary>
    public HbaKind Kind { get; init; }

    /// <summary>The world wide name of the port (Fibre Channel), or whatever address its kind has; null if unknown.</summary>
    public string? WorldWideName { get; init; }
}
