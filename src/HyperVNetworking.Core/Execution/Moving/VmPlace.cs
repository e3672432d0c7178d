using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Where the VM of a step is.</summary>
/// <param name="Host">The host that the step is to be made on: the VM's, or the step's own where it is on no VM.</param>
/// <param name="Moving">Whether the VM is on its way to another host, or was found on two hosts or on none, as one is that was on its way while they were read.</param>
internal sealed record VmPlace(HostState? Host, bool Moving);
