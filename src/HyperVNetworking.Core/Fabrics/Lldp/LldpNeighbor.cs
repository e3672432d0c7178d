namespace HyperVNetworking.Fabrics.Lldp;

/// <summary>What one end of a cable heard from the other.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Owner">The switch or host that heard it.</param>
/// <param name="OwnPort">Its port.</param>
/// <param name="SystemName">The name that the other end gives itself; null if none.</param>
/// <param name="PortNames">What it calls its port: id, then description.</param>
/// <param name="IsBridge">Whether it says that it is a switch or router.</param>
internal sealed record LldpNeighbor(string File, string Owner, string OwnPort, string? SystemName, string[] PortNames, bool IsBridge);
