using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The part of a network that the exact check needs to judge some tenants, and to find what there is to find; under the names of the whole.</summary>
internal sealed class NetworkSlice
{
    private readonly DomainScreen _screen;
    private readonly bool[] _machines;
    private readonly bool[] _hosts;

    private NetworkSlice(DomainScreen screen)
    {
        _screen = screen;
        _machines = new bool[screen.Places.Machines.Count];
        _hosts = new bool[screen.Places.Hosts.Count];
    }

    /// <summary>Cuts out the part and prepares its exact check.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="screen">The whole.</param>
    /// <param name="doubtful">The tenants to judge.</param>
    /// <param name="partners">The tenants whose members take part in rules that are judged.</param>
    /// <param name="missing">What is not known about the hosts.</param>
    /// <param name="options">How to judge.</param>
    /// <returns>The check of the part; its tenants are those of the whole, in the same order.</returns>
    public static IsolationCase Of(
        NetworkDocument requirement, DomainScreen screen, IReadOnlyCollection<int> doubtful, IReadOnlyCollection<int> partners, IReadOnlyList<string> missing, IsolationOptions options)
    {
        var slice = new NetworkSlice(screen);
        slice.KeepTenants(doubtful, partners);
        slice.KeepRemarkable(requirement);
        return slice.Cut(requirement, missing, options);
    }

    private void KeepTenants(IReadOnlyCollection<int> doubtful, IReadOnlyCollection<int> partners)
    {
        var domains = new HashSet<int>();
        foreach (int tenant in doubtful.Concat(partners))
        {
            IEnumerable<int> members = _screen.Tenants.MembersOf(tenant).Concat(_screen.Tenants.Further.Where(f => f.Tenant == tenant).Select(f => f.Endpoint));
            foreach (int member in members)
            {
                Keep(member);
                domains.UnionWith(_screen.Classes.MaySend(member));
                domains.UnionWith(_screen.Classes.MayHear(member));
            }
        }

        bool[] wanted = _screen.Map.Marked(domains);
        for (int e = 0; domains.Count > 0 && e < _screen.Places.Count; e++)
        {
            if (IsIn(e, wanted))
            {
                Keep(e);
            }
        }
    }

    // Findings are about these; of every tenant one member in the domain tells whose it is.
    private void KeepRemarkable(NetworkDocument requirement)
    {
        NetworkPlaces places = _screen.Places;
        foreach (int endpoint in places.Special.Concat(_screen.Tenants.Further.Select(f => f.Endpoint)))
        {
            Keep(endpoint);
        }

        foreach (int vm in places.Twins.Concat(places.WithoutAdapter))
        {
            _machines[vm] = true;
        }

        foreach ((int _, int host) in places.PossiblePlaces)
        {
            _hosts[host] = true;
        }

        KeepDormant();
        for (int h = 0; h < _hosts.Length; h++)
        {
            _hosts[h] |= PlainSettings.HasDoubtfulWays(places.Hosts[h]);
        }

        var shared = new HashSet<int>(places.Graph.Devices
            .Where(d => d.Kind == DeviceKind.PhysicalSwitch)
            .SelectMany(d => requirement.Fabric.Switches
                .Where(s => d.Name == $"physical switch {s.Name}")
                .SelectMany(s => s.RoutedInterfaces)
                .Select(r => _screen.Map.Of(d, r.Vlan.Value))));
        for (int e = 0; e < places.Count; e++)
        {
            int device = places.DeviceOf(e);
            int setting = places.SettingOf(e);
            bool forwards = places.MachineOf(e) < 0 && places.Hosts[~places.MachineOf(e)] is { Forwarding: true } or { Nat: true };
            bool isOdd = device >= 0 && (setting >= FrameClasses.Limit
                ? places.Settings[setting].Rule.Vlan is PortVlan.Trunk
                : setting == FrameClasses.VlanLess ? IsAmongOthers(e, device) : _screen.Map.MeetsNative(device, setting));
            if (isOdd || forwards)
            {
                Keep(e);
            }

            // Whose domain it is that an untagged VM, or a host that routes, is in.
            if (forwards || (isOdd && setting == FrameClasses.VlanLess))
            {
                shared.UnionWith(_screen.Classes.MaySend(e));
                shared.UnionWith(_screen.Classes.MayHear(e));
            }
        }

        KeepOneOfEach(shared);
    }

    private void KeepDormant()
    {
        NetworkPlaces places = _screen.Places;
        var names = new HashSet<string>(places.Hosts.SelectMany(h => h.Dormant).Select(d => d.VmName), Names.Comparer);
        var ids = new HashSet<string>(places.Hosts.SelectMany(h => h.Dormant).Select(d => d.VmId).OfType<string>(), Names.Comparer);
        for (int h = 0; h < _hosts.Length && names.Count + ids.Count > 0; h++)
        {
            _hosts[h] |= places.Hosts[h].Dormant.Count > 0;
            for (int v = 0; v < places.Hosts[h].Vms.Count; v++)
            {
                VirtualMachine vm = places.Hosts[h].Vms[v];
                _machines[places.FirstVm[h] + v] |= names.Contains(vm.Name) || (vm.Id is not null && ids.Contains(vm.Id));
            }
        }
    }

    private bool IsAmongOthers(int endpoint, int device) =>
        _screen.Map.IsCabled(device, FrameClasses.VlanLess)
        && _screen.PairsOf(_screen.Map.Of(device, FrameClasses.VlanLess)).Any(p => p.Sends > 0 && p.Tenant >= 0 && p.Tenant != _screen.Tenants.TenantOf(endpoint));

