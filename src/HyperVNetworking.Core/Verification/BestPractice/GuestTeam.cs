using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The adapters of a VM that its guest may team.</summary>
/// <param name="Vm">The VM.</param>
/// <param name="Adapters">The adapters that allow teaming; one at least.</param>
/// <param name="Switches">The virtual switches that they are on, one for each connected adapter.</param>
internal sealed record GuestTeam(VirtualMachine Vm, VmAdapter[] Adapters, VirtualSwitch[] Switches)
{
    /// <summary>The VM with its kind.</summary>
    public string Name => $"VM {Vm.Name}";

    /// <summary>The VMs of a host with an adapter that allows teaming.</summary>
    public static IEnumerable<GuestTeam> Of(HostState host) => host.Vms
        .Select(v => (Vm: v, Adapters: v.Adapters.Where(a => a.Security.GuestTeaming).ToArray()))
        .Where(v => v.Adapters.Length > 0)
        .Select(v => new GuestTeam(v.Vm, v.Adapters, v.Adapters.Select(a => host.FindSwitch(a.Switch)).OfType<VirtualSwitch>().ToArray()));

    /// <summary>Whether an adapter may pass its virtual switch by.</summary>
    public static bool UsesSriov(HostState host, VmAdapter adapter) => adapter.Offload.SriovWeight > 0 && host.FindSwitch(adapter.Switch)?.SriovEnabled == true;
}
