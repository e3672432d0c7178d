using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Where the VMs of live hosts run, by GUID and by name.</summary>
internal sealed class LiveVms
{
    private readonly ILookup<string, Place> _byId;
    private readonly ILookup<string, Place> _byName;

    public LiveVms(IEnumerable<HostState> hosts)
    {
        Place[] places = hosts.SelectMany(h => h.Vms.Select(vm => new Place(h.Name, vm))).ToArray();
        _byId = places.Where(p => p.Vm.Id is not null).ToLookup(p => p.Vm.Id!, Names.Comparer);
        _byName = places.ToLookup(p => p.Vm.Name, Names.Comparer);
    }

    /// <summary>The places of an expected VM: by GUID where both have one, else by name.</summary>
    public IEnumerable<Place> Find(VirtualMachine expected) =>
        expected.Id is not null && _byId.Contains(expected.Id)
            ? _byId[expected.Id]
            : _byName[expected.Name].Where(p => p.Vm.Id is null || expected.Id is null);

    public sealed record Place(string Host, VirtualMachine Vm);
}
