using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Sorts the adapters of VMs by host and setting, where their VMs are and where they may move to (site-rules A4), so that a graph need hold one of each sort only.</summary>
internal sealed class PlaceIndex
{
    private readonly List<VmAdapter>[] _samples;
    private readonly Dictionary<AdapterSort, int>[] _sorts;
    private readonly Dictionary<string, int> _hostOf = new(Names.Comparer);

    /// <summary>Sorts the adapters of the hosts.</summary>
    public PlaceIndex(IReadOnlyList<HostState> hosts)
    {
        _samples = hosts.Select(_ => new List<VmAdapter>()).ToArray();
        _sorts = hosts.Select(_ => new Dictionary<AdapterSort, int>()).ToArray();
        for (int h = 0; h < hosts.Count; h++)
        {
            _hostOf[hosts[h].Name] = h;
        }

        for (int h = 0; h < hosts.Count; h++)
        {
            foreach (VirtualMachine vm in hosts[h].Vms)
            {
                foreach (int host in HostsOf(h, vm))
                {
                    foreach (VmAdapter adapter in vm.Adapters)
                    {
                        Add(host, adapter);
                    }
                }
            }
        }
    }

    /// <summary>The host of that name; -1 if it was not read.</summary>
    public int Find(string host) => _hostOf.TryGetValue(host, out int index) ? index : -1;

    /// <summary>The hosts that a VM may be on: the one it is on first, then its other possible owners.</summary>
    public IEnumerable<int> HostsOf(int host, VirtualMachine vm) => vm.PossibleOwners.Count == 0
        ? [host]
        : new[] { host }.Concat(vm.PossibleOwners.Select(Find).Where(o => o >= 0)).Distinct();

    /// <summary>The place of an adapter's sort among those of a host.</summary>
    public int SortOf(int host, VmAdapter adapter) => _sorts[host][AdapterSort.Of(adapter)];

    /// <summary>How many sorts a host has.</summary>
    public int SortsOn(int host) => _samples[host].Count;

    /// <summary>A host with one VM for each sort.</summary>
    public HostState Thin(HostState host, int index) => host with
    {
        Vms = _samples[index].Select((adapter, i) => new VirtualMachine { Name = $"{i}", Adapters = [adapter] }).ToValueList(),
        Dormant = [],
    };

    private void Add(int host, VmAdapter adapter)
    {
        var sort = AdapterSort.Of(adapter);
        if (!_sorts[host].ContainsKey(sort))
        {
            _sorts[host].Add(sort, _samples[host].Count);
            _samples[host].Add(adapter);
        }
    }

    // All that decides what an adapter sends and hears.
    private readonly record struct AdapterSort(string? Switch, PortVlan Vlan, IsolationSetting? Isolation, PortMirroring Mirroring, bool AsksSriov, ValueList<PortAcl> Acls, TeamMapping? Mapping)
    {
        public static AdapterSort Of(VmAdapter adapter) =>
            new(adapter.Switch, adapter.Vlan, adapter.Isolation, adapter.Security.Mirroring, adapter.Offload.SriovWeight > 0, adapter.Acls, adapter.TeamMapping);
    }
}
