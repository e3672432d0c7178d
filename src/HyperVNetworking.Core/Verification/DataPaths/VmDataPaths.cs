using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.DataPaths;

/// <summary>Tells the way of every VM adapter from a host's state (seed 000, Figure 1.2; field A20, A21, B08). What runs at this moment in hardware no state tells: SR-IOV and VMQ follow from the settings of adapter, virtual switch and NIC.</summary>
public static class VmDataPaths
{
    /// <summary>The ways of the VM adapters of a host.</summary>
    /// <param name="host">The host, as read or as a document describes it.</param>
    /// <returns>One for each adapter, in the host's order; none of a VM without adapters.</returns>
    public static IEnumerable<VmDataPath> Of(HostState host) => host.Vms.SelectMany(vm => vm.Adapters.Select(adapter => Of(host, vm, adapter)));

    private static VmDataPath Of(HostState host, VirtualMachine vm, VmAdapter adapter)
    {
        var hardware = AdapterHardware.Of(host, adapter);
        DataPathKind path = adapter.Kind == AdapterKind.Legacy ? DataPathKind.Emulated : hardware.UsesFunction ? DataPathKind.SrIov : DataPathKind.Synthetic;
        GuestSupport support = SupportOf(vm.IntegrationServices);
        return new VmDataPath
        {
            ComputerName = host.Name,
            VMName = vm.Name,
            VMId = vm.Id,
            AdapterName = adapter.Name,
            AdapterId = adapter.Id,
            Switch = adapter.Switch,
            Path = path,
            Reason = Sentences(ReasonOf(path, hardware, support), adapter.Switch is null ? "It is connected to no virtual switch." : null, vm.State == VmState.Running ? null : $"The VM is {vm.State.ToString().ToLowerInvariant()}: this is its way when it runs."),
            IntegrationServices = vm.IntegrationServices,
            Vmq = path switch
            {
                DataPathKind.Emulated => "None: an emulated adapter has no queue.",
                DataPathKind.SrIov => "Not needed: the virtual function has queues of its own.",
                _ => hardware.Vmq,
            },
            Cost = CostOf(path, support),
            Advice = AdviceOf(path, vm, adapter, hardware, support),
            GuestSupport = support,
            Guest = GuestOf(support, path),
        };
    }

    private static string ReasonOf(DataPathKind path, AdapterHardware hardware, GuestSupport support) => path switch
    {
        DataPathKind.Emulated => "A legacy adapter is an emulated Intel/DEC 21140: what the guest sends is received by the parent's operating system and handed on from there.",
        DataPathKind.SrIov => $"A virtual function of the NIC carries the frames past the virtual switch; VMBus stands by for the time that it is not there. {hardware.FunctionReason}",
        _ when support == GuestSupport.NotSupported => Sentences("A synthetic adapter speaks over VMBus, and no integration services are heard in the guest: without their network client (VSC) it sees no adapter.", hardware.FunctionReason),
        _ => Sentences("A synthetic adapter: the network client (VSC) in the guest speaks to the provider (VSP) in the parent over VMBus.", hardware.FunctionReason),
    };

    private static string CostOf(DataPathKind path, GuestSupport support) => path switch
    {
        DataPathKind.Emulated => "Most: each access of the guest to the adapter stops its processor and is worked off by the parent; 100 Mb/s to the guest, and no VM queue, no offload.",
        DataPathKind.SrIov => "Least processor time and delay; but the virtual switch does not see the frames: no port ACLs, no mirroring, no bandwidth weights, and no team of the parent's protects it.",
        _ when support == GuestSupport.NotSupported => "All: the adapter carries nothing.",
        _ => "Little: one copy between the partitions, and processor time of the parent for each frame, which VM queues spread over its processors.",
    };

    private static string AdviceOf(DataPathKind path, VirtualMachine vm, VmAdapter adapter, AdapterHardware hardware, GuestSupport support)
    {
        string? services = support switch
        {
            GuestSupport.NotSupported => path == DataPathKind.Emulated
                ? "Install integration services (a Linux guest has them in its kernel)."
                : "Install integration services (a Linux guest has them in its kernel), or give the VM a legacy adapter if there are none for its system.",
            GuestSupport.Outdated => "Update the integration services in the guest.",
            _ => null,
        };
        string? adapters = path switch
        {
            DataPathKind.Emulated => "Replace it by a synthetic adapter; keep a legacy one only to start a VM of generation 1 from the network.",
            DataPathKind.SrIov when Unseen(adapter) is string what => $"Take SR-IOV off this adapter (IovWeight 0): {what} is not enforced past the virtual switch.",
            DataPathKind.SrIov when vm.Adapters.Count(a => a.Offload.SriovWeight > 0) == 1 => "Keep it for what needs low delay; two such adapters on two virtual switches, teamed in the guest, survive a NIC.",
            DataPathKind.Synthetic when hardware.IsRefused => "Take SR-IOV off this adapter, or give it what it lacks; it works without.",
            _ => null,
        };
        return Sentences(services, adapters);
    }

    private static string? Unseen(VmAdapter adapter) =>
        adapter.Acls.Count > 0 ? "its port ACL"
        : adapter.Security.Mirroring != PortMirroring.None ? "its port mirroring"
        : adapter.Vlan is PortVlan.Access or PortVlan.Untagged ? null
        : $"its VLAN setting ({adapter.Vlan})";

    private static GuestSupport SupportOf(IntegrationServicesState services) => services switch
    {
        IntegrationServicesState.Running => GuestSupport.Supported,
        IntegrationServicesState.Outdated => GuestSupport.Outdated,
        IntegrationServicesState.Missing => GuestSupport.NotSupported,
        _ => GuestSupport.Unknown,
    };

    private static string GuestOf(GuestSupport support, DataPathKind path) => support switch
    {
        GuestSupport.Supported or GuestSupport.Outdated when path == DataPathKind.Emulated => "A supported guest that does not use its network client (VSC) for this adapter.",
        GuestSupport.Supported => "A supported guest: the network client of Windows (netvsc), or the third-party VSC of a Linux guest (hv_netvsc), is there.",
        GuestSupport.Outdated => "A supported guest with integration services older than the host's.",
        GuestSupport.NotSupported => "No integration services are heard: not installed, switched off, or a system for which there are none.",
        _ => "Nobody can tell: integration services are heard only while the VM runs.",
    };

    private static string Sentences(params string?[] sentences) => string.Join(" ", sentences.Where(s => !string.IsNullOrEmpty(s)));
}
