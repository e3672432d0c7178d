using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Where every endpoint is, in arrays: a number for its virtual switch and one for its setting. An object each would cost a gigabyte for
/// a million. The order is the directory's: on each host its VMs, then its own adapters; the servers last.
/// </summary>
internal sealed class NetworkPlaces
{
    /// <summary>The virtual switch of an endpoint that is on none.</summary>
    public const int Unconnected = -1;

    /// <summary>The virtual switch of an endpoint that is no adapter of one: see <see cref="Others"/>.</summary>
    public const int Elsewhere = -2;

    private readonly HostState[] _hosts;
    private readonly Dictionary<string, int> _numbers;
    private readonly HostGraph[] _graphs;
    private readonly EndpointColumns _endpoints;

    /// <summary>Places the endpoints of a network.</summary>
    /// <param name="hosts">The hosts, each once.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public NetworkPlaces(IReadOnlyList<HostState> hosts, Fabric fabric, CancellationToken cancellationToken = default)
    {
        _hosts = [.. hosts];
        _numbers = Enumerable.Range(0, hosts.Count).GroupBy(h => hosts[h].Name, Names.Comparer).ToDictionary(g => g.Key, g => g.First(), Names.Comparer);
        string[] servers = EndpointDirectory.ServersOf(fabric).ToArray();
        int vms = hosts.Sum(h => h.Vms.Count);
        int room = vms + hosts.Sum(h => h.HostAdapters.Count) + servers.Length + 16;
        _endpoints = new EndpointColumns(room);
        var machines = new MachineList(vms, servers.Length, room);
        FirstEndpoint = new int[vms + servers.Length + 1];
        FirstVm = new int[hosts.Count + 1];
        FirstOwn = new int[hosts.Count];
        var fabricGraph = new FabricGraph(Graph, fabric);
        _graphs = hosts.Select(h => new HostGraph(Graph, fabricGraph, h)).ToArray();
        NoteSpecialDevices();
        for (int h = 0; h < hosts.Count; h++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FirstVm[h] = machines.Count;
            PlaceVms(hosts[h], _graphs[h], machines);
            FirstOwn[h] = Count;
            PlaceOwn(hosts[h], _graphs[h], h, machines);
        }

        FirstVm[hosts.Count] = machines.Count;
        foreach (string server in servers)
        {
            int machine = AddMachine(machines, server, null);
            Others.Add(Count, NetworkGraphBuilder.PlaceServer(fabricGraph, EndpointDirectory.OfServer(server), Count));
            _endpoints.Add(machine, Elsewhere, 0);
        }

        FirstEndpoint[machines.Count] = Count;
        (Machines, Twins, SameAddresses) = machines.Compare(this);

        // The adapters are no ports here, and would tell VLANs apart.
        Graph.Vlans.NameAll();
    }

    /// <summary>The hosts.</summary>
    public IReadOnlyList<HostState> Hosts => _hosts;

    /// <summary>The devices, their ports and cables, without the adapters.</summary>
    public NetworkGraph Graph { get; } = new() { Directory = EndpointDirectory.Build([], Fabric.Undescribed) };

    /// <summary>How many endpoints there are.</summary>
    public int Count => _endpoints.Count;

    /// <summary>The machines by name: the VMs of each host, then the servers.</summary>
    public NameTable Machines { get; }

    /// <summary>By machine the first of its endpoints; the rest follow, up to <see cref="EndOf"/>.</summary>
    public int[] FirstEndpoint { get; }

    /// <summary>By host the first of its VMs in <see cref="Machines"/>; one more entry ends the last.</summary>
    public int[] FirstVm { get; }

    /// <summary>By host the first endpoint of its own: its host adapters, team NICs and NICs.</summary>
    public int[] FirstOwn { get; }

    /// <summary>The settings of all adapters.</summary>
    public AdapterClasses Settings { get; } = new();

    /// <summary>The endpoints that are no adapters of a virtual switch: team NICs, NICs and servers.</summary>
    public Dictionary<int, GraphEndpoint> Others { get; } = [];

    /// <summary>The traffic classes of endpoints that have one.</summary>
    public List<(int Endpoint, string Traffic)> Traffic { get; } = [];

    /// <summary>The endpoints whose settings are not plain.</summary>
    public List<int> Special { get; } = [];

    /// <summary>The adapters whose VM may move, and the host that it may move to (site-rules A4).</summary>
    public List<PossiblePlace> PossiblePlaces { get; } = [];

    /// <summary>The VMs without any network adapter.</summary>
    public List<int> WithoutAdapter { get; } = [];

    /// <summary>The VMs that were seen on two hosts.</summary>
    public IReadOnlyCollection<int> Twins { get; }

    /// <summary>The adapters that may have the MAC address of another: all that have, and hardly ever others.</summary>
    public IReadOnlyCollection<int> SameAddresses { get; }

    /// <summary>The VMs that are hosts themselves.</summary>
    public List<int> Nested { get; } = [];

    /// <summary>The adapters that are mapped to a team member.</summary>
    public List<int> Mapped { get; } = [];

    /// <summary>The virtual switches on which somebody changes what the neighbours hear.</summary>
    public HashSet<int> SpecialDevices { get; } = [];

    /// <summary>The machine of an endpoint; a host's own endpoints have its number's complement.</summary>
    public int MachineOf(int endpoint) => _endpoints.MachineOf(endpoint);

    /// <summary>The virtual switch of an endpoint, <see cref="Unconnected"/> or <see cref="Elsewhere"/>.</summary>
    public int DeviceOf(int endpoint) => _endpoints.DeviceOf(endpoint);

