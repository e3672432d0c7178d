using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Which virtual adapter of a host: one of a VM, or a host virtual adapter. By GUIDs where known, else by names that are unique there.</summary>
public sealed record AdapterReference
{
    /// <summary>The VM's name; null for a host virtual adapter.</summary>
    public string? VmName { get; init; }

    /// <summary>The VM's GUID, if known.</summary>
    public string? VmId { get; init; }

    /// <summary>The virtual switch of a host virtual adapter; null for a VM's.</summary>
    public string? Switch { get; init; }

    /// <summary>The adapter's name.</summary>
    public required string AdapterName { get; init; }

    /// <summary>The adapter's GUID, if known.</summary>
    public string? AdapterId { get; init; }

    /// <summary>Whether it is a host virtual adapter.</summary>
    public bool IsHostAdapter => VmName is null;

    /// <summary>The reference to an adapter of a VM.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="adapter">One of its adapters.</param>
    /// <returns>The reference.</returns>
    public static AdapterReference To(VirtualMachine vm, VmAdapter adapter) =>
        new() { VmName = vm.Name, VmId = vm.Id, AdapterName = adapter.Name, AdapterId = adapter.Id };

    /// <summary>The reference to a host virtual adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <returns>The reference.</returns>
    public static AdapterReference To(HostAdapter adapter) => new() { Switch = adapter.Switch, AdapterName = adapter.Name };

    /// <summary>Whether a VM is the one meant.</summary>
    /// <param name="vm">A VM of the host.</param>
    /// <returns>True if the GUIDs agree, or the names where either has no GUID.</returns>
    public bool Means(VirtualMachine vm) =>
        VmName is not null && (VmId is not null && vm.Id is not null ? Names.Same(VmId, vm.Id) : Names.Same(VmName, vm.Name));

    /// <summary>Whether an adapter of that VM is the one meant.</summary>
    /// <param name="adapter">An adapter of the VM.</param>
    /// <returns>True if the GUIDs agree, or the names where either has no GUID.</returns>
    public bool Means(VmAdapter adapter) =>
        AdapterId is not null && adapter.Id is not null ? Names.Same(AdapterId, adapter.Id) : Names.Same(AdapterName, adapter.Name);

    /// <summary>Whether a host virtual adapter is the one meant.</summary>
    /// <param name="adapter">A host virtual adapter of the host.</param>
    /// <returns>True if name and virtual switch agree.</returns>
    public bool Means(HostAdapter adapter) =>
        IsHostAdapter && Names.Same(AdapterName, adapter.Name) && Names.Same(Switch, adapter.Switch);

    /// <summary>The adapter on a host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The adapter, or null if the host lacks it.</returns>
    public IVirtualAdapter? FindIn(HostState host) =>
        IsHostAdapter ? host.HostAdapters.FirstOrDefault(Means) : host.Vms.FirstOrDefault(Means)?.Adapters.FirstOrDefault(Means);

    /// <summary>The adapter with its kind, as people read it.</summary>
    /// <returns><c>VM VM1 'Network Adapter'</c>, or <c>host adapter vEthernet (Mgmt)</c>.</returns>
    public override string ToString() => IsHostAdapter ? $"host adapter vEthernet ({AdapterName})" : $"VM {VmName} '{AdapterName}'";
}
