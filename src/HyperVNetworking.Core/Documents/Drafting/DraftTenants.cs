using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>Gathers the tenants of a draft, and what stays out of it.</summary>
internal sealed class DraftTenants
{
    private readonly IReadOnlyList<HostState> _hosts;
    private readonly List<DraftTenant> _tenants = [];
    private readonly Dictionary<string, List<Endpoint>> _members = new(Names.Comparer);
    private readonly HashSet<Endpoint> _placed = [];
    private readonly Dictionary<string, List<Endpoint>> _leftOut = [];
    private readonly List<Finding> _unknown = [];

    public DraftTenants(IReadOnlyList<HostState> hosts)
    {
        _hosts = hosts.OrderBy(h => h.Name, Names.Comparer).ToArray();
        Directory = EndpointDirectory.Build(_hosts, Fabric.Undescribed);
    }

    /// <summary>Everybody on the hosts.</summary>
    public EndpointDirectory Directory { get; }

    /// <summary>The adapters of the VMs.</summary>
    public IEnumerable<(Endpoint Endpoint, HostState Host, VmAdapter Adapter)> Adapters
    {
        get
        {
            ILookup<string, HostState> byName = _hosts.ToLookup(h => h.Name, Names.Comparer);
            return Directory.Endpoints.Where(e => e.Kind == EndpointKind.VmAdapter)
                .Select(e => (e, byName[e.Host!].First(), byName[e.Host!].First().Vms[e.MachineIndex].Adapters[e.AdapterIndex]));
        }
    }

    /// <summary>Whether an endpoint is in a tenant.</summary>
    public bool IsIn(Endpoint endpoint) => _placed.Contains(endpoint);

    /// <summary>Puts an endpoint into a tenant, or notes why it is in none.</summary>
    public void Add(Endpoint endpoint, DraftTenant? tenant, string? leftOut)
    {
        if (tenant is not null && new NamePattern(endpoint.Name).HasWildcard && Directory.Resolve(endpoint.Name).Any(e => e != endpoint))
        {
            tenant = null;
            leftOut = "their name is a pattern that others match too";
        }

        if (tenant is null)
        {
            Of(_leftOut, leftOut!).Add(endpoint);
            return;
        }

        if (!_members.ContainsKey(tenant.Name))
        {
            _tenants.Add(tenant);
        }

        Of(_members, tenant.Name).Add(endpoint);
        _placed.Add(endpoint);
    }

    /// <summary>Notes a member that no host has.</summary>
    public void NoteUnknown(string tenant, string member) => _unknown.Add(DraftFindings.MemberUnknown(tenant, member));

    /// <summary>The draft.</summary>
    public DraftResult ToResult(IEnumerable<AllowRule> rules)
    {
        Tenant[] tenants = _tenants.OrderBy(t => t.Vlan?.Value ?? int.MaxValue).ThenBy(t => t.Name, Names.Comparer).Select(ToTenant).ToArray();
        var document = new NetworkDocument
        {
            Tenants = tenants.ToValueList(),
            Allow = rules.ToValueList(),
            Hosts = _hosts.Where(h => h.Complete).Select(h => h with { ReadAt = null, FailoverCluster = null, Unread = [] }).ToValueList(),
            Fabric = FabricStubs.Of(_hosts),
        };
        IEnumerable<Finding> findings = _hosts.Where(h => !h.Complete).Select(DraftFindings.HostNotDrafted)
            .Concat(_unknown)
            .Concat(_leftOut.Select(reason => DraftFindings.AdapterNotDrafted(reason.Key, reason.Value)))
            .Concat(FabricStubs.Undescribed(_hosts));
        return new DraftResult(document, findings.ToValueList());
    }

    private static List<Endpoint> Of(Dictionary<string, List<Endpoint>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<Endpoint>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    private Tenant ToTenant(DraftTenant draft) => new()
    {
        Name = draft.Name,
        Vlan = draft.Vlan,
        Visibility = draft.Visibility,
        MembersMayCommunicate = draft.MembersMayCommunicate ? null : false,
        Members = _members[draft.Name].Select(e => e.Name).Distinct(Names.Comparer).ToValueList(),
    };
}