    /// <summary>The name of the virtual switch that a VM's adapter asks for.</summary>
    public string? SwitchOf(int endpoint)
    {
        int machine = MachineOf(endpoint);
        int host = HostOf(machine);
        return _hosts[host].Vms[machine - FirstVm[host]].Adapters[endpoint - FirstEndpoint[machine]].Switch;
    }

    /// <summary>The number of an adapter's setting.</summary>
    public int SettingOf(int endpoint) => _endpoints.SettingOf(endpoint);

    /// <summary>The endpoint after a machine's last.</summary>
    public int EndOf(int machine)
    {
        int end = FirstEndpoint[machine];
        while (end < Count && MachineOf(end) == machine)
        {
            end++;
        }

        return end;
    }

    /// <summary>The host that a VM is on.</summary>
    public int HostOf(int vm)
    {
        int found = Array.BinarySearch(FirstVm, vm);
        if (found < 0)
        {
            return ~found - 1;
        }

        // A host without VMs begins where the next one does.
        while (FirstVm[found + 1] == vm)
        {
            found++;
        }

        return found;
    }

    /// <summary>The place of a host's state, or -1.</summary>
    public int FindHost(HostState state) => Array.FindIndex(_hosts, h => ReferenceEquals(h, state));

    /// <summary>Takes another state of a host with the same VMs and switches.</summary>
    public void Replace(int host, HostState state) => _hosts[host] = state;

    /// <summary>Gives an endpoint another place.</summary>
    public void Move(int endpoint, int device, int setting) => _endpoints.Move(endpoint, device, setting);

    /// <summary>The virtual switch of that name on a host.</summary>
    public int FindDevice(int host, string? switchName) => DeviceOf(_graphs[host], switchName);

    private void NoteSpecialDevices()
    {
        for (int h = 0; h < Hosts.Count; h++)
        {
            foreach (VirtualSwitch virtualSwitch in Hosts[h].Switches.Where(s => !PlainSettings.IsPlain(Hosts[h], s)))
            {
                SpecialDevices.Add(FindDevice(h, virtualSwitch.Id ?? virtualSwitch.Name));
            }
        }
    }

    private void PlaceVms(HostState host, HostGraph graph, MachineList machines)
    {
        string? lastName = null;
        int lastDevice = Unconnected;
        bool ownersUnknown = host.IsUnread(HostFact.FailoverCluster);
        for (int v = 0; v < host.Vms.Count; v++)
        {
            VirtualMachine vm = host.Vms[v];
            int machine = AddMachine(machines, vm.Name, vm.Id);
            if (vm.Adapters.Count == 0)
            {
                WithoutAdapter.Add(machine);
            }

            if (vm.NestedHost)
            {
                Nested.Add(machine);
            }

            int first = Count;
            ValueList<VmAdapter> adapters = vm.Adapters;
            for (int a = 0; a < adapters.Count; a++)
            {
                VmAdapter adapter = adapters[a];
                if (!ReferenceEquals(adapter.Switch, lastName))
                {
                    lastName = adapter.Switch;
                    lastDevice = DeviceOf(graph, lastName);
                }

                AddAdapter(machine, lastDevice, adapter);
                machines.NoteAddress(Count - 1, adapter.MacAddress);
            }

            if (vm.PossibleOwners.Count > 0 || ownersUnknown)
            {
                AddPossiblePlaces(first, vm, host);
            }
        }
    }

    private void AddPossiblePlaces(int first, VirtualMachine vm, HostState now)
    {
        // Where nobody knows the owners, or one was not read, only the exact check says so.
        bool areKnown = vm.PossibleOwners.Count > 0;
        foreach (string owner in vm.PossibleOwners.Where(o => !Names.Same(o, now.Name)))
        {
            bool isRead = _numbers.TryGetValue(owner, out int host);
            areKnown &= isRead;
            PossiblePlaces.AddRange(Enumerable.Range(first, isRead ? Count - first : 0).Select(e => new PossiblePlace(e, host)));
        }

        if (!areKnown)
        {
            Special.AddRange(Enumerable.Range(first, Count - first));
        }
    }

    private void PlaceOwn(HostState host, HostGraph graph, int number, MachineList machines)
    {
        foreach (Endpoint endpoint in EndpointDirectory.OfHost(host))
        {
            if (endpoint.Traffic is string traffic)
            {
                Traffic.Add((Count, traffic));
            }

            if (endpoint.Kind == EndpointKind.HostAdapter)
            {
                HostAdapter adapter = host.HostAdapters[endpoint.AdapterIndex];
                AddAdapter(~number, DeviceOf(graph, adapter.Switch), adapter);
                machines.NoteAddress(Count - 1, adapter.MacAddress);
            }
            else
            {
                Others.Add(Count, graph.Place(endpoint, Count));
                _endpoints.Add(~number, Elsewhere, 0);
            }
        }
    }

    private static int DeviceOf(HostGraph graph, string? name) => name is null ? Unconnected : graph.FindSwitch(name)?.Index ?? Unconnected;

    private int AddMachine(MachineList machines, string name, string? id)
    {
        FirstEndpoint[machines.Count] = Count;
        return machines.Add(name, id);
    }

    private void AddAdapter(int machine, int device, IVirtualAdapter adapter)
    {
        if (!PlainSettings.IsPlain(adapter) || (SpecialDevices.Count > 0 && SpecialDevices.Contains(device)))
        {
            Special.Add(Count);
            if (device >= 0 && PlainSettings.TouchesNeighbours(adapter.Isolation, adapter.Security))
            {
                SpecialDevices.Add(device);
            }
        }

        if (adapter.TeamMapping is not null)
        {
            Mapped.Add(Count);
        }

        _endpoints.Add(machine, device, Settings.NumberOf(adapter.Vlan, adapter.Isolation));
    }
}
