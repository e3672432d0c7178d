using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Where a step is to be made.</summary>
/// <param name="Host">The host that its VM is on, or the step's own where it is on no VM; null if the VM was found on two hosts or on none, as one is that moved while they were read.</param>
/// <param name="Moving">Whether the VM is on its way from there to another host.</param>
internal sealed record VmPlace(HostState? Host, bool Moving);
