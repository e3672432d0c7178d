using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>The one adapter that an argument means, with its host; a VM's or the management OS's.</summary>
internal sealed record AdapterHit(HostState Host, VirtualMachine? Vm, VmAdapter? Adapter, HostAdapter? HostAdapter)
{
    public PortVlan Vlan => Adapter?.Vlan ?? HostAdapter!.Vlan;

    public HostChange Change(PortVlan to) =>
        new HostChange.SetAdapterVlan(Vm is not null && Adapter is not null ? AdapterReference.To(Vm, Adapter) : AdapterReference.To(HostAdapter!), Vlan, to);

    /// <summary>Finds it on the hosts that were read; an error record where there is none, or more than one.</summary>
    public static AdapterHit? Find(VmArgument wanted, IReadOnlyList<HostState> hosts, out ErrorRecord? error)
    {
        HostState[] read = hosts.Where(h => h.Complete && IsOn(wanted, h)).ToArray();
        if (wanted.IsManagementOS)
        {
            return FindHostAdapter(wanted, hosts, read, out error);
        }

        (HostState Host, VirtualMachine Vm)[] vms = read.SelectMany(h => h.Vms.Where(v => Means(wanted, v)).Select(v => (h, v))).ToArray();
        error = vms.Length switch
        {
            0 => VlanErrors.VmNotFound(wanted, hosts),
            1 => null,
            _ => VlanErrors.VmAmbiguous(wanted, vms),
        };
        if (error is not null)
        {
            return null;
        }

        (HostState host, VirtualMachine vm) = vms[0];
        VmAdapter[] adapters = vm.Adapters.Where(a => Means(wanted, a)).ToArray();
        error = adapters.Length switch
        {
            0 => VlanErrors.AdapterNotFound(wanted, host, vm.Adapters.Select(a => a.Name)),
            1 => null,
            _ => VlanErrors.AdapterAmbiguous(wanted, host, adapters.Select(a => a.Name)),
        };
        return error is null ? new AdapterHit(host, vm, adapters[0], null) : null;
    }

    private static AdapterHit? FindHostAdapter(VmArgument wanted, IReadOnlyList<HostState> hosts, HostState[] read, out ErrorRecord? error)
    {
        AdapterHit[] hits = read
            .SelectMany(h => h.HostAdapters.Where(a => wanted.AdapterName is null || Names.Same(a.Name, wanted.AdapterName)).Select(a => new AdapterHit(h, null, null, a)))
            .ToArray();
        error = hits.Length switch
        {
            0 => VlanErrors.HostAdapterNotFound(wanted, hosts),
            1 => null,
            _ => VlanErrors.HostAdapterAmbiguous(wanted, hits.Select(h => $"{h.Host.Name} vEthernet ({h.HostAdapter!.Name})")),
        };
        return error is null ? hits[0] : null;
    }

    // A host may be named with its domain in one place and without in another.
    private static bool IsOn(VmArgument wanted, HostState host) =>
        wanted.ComputerName is null
        || Names.Same(wanted.ComputerName, host.Name)
        || wanted.ComputerName.StartsWith(host.Name + ".", System.StringComparison.OrdinalIgnoreCase)
        || host.Name.StartsWith(wanted.ComputerName + ".", System.StringComparison.OrdinalIgnoreCase);

    private static bool Means(VmArgument wanted, VirtualMachine vm) => wanted.VMId is not null
        ? Names.Same(wanted.VMId, vm.Id?.Trim('{', '}'))
        : Names.Same(wanted.VMName, vm.Name);

    private static bool Means(VmArgument wanted, VmAdapter adapter) =>
        wanted.AdapterId is not null && adapter.Id is not null ? Names.Same(wanted.AdapterId, adapter.Id.Trim('{', '}'))
        : wanted.AdapterName is null || Names.Same(wanted.AdapterName, adapter.Name);
}
