using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Hosts as trees: what hangs on a virtual switch, what a NIC team is of, and who is on no switch.</summary>
internal static class StateTree
{
    /// <summary>Writes a tree for each host.</summary>
    public static void Write(Terminal terminal, ValueList<HostState> hosts)
    {
        foreach (HostState host in hosts)
        {
            terminal.WriteTree(Of(host));
        }
    }

    /// <summary>The tree of a host.</summary>
    public static Branch Of(HostState host) => new(
        host.Complete ? $"Host {host.Name}" : $"Host {host.Name} (not read)",
        [.. Teams(host), .. host.Switches.Select(s => Switch(host, s)), .. Disconnected(host)]);

    private static IEnumerable<Branch> Teams(HostState host) => host.Teams.Select(t => new Branch(
        $"NIC team {t.Name} of {string.Join(", ", t.Members)}",
        [.. t.EffectiveInterfaces.Select(i => new Branch($"team NIC {i.Name}: {(i.Vlan is VlanId vlan ? $"VLAN {vlan}" : "every VLAN that is no other team NIC's")}{(i.Addresses.Count == 0 ? string.Empty : ", " + string.Join(", ", i.Addresses))}"))]));

    private static Branch Switch(HostState host, VirtualSwitch vswitch) => new(
        $"virtual switch {vswitch.Name}: {vswitch.Type}{(vswitch.Uplinks.Count == 0 ? string.Empty : $" on {vswitch.Uplinks}")}",
        [
            .. host.HostAdapters.Where(a => ReferenceEquals(host.FindSwitch(a.Switch), vswitch)).Select(a => new Branch($"host adapter vEthernet ({a.Name}): {a.Vlan}")),
            .. Adapters(host).Where(a => a.Adapter.Switch is string name && ReferenceEquals(host.FindSwitch(name), vswitch)).Select(Vm),
        ]);

    private static IEnumerable<Branch> Disconnected(HostState host)
    {
        Branch[] adapters = [.. Adapters(host).Where(a => a.Adapter.Switch is null || host.FindSwitch(a.Adapter.Switch) is null).Select(Vm)];
        return adapters.Length == 0 ? [] : [new Branch("on no virtual switch", adapters)];
    }

    private static IEnumerable<(VirtualMachine Machine, VmAdapter Adapter)> Adapters(HostState host) => host.Vms.SelectMany(v => v.Adapters.Select(a => (v, a)));

    private static Branch Vm((VirtualMachine Machine, VmAdapter Adapter) of) => new($"VM {of.Machine.Name} '{of.Adapter.Name}': {of.Adapter.Vlan}");
}
