using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Finds an endpoint again in another state: by the VM's GUID where both states know it, else by name. A VM stays itself when it moves or is renamed.</summary>
internal sealed class EndpointKeys
{
    private readonly HashSet<string> _known;

    public EndpointKeys(NetworkSnapshot before, NetworkSnapshot after)
    {
        _known = Ids(before);
        _known.IntersectWith(Ids(after));
    }

    public string Of(Endpoint endpoint) => endpoint.MachineId is string id && _known.Contains(id)
        ? $"{id}/{endpoint.AdapterIndex}".ToUpperInvariant()
        : endpoint.Name.ToUpperInvariant();

    private static HashSet<string> Ids(NetworkSnapshot network) => new(network.Hosts.SelectMany(h => h.Vms).Select(v => v.Id).OfType<string>(), Names.Comparer);
}
