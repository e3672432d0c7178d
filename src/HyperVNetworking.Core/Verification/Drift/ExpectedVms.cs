using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>The VMs of a document, found by a live VM wherever it runs now: by GUID where both have one, else by a name that is unique or expected on that host.</summary>
internal sealed class ExpectedVms
{
    private readonly Dictionary<string, VirtualMachine> _byId = new(Names.Comparer);
    private readonly ILookup<string, Place> _byName;

    public ExpectedVms(IEnumerable<HostState> hosts)
    {
        Place[] places = hosts.SelectMany(h => h.Vms.Select(vm => new Place(h.Name, vm))).ToArray();
        _byName = places.ToLookup(p => p.Vm.Name, Names.Comparer);
        foreach (VirtualMachine vm in places.Select(p => p.Vm).Where(vm => vm.Id is not null))
        {
            _byId[vm.Id!] = vm;
        }
    }

    public VirtualMachine? Find(string host, VirtualMachine live)
    {
        if (live.Id is not null && _byId.TryGetValue(live.Id, out VirtualMachine? sameId))
        {
            return sameId;
        }

        Place[] sameName = _byName[live.Name].Where(p => p.Vm.Id is null || live.Id is null).ToArray();
        Place[] here = sameName.Where(p => Names.Same(p.Host, host)).ToArray();
        return here.Length == 1 ? here[0].Vm : here.Length == 0 && sameName.Length == 1 ? sameName[0].Vm : null;
    }

    private sealed record Place(string Host, VirtualMachine Vm);
}
