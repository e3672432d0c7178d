using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The part of a network that the exact check needs to judge some tenants, and to find what there is to find; under the names of the whole.</summary>
internal sealed class NetworkSlice
{
    private readonly DomainScreen _screen;
    private readonly SliceMarks _marks;

    private NetworkSlice(DomainScreen screen)
    {
        _screen = screen;
        _marks = new SliceMarks(screen);
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
        RemarkableEndpoints.Mark(screen, requirement, slice._marks);
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
                _marks.Keep(member);
                domains.UnionWith(_screen.Classes.MaySend(member));
                domains.UnionWith(_screen.Classes.MayHear(member));
            }
        }

        _marks.KeepAllIn(domains);
    }

    private IsolationCase Cut(NetworkDocument requirement, IReadOnlyList<string> missing, IsolationOptions options)
    {
        NetworkPlaces places = _screen.Places;
        string[] ambiguous = KeepNamesakes();
        var parts = new List<HostState>();
        var indexes = new List<int>();
        for (int h = 0; h < _marks.Hosts.Length; h++)
        {
            HostState host = places.Hosts[h];
            List<int> vms = MarkedVmsOf(h);
            if (vms.Count == 0 && !_marks.Hosts[h])
            {
                continue;
            }

            parts.Add(vms.Count == host.Vms.Count ? host : host with { Vms = vms.Select(vm => host.Vms[vm - places.FirstVm[h]]).ToValueList() });
            indexes.AddRange(vms.SelectMany(vm => Enumerable.Range(places.FirstEndpoint[vm], places.EndOf(vm) - places.FirstEndpoint[vm])));
            for (int own = places.FirstOwn[h]; own < places.Count && places.MachineOf(own) == ~h; own++)
            {
                indexes.Add(own);
            }
        }

        for (int server = places.FirstVm[_marks.Hosts.Length]; server < places.Machines.Count; server++)
        {
            indexes.Add(places.FirstEndpoint[server]);
        }

        EndpointDirectory directory = EndpointDirectory.Build(parts, requirement.Fabric, ambiguous);
        NetworkGraph graph = NetworkGraphBuilder.Build(parts, requirement.Fabric, directory, withPossibleOwners: true);
        return new IsolationCase(requirement, parts, options, missing, graph, MembershipOf(directory, indexes), () => MemberHomes.Of(_screen));
    }

    private List<int> MarkedVmsOf(int host)
    {
        var marked = new List<int>();
        for (int vm = _screen.Places.FirstVm[host]; vm < _screen.Places.FirstVm[host + 1]; vm++)
        {
            if (_marks.Machines[vm])
            {
                marked.Add(vm);
            }
        }

        return marked;
    }

    // Of several VMs with one name on one host the numbers behind the name count all of them.
    private string[] KeepNamesakes()
    {
        NetworkPlaces places = _screen.Places;
        var ambiguous = new HashSet<string>(Names.Comparer);
        for (int machine = 0; machine < places.Machines.Count; machine++)
        {
            int first = _marks.Machines[machine] ? places.Machines.First(places.Machines[machine]) : -1;
            if (first < 0 || places.Machines.Next(first) < 0)
            {
                continue;
            }

            ambiguous.Add(places.Machines[machine]);
            int host = places.HostOf(machine);
            for (int other = first; other >= 0; other = places.Machines.Next(other))
            {
                _marks.Machines[other] |= places.HostOf(other) == host;
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