    private void KeepOneOfEach(HashSet<int> domains)
    {
        var kept = new HashSet<(int Domain, int Tenant)>();
        bool[] wanted = _screen.Map.Marked(domains);
        for (int e = 0; domains.Count > 0 && e < _screen.Places.Count; e++)
        {
            int tenant = _screen.Tenants.TenantOf(e);
            if (tenant >= 0 && SendsIntoNew(e, tenant, wanted, kept))
            {
                Keep(e);
            }
        }
    }

    private bool SendsIntoNew(int endpoint, int tenant, bool[] wanted, HashSet<(int Domain, int Tenant)> kept)
    {
        int device = _screen.Places.DeviceOf(endpoint);
        bool isNew = false;
        if (device < 0)
        {
            foreach (int domain in _screen.Classes.MaySend(endpoint))
            {
                isNew |= wanted[domain] && kept.Add((domain, tenant));
            }

            return isNew;
        }

        foreach (int frameClass in _screen.Places.Settings[_screen.Places.SettingOf(endpoint)].MaySend)
        {
            int domain = _screen.Map.Of(device, frameClass);
            isNew |= wanted[domain] && kept.Add((domain, tenant));
        }

        return isNew;
    }

    private bool IsIn(int endpoint, bool[] domains)
    {
        int device = _screen.Places.DeviceOf(endpoint);
        if (device < 0)
        {
            return IsAny(_screen.Classes.MayHear(endpoint), domains) || IsAny(_screen.Classes.MaySend(endpoint), domains);
        }

        AdapterClasses.Entry setting = _screen.Places.Settings[_screen.Places.SettingOf(endpoint)];
        return IsAny(device, setting.MayHear, domains) || IsAny(device, setting.MaySend, domains);
    }

    // In a method of its own, since a million endpoints pass by and none shall cost an object.
    private static bool IsAny(IEnumerable<int> some, bool[] domains) => some.Any(d => domains[d]);

    private bool IsAny(int device, int[] classes, bool[] domains)
    {
        foreach (int frameClass in classes)
        {
            if (domains[_screen.Map.Of(device, frameClass)])
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(int endpoint)
    {
        int machine = _screen.Places.MachineOf(endpoint);
        if (machine < 0)
        {
            _hosts[~machine] = true;
        }
        else
        {
            _machines[machine] = true;
        }
    }

    private IsolationCase Cut(NetworkDocument requirement, IReadOnlyList<string> missing, IsolationOptions options)
    {
        NetworkPlaces places = _screen.Places;
        string[] ambiguous = KeepNamesakes();
        var parts = new List<HostState>();
        var indexes = new List<int>();
        for (int h = 0; h < _hosts.Length; h++)
        {
            HostState host = places.Hosts[h];
            int[] vms = Enumerable.Range(places.FirstVm[h], places.FirstVm[h + 1] - places.FirstVm[h]).Where(vm => _machines[vm]).ToArray();
            if (vms.Length == 0 && !_hosts[h])
            {
                continue;
            }

            parts.Add(vms.Length == host.Vms.Count ? host : host with { Vms = vms.Select(vm => host.Vms[vm - places.FirstVm[h]]).ToValueList() });
            indexes.AddRange(vms.SelectMany(vm => Enumerable.Range(places.FirstEndpoint[vm], places.EndOf(vm) - places.FirstEndpoint[vm])));
            for (int own = places.FirstOwn[h]; own < places.Count && places.MachineOf(own) == ~h; own++)
            {
                indexes.Add(own);
            }
        }

        for (int server = places.FirstVm[_hosts.Length]; server < places.Machines.Count; server++)
        {
            indexes.Add(places.FirstEndpoint[server]);
        }

        EndpointDirectory directory = EndpointDirectory.Build(parts, requirement.Fabric, ambiguous);
        NetworkGraph graph = NetworkGraphBuilder.Build(parts, requirement.Fabric, directory, withPossibleOwners: true);
        return new IsolationCase(requirement, parts, options, missing, graph, MembershipOf(directory, indexes), () => MemberHomes.Of(_screen));
    }

    // Of several VMs with one name on one host the numbers behind the name count all of them.
    private string[] KeepNamesakes()
    {
        NetworkPlaces places = _screen.Places;
        var ambiguous = new HashSet<string>(Names.Comparer);
        for (int machine = 0; machine < places.Machines.Count; machine++)
        {
            int first = _machines[machine] ? places.Machines.First(places.Machines[machine]) : -1;
            if (first < 0 || places.Machines.Next(first) < 0)
            {
                continue;
            }

            ambiguous.Add(places.Machines[machine]);
            int host = places.HostOf(machine);
            for (int other = first; other >= 0; other = places.Machines.Next(other))
            {
                _machines[other] |= places.HostOf(other) == host;
            }
        }

        return [.. ambiguous];
    }

    private TenantMembership MembershipOf(EndpointDirectory directory, List<int> indexes)
    {
        TenantIndex tenants = _screen.Tenants;
        List<Endpoint>[] members = tenants.Tenants.Select(_ => new List<Endpoint>()).ToArray();
        ILookup<int, int> further = tenants.Further.ToLookup(f => f.Endpoint, f => f.Tenant);
        for (int i = 0; i < indexes.Count; i++)
        {
            foreach (int tenant in further[indexes[i]].Append(tenants.TenantOf(indexes[i])).Where(t => t >= 0))
            {
                members[tenant].Add(directory.Endpoints[i]);
            }
        }

        return TenantMembership.Of(
            tenants.Tenants.Select((row, t) => new TenantMembership.Entry(row.Tenant, row.IsTrafficClass, members[t].ToValueList())),
            tenants.Unknown);
    }
}
