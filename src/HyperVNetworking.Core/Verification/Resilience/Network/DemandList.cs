using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The requirements of a document as failures meet them: tenants, traffic classes by VLAN, allow rules.</summary>
internal sealed class DemandList
{
    private readonly ResilienceNetwork _network;
    private readonly List<Demand> _demands = [];
    private readonly List<int>[] _demandsOf;

    /// <summary>Reads the requirements.</summary>
    /// <param name="requirement">The tenants, the allow rules and the physical network.</param>
    /// <param name="network">The network.</param>
    public DemandList(NetworkDocument requirement, ResilienceNetwork network)
    {
        _network = network;
        var directory = EndpointDirectory.Build(network.Hosts, requirement.Fabric);
        var membership = TenantMembership.Resolve(requirement.Tenants, directory);
        Unknown = membership.UnknownMembers;
        var members = new Dictionary<string, IReadOnlyList<MachineKind>>(Names.Comparer);
        foreach (TenantMembership.Entry entry in membership.Entries.Where(e => !e.IsTrafficClass))
        {
            IReadOnlyList<MachineKind> kinds = members[entry.Tenant.Name] = KindsOf(entry.Members);
            if (entry.Tenant.MembersMayCommunicate != false)
            {
                Add(new Demand(kinds, kinds) { Title = $"tenant {entry.Tenant.Name}", Type = RequirementType.Tenant, Name = entry.Tenant.Name });
            }
        }

        Traffic = TrafficOf(directory).ToArray();
        foreach (TrafficNetwork traffic in Traffic.Where(t => !members.ContainsKey(t.Name)))
        {
            Add(new Demand(traffic.Kinds, traffic.Kinds) { Title = traffic.Title, Type = RequirementType.TrafficClass, Name = traffic.Name });
        }

        foreach (AllowRule rule in requirement.Allow.Where(r => members.ContainsKey(r.From) && members.ContainsKey(r.To)))
        {
            Add(new Demand(members[rule.From], members[rule.To])
            {
                Title = $"tenant {rule.From} with tenant {rule.To}",
                Type = RequirementType.AllowRule,
                Name = $"{rule.From} -> {rule.To}",
                BothWays = rule.Direction == AllowDirection.Both,
            });
        }

        _demandsOf = network.Places.Select(_ => new List<int>()).ToArray();
        for (int d = 0; d < _demands.Count; d++)
        {
            foreach (int place in _demands[d].Places)
            {
                _demandsOf[place].Add(d);
            }
        }
    }

    /// <summary>The requirements that bind at least two machines: tenants, traffic classes, allow rules.</summary>
    public IReadOnlyList<Demand> Demands => _demands;

    /// <summary>The networks of the hosts' own adapters.</summary>
    public IReadOnlyList<TrafficNetwork> Traffic { get; }

    /// <summary>The member texts that mean nobody.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The requirements that have somebody in a place.</summary>
    public IReadOnlyList<int> DemandsOf(int place) => _demandsOf[place];

    private void Add(Demand demand)
    {
        if (demand.From.Any(a => demand.To.Any(b => a.DiffersFrom(b))))
        {
            _demands.Add(demand);
        }
    }

    private MachineKind[] KindsOf(IEnumerable<Endpoint> members)
    {
        var kinds = new Dictionary<string, MachineKind>();
        foreach (IGrouping<(string?, int, string?), Endpoint> machine in members.GroupBy(m => (m.Host, m.MachineIndex, m.Host is null ? m.Name : null)))
        {
            Endpoint first = machine.First();
            int host = first.Host is string name ? _network.Sorts.Find(name) : -1;
            if (first.Kind == EndpointKind.VmAdapter)
            {
                VirtualMachine vm = _network.Hosts[host].Vms[first.MachineIndex];
                VmAdapter[] adapters = machine.Select(m => vm.Adapters[m.AdapterIndex]).ToArray();
                foreach (int there in _network.Sorts.HostsOf(host, vm))
                {
                    AddTo(kinds, there, _network.Hosts[there].Name, PartsOf(there, adapters), ((long)host << 32) | (uint)first.MachineIndex);
                }
            }
            else
            {
                int[][] parts = machine.Select(m => new[] { _network.PlaceOf(m) }).ToArray();
                AddTo(kinds, host, first.Host ?? first.Name, parts, host >= 0 ? ((long)host << 32) | uint.MaxValue : -1L - parts[0][0]);
            }
        }

        return kinds.Values.ToArray();
    }

    private int[][] PartsOf(int host, VmAdapter[] adapters)
    {
        int[] teamed = adapters.Where(a => a.Security.GuestTeaming).Select(a => _network.PlaceOf(host, a)).ToArray();
        IEnumerable<int[]> alone = adapters.Where(a => !a.Security.GuestTeaming).Select(a => new[] { _network.PlaceOf(host, a) });
        return (teamed.Length > 0 ? alone.Append(teamed) : alone).ToArray();
    }

    private static void AddTo(Dictionary<string, MachineKind> kinds, int host, string label, int[][] parts, long machine)
    {
        string key = parts.Length == 1 && parts[0].Length == 1 ? $"{parts[0][0]}" : string.Join("|", parts.Select(p => string.Join(",", p)));
        if (kinds.TryGetValue(key, out MachineKind? kind))
        {
            kind.HasSeveral |= kind.First != machine;
        }
        else
        {
            kinds.Add(key, new MachineKind { Host = host, Label = label, Parts = parts, First = machine });
        }
    }

    // One traffic class in two VLANs is two networks: SMB 1 and SMB 2 never meet, and need not.
    private IEnumerable<TrafficNetwork> TrafficOf(EndpointDirectory directory) => directory.Endpoints
        .Where(e => e.Traffic is not null && e.Kind != EndpointKind.VmAdapter)
        .Select(e => (Endpoint: e, Place: _network.Places[_network.PlaceOf(e)]))
        .GroupBy(p => (Name: p.Endpoint.Traffic!.ToUpperInvariant(), p.Place.Vlan))
        .Select(g => new TrafficNetwork(g.First().Endpoint.Traffic!, g.Key.Vlan, KindsOf(g.Select(p => p.Endpoint))));
}
