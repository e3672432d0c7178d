namespace HyperVNetworking.Model;

/// <summary>A cable between two physical switch ports.</summary>
/// <param name="First">One end.</param>
/// <param name="Second">The other end.</param>
public sealed record FabricLink(PortReference First, PortReference Second);
