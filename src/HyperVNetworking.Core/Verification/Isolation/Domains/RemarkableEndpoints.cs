using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Marks what findings are about, whether or not a tenant is doubtful: the findings of the part are then those of the whole.</summary>
internal sealed class RemarkableEndpoints
{
    private readonly DomainScreen _screen;
    private readonly NetworkDocument _requirement;
    private readonly SliceMarks _marks;

    private RemarkableEndpoints(DomainScreen screen, NetworkDocument requirement, SliceMarks marks)
    {
        _screen = screen;
        _requirement = requirement;
        _marks = marks;
    }

    private NetworkPlaces Places => _screen.Places;

    /// <summary>Marks them.</summary>
    /// <param name="screen">The network.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="marks">Where to.</param>
    public static void Mark(DomainScreen screen, NetworkDocument requirement, SliceMarks marks)
    {
        var remarkable = new RemarkableEndpoints(screen, requirement, marks);
        remarkable.MarkListed();
        RemarkableHosts.Mark(screen.Places, requirement.Fabric, marks);
        remarkable.MarkDormant();
        remarkable.MarkByDomain();
        RemarkablePrivateVlans.Mark(screen, marks);
    }

    private void MarkListed()
    {
        foreach (int endpoint in Places.Special.Concat(Places.Mapped).Concat(Places.SameAddresses).Concat(_screen.Tenants.Further.Select(f => f.Endpoint)))
        {
            _marks.Keep(endpoint);
        }

        foreach (int vm in Places.Twins.Concat(Places.WithoutAdapter).Concat(Places.Nested))
        {
            _marks.Machines[vm] = true;
        }

        foreach (PossiblePlace place in Places.PossiblePlaces)
        {
            _marks.Hosts[place.Host] = true;
        }
    }

    private void MarkDormant()
    {
        var names = new HashSet<string>(Places.Hosts.SelectMany(h => h.Dormant).Select(d => d.VmName), Names.Comparer);
        var ids = new HashSet<string>(Places.Hosts.SelectMany(h => h.Dormant).Select(d => d.VmId).OfType<string>(), Names.Comparer);
        for (int h = 0; h < Places.Hosts.Count && names.Count + ids.Count > 0; h++)
        {
            _marks.Hosts[h] |= Places.Hosts[h].Dormant.Count > 0;
            for (int v = 0; v < Places.Hosts[h].Vms.Count; v++)
            {
                VirtualMachine vm = Places.Hosts[h].Vms[v];
                _marks.Machines[Places.FirstVm[h] + v] |= names.Contains(vm.Name) || (vm.Id is not null && ids.Contains(vm.Id));
            }
        }
    }

    // Of every tenant in such a domain one member tells whose it is.
    private void MarkByDomain()
    {
        HashSet<int> shared = Routed();
        var ownSwitches = new HostAdapterSwitches(_screen);
        for (int e = 0; e < Places.Count; e++)
        {
            int device = Places.DeviceOf(e);
            int setting = Places.SettingOf(e);
            bool forwards = Places.MachineOf(e) < 0 && Places.Hosts[~Places.MachineOf(e)] is { Forwarding: true } or { Nat: true };
            bool isOdd = device >= 0 && (setting >= FrameClasses.Limit
                ? Places.Settings[setting].Rule.Vlan is PortVlan.Trunk
                : setting == FrameClasses.VlanLess ? IsAmongOthers(e, device) : _screen.Map.MeetsNative(device, setting));
            if (isOdd || forwards || IsInSeveralTenants(e) || ownSwitches.IsNews(e))
            {
                _marks.Keep(e);
            }

            // Whose domain it is that an untagged VM, or a host that routes, is in.
            if (forwards || (isOdd && setting == FrameClasses.VlanLess))
            {
                shared.UnionWith(_screen.Classes.MaySend(e));
                shared.UnionWith(_screen.Classes.MayHear(e));
            }
        }

        _marks.KeepOneOfEachIn(shared);
    }

    // The adapters of one machine follow each other.
    private bool IsInSeveralTenants(int endpoint) =>
        endpoint > 0 && Places.MachineOf(endpoint) == Places.MachineOf(endpoint - 1) && _screen.Tenants.TenantOf(endpoint) != _screen.Tenants.TenantOf(endpoint - 1);

    private HashSet<int> Routed() => [.. Places.Graph.Devices
        .Where(d => d.Kind == DeviceKind.PhysicalSwitch)
        .SelectMany(d => _requirement.Fabric.Switches
            .Where(s => s.RoutedInterfaces.Count > 0 && d.Name == $"physical switch {s.Name}")
            .SelectMany(s => s.RoutedInterfaces)
            .Select(r => _screen.Map.Of(d, r.Vlan.Value)))];

    private bool IsAmongOthers(int endpoint, int device) =>
        _screen.Map.IsCabled(device, FrameClasses.VlanLess)
        && _screen.PairsOf(_screen.Map.Of(device, FrameClasses.VlanLess)).Any(p => p.Sends > 0 && p.Tenant >= 0 && p.Tenant != _screen.Tenants.TenantOf(endpoint));
}
