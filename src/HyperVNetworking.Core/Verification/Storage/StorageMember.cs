using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Storage;

/// <summary>A VM of a tenant, where it is.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Vm">The VM.</param>
internal sealed record StorageMember(HostState Host, VirtualMachine Vm);
