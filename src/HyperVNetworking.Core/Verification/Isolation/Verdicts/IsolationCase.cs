using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Everything that one check judges by: the graph of the hosts that were read, the tenants in it, and what is missing.</summary>
internal sealed class IsolationCase
{
    private readonly ILookup<int, JudgedTenant> _tenantsOf;
    private readonly Dictionary<string, JudgedTenant> _tenantOfName = new(Names.Comparer);
    private readonly Dictionary<string, HostState> _hostOf = new(Names.Comparer);
    private readonly Lazy<ILookup<string, GraphEndpoint>> _adaptersOn;

    /// <summary>Prepares a check.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="states">The hosts.</param>
    /// <param name="options">How to judge.</param>
    public IsolationCase(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
        : this(requirement, CompleteOnly(states), options, MissingFacts.OfHosts(requirement, states, options))
    {
    }

    /// <summary>Prepares a check of a part of a network.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="hosts">The part.</param>
    /// <param name="options">How to judge.</param>
    /// <param name="missing">What is not known about the hosts of the whole.</param>
    /// <param name="graph">The graph of the part.</param>
    /// <param name="membership">The members of every tenant that are in the part.</param>
    /// <param name="memberHomes">In which VLAN the members of the whole are; null if this is the whole.</param>
    public IsolationCase(
        NetworkDocument requirement,
        IReadOnlyList<HostState> hosts,
        IsolationOptions options,
        IReadOnlyList<string> missing,
        NetworkGraph graph,
        TenantMembership membership,
        Func<IEnumerable<(int Tenant, int Vlan, int Count)>>? memberHomes = null)
    {
        Requirement = requirement;
        Permitted = new PermittedHearers(requirement);
        Options = options;
        Hosts = hosts;
        Graph = graph;
        Reach = new MustReach(Graph);
        Traces = new TraceFinder(Reach);
        Missing = missing;
        Membership = membership;
        foreach (HostState host in hosts.Where(h => !_hostOf.ContainsKey(h.Name)))
        {
            _hostOf.Add(host.Name, host);
        }

        _adaptersOn = new(() => Graph.Present.Where(e => e.Adapter is not null).ToLookup(e => e.Ports[0].Device.Name));
        VmsWithoutAdapter = hosts.SelectMany(h => h.Vms.Where(v => v.Adapters.Count == 0).Select(v => (h.Name, v))).ToArray();
        var placeOf = new Dictionary<Endpoint, GraphEndpoint>();
        foreach (GraphEndpoint endpoint in Graph.Endpoints)
        {
            placeOf[endpoint.Endpoint] = endpoint;
        }

        var homes = new HomeVlans(Membership.Entries, () => memberHomes?.Invoke() ?? HomeVlans.Count(Tenants!));
        Tenants = Membership.Entries.Select((e, t) => new JudgedTenant(e, Graph, placeOf, () => homes[t])).ToArray();
        foreach (JudgedTenant tenant in Tenants.Reverse())
        {
            _tenantOfName[tenant.Name] = tenant;
        }

        _tenantsOf = Tenants.SelectMany(t => t.MemberSet.Select(m => (Member: m, Tenant: t))).ToLookup(p => p.Member, p => p.Tenant);
        foreach (AllowRule rule in requirement.Allow)
        {
            if (Find(rule.From) is JudgedTenant from && Find(rule.To) is JudgedTenant to)
            {
                from.Permitted.UnionWith(to.MemberSet);
                to.Permitted.UnionWith(rule.Direction == AllowDirection.Both ? from.MemberSet : []);
            }
        }

        MissingFacts.AddOfTenants(this);
    }

    private IsolationCase(NetworkDocument requirement, HostState[] hosts, IsolationOptions options, IReadOnlyList<string> missing)
        : this(requirement, hosts, options, missing, NetworkGraphBuilder.Build(hosts, requirement.Fabric, withPossibleOwners: true))
    {
    }

    private IsolationCase(NetworkDocument requirement, HostState[] hosts, IsolationOptions options, IReadOnlyList<string> missing, NetworkGraph graph)
        : this(requirement, hosts, options, missing, graph, TenantMembership.Resolve(requirement.Tenants, graph.Directory))
    {
    }

    /// <summary>The requirement.</summary>
    public NetworkDocument Requirement { get; }

    /// <summary>Who may hear whom by an allow rule.</summary>
    public PermittedHearers Permitted { get; }

    /// <summary>How to judge.</summary>
    public IsolationOptions Options { get; }

    /// <summary>The hosts that were read whole.</summary>
    public IReadOnlyList<HostState> Hosts { get; }

    /// <summary>The VMs that are no endpoint, since they have no adapter.</summary>
    public IReadOnlyList<(string Host, VirtualMachine Vm)> VmsWithoutAdapter { get; }

    /// <summary>The network.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>Who must be heard by whom.</summary>
    public MustReach Reach { get; }

    /// <summary>Shows how.</summary>
    public TraceFinder Traces { get; }

    /// <summary>What is not known about the hosts, and so about every requirement.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The members as texts resolve to endpoints.</summary>
    public TenantMembership Membership { get; }

    /// <summary>The tenants, and the traffic classes after them.</summary>
    public IReadOnlyList<JudgedTenant> Tenants { get; }

    /// <summary>What was noticed while judging.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The tenant of that name.</summary>
    public JudgedTenant? Find(string name) => _tenantOfName.TryGetValue(name, out JudgedTenant? tenant) ? tenant : null;

    /// <summary>The first tenant that an endpoint is a member of.</summary>
    public JudgedTenant? TenantOf(GraphEndpoint endpoint) => TenantsOf(endpoint).FirstOrDefault();

    /// <summary>Every tenant that an endpoint is a member of.</summary>
    public IEnumerable<JudgedTenant> TenantsOf(GraphEndpoint endpoint) => _tenantsOf[endpoint.Index];

    /// <summary>The VM of an adapter, as the host has it that it is on now.</summary>
    public VirtualMachine VmOf(GraphEndpoint adapter)
    {
        Endpoint present = (adapter.Original ?? adapter).Endpoint;
        return _hostOf[present.Host!].Vms[present.MachineIndex];
    }

    /// <summary>The adapters that are on a virtual switch now.</summary>
    /// <param name="device">Its name in the graph.</param>
    public IEnumerable<GraphEndpoint> AdaptersOn(string device) => _adaptersOn.Value[device];

    /// <summary>Whether a host of that name was read whole.</summary>
    public bool WasRead(string host) => _hostOf.ContainsKey(host);

    /// <summary>The endpoint as a sentence names it: with its tenant.</summary>
    public string Name(GraphEndpoint endpoint) =>
        TenantOf(endpoint) is JudgedTenant tenant ? $"{endpoint.Endpoint.Name} of {tenant.Name}" : $"{endpoint.Endpoint.Name}, in no tenant,";

    /// <summary>The missing facts of some tenants, with those of the hosts, each once.</summary>
    public IEnumerable<string> MissingFor(params JudgedTenant[] tenants) =>
        Missing.Concat(tenants.SelectMany(t => t.Missing)).Distinct(StringComparer.Ordinal);

    // What a half-read host says may be wrong: nothing rests on it, and everything is Unproven for it.
    private static HostState[] CompleteOnly(IReadOnlyList<HostState> states) => states.Where(s => s.Complete).ToArray();
}
