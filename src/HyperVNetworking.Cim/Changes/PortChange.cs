using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>A VLAN setting that a port is to have.</summary>
/// <param name="AllocationId">The InstanceID of the port's allocation.</param>
/// <param name="Port">The port as people name it.</param>
/// <param name="Vlan">The setting.</param>
internal sealed record PortChange(string AllocationId, string Port, PortVlan Vlan);
