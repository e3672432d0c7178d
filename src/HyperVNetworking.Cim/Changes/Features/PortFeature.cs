namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>The features of one class that one port is to have.</summary>
/// <param name="AllocationId">The InstanceID of the port's allocation.</param>
/// <param name="Service">The service that owns the port (facts A3.1).</param>
/// <param name="Port">The port as people name it.</param>
/// <param name="Wanted">The features.</param>
internal sealed record PortFeature(string AllocationId, string Service, string Port, WantedFeature Wanted);
