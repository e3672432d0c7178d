using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Answers who hears whom in one network: by endpoint, by tenant, by VLAN. It needs no tenants.</summary>
public sealed class ReachabilityAnswer
{
    private readonly ReachabilityMatrix _matrix;
    private readonly Dictionary<string, HostState> _hosts = new(Names.Comparer);
    private readonly Fabric _fabric;
    private readonly TenantMembership _membership;
    private readonly ILookup<Endpoint, string> _tenants;
    private readonly Dictionary<Endpoint, EndpointVlans> _vlans = [];

    private ReachabilityAnswer(HostState[] hosts, Fabric fabric, IEnumerable<Tenant> tenants)
    {
        _fabric = fabric;
        foreach (HostState host in Enumerable.Reverse(hosts))
        {
            _hosts[host.Name] = host;
        }

        EndpointDirectory directory = EndpointDirectory.Build(hosts.GroupBy(h => h.Name, Names.Comparer).Select(g => g.First()), fabric);
        Finder = new EndpointFinder(directory);
        _membership = TenantMembership.Resolve(tenants, directory);
        _tenants = _membership.Entries.SelectMany(e => e.Members, (e, member) => (Member: member, e.Tenant.Name)).ToLookup(p => p.Member, p => p.Name);
        _matrix = ReachabilityMatrix.Build(hosts, fabric);
    }

    /// <summary>The endpoints by what people call them.</summary>
    public EndpointFinder Finder { get; }

    /// <summary>The ports where knowledge ends.</summary>
    public ValueList<string> OpenEnds => _matrix.OpenEnds;

    /// <summary>Computes who hears whom.</summary>
    /// <param name="hosts">The hosts; one that was not read whole counts as absent.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="tenants">The tenants; they name endpoints and decide nothing.</param>
    /// <returns>The answer, from which questions select.</returns>
    public static ReachabilityAnswer Build(IReadOnlyList<HostState> hosts, Fabric fabric, IEnumerable<Tenant> tenants) =>
        new(hosts.Where(h => h.Complete).ToArray(), fabric, tenants);

    /// <summary>The endpoints that a name or a tenant's name means.</summary>
    /// <param name="name">An endpoint or a tenant, with wildcards.</param>
    /// <returns>The endpoints in directory order; none if nobody is called so.</returns>
    public IReadOnlyList<Endpoint> Find(string name)
    {
        var pattern = new NamePattern(name);
        var meant = new HashSet<Endpoint>(Finder.Find(name).Concat(_membership.Entries.Where(e => pattern.IsMatch(e.Tenant.Name)).SelectMany(e => e.Members)));
        return Finder.Endpoints.Where(meant.Contains).ToArray();
    }

    /// <summary>The names that somebody may have meant who wrote one that nobody has.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A tenant that is near, then endpoints; none if nothing is near.</returns>
    public IReadOnlyList<string> Suggest(string name)
    {
        IEnumerable<string> tenant = NearestName.Of(name, _membership.Entries.Select(e => e.Tenant.Name)) is string near ? [near] : [];
        return tenant.Concat(Finder.Suggest(name)).Distinct(Names.Comparer).ToArray();
    }

    /// <summary>The pairs that a question asks for, in directory order.</summary>
    /// <param name="question">The question; what its names mean to nobody selects nothing.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The pairs, made one by one.</returns>
    /// <exception cref="System.OperationCanceledException">The enumeration was cancelled.</exception>
    public IEnumerable<ReachabilityPair> Pairs(ReachabilityQuestion question, CancellationToken cancellationToken = default) => Select(question, cancellationToken).Select(Describe);

    /// <summary>The grid of a question.</summary>
    /// <param name="question">The question.</param>
    /// <returns>Its senders against its hearers.</returns>
    public ReachabilityGrid Grid(ReachabilityQuestion question)
    {
        HashSet<Endpoint>? hearers = Meant(question.To);
        return new ReachabilityGrid(
            Meant(question.From)?.OrderBy(IndexOf).ToValueList() ?? Finder.Endpoints,
            hearers?.OrderBy(IndexOf).ToValueList() ?? Finder.Endpoints,
            sender => Hearers(IndexOf(sender), hearers, question.Vlans),
            OpenEnds);
    }

    // Only the frames of senders that are asked for are followed.
    private IEnumerable<HeardPair> Select(ReachabilityQuestion question, CancellationToken cancellationToken)
    {
        HashSet<Endpoint>? senders = Meant(question.From);
        HashSet<Endpoint>? hearers = Meant(question.To);
        for (int i = 0; i < _matrix.Endpoints.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Endpoint sender = _matrix.Endpoints[i];
            if (senders?.Contains(sender) != false)
            {
                foreach (Endpoint hearer in Hearers(i, hearers, question.Vlans))
                {
                    yield return new HeardPair(sender, hearer);
                }
            }
        }
    }

    private IEnumerable<Endpoint> Hearers(int sender, HashSet<Endpoint>? hearers, VlanSet? vlans) => _matrix.HearersOf(sender).Where(hearer =>
        hearers?.Contains(hearer) != false
        && (vlans is null || EndpointVlans.AreAbout(VlansOf(_matrix.Endpoints[sender]), VlansOf(hearer), vlans)));

    private HashSet<Endpoint>? Meant(ValueList<string> names) => names.Count == 0 ? null : [.. names.SelectMany(Find)];

    private int IndexOf(Endpoint endpoint) => Indexes[endpoint];

    private Dictionary<Endpoint, int> Indexes => field ??= Finder.Endpoints.Select((e, i) => (e, i)).ToDictionary(p => p.e, p => p.i);

    private ReachabilityPair Describe(HeardPair pair)
    {
        EndpointVlans sender = VlansOf(pair.Sender);
        EndpointVlans hearer = VlansOf(pair.Hearer);
        return new ReachabilityPair
        {
            Sender = pair.Sender.Name,
            Hearer = pair.Hearer.Name,
            Vlan = EndpointVlans.Shared(sender, hearer),
            SameSwitch = sender.Place is not null && sender.Place == hearer.Place,
            SenderHost = pair.Sender.Host,
            HearerHost = pair.Hearer.Host,
            SenderKind = pair.Sender.Kind,
            HearerKind = pair.Hearer.Kind,
            SenderTenant = _tenants[pair.Sender].ToValueList(),
            HearerTenant = _tenants[pair.Hearer].ToValueList(),
            SenderSetting = sender.Setting,
            HearerSetting = hearer.Setting,
        };
    }

    private EndpointVlans VlansOf(Endpoint endpoint)
    {
        if (!_vlans.TryGetValue(endpoint, out EndpointVlans? vlans))
        {
            _vlans.Add(endpoint, vlans = EndpointVlans.Of(endpoint, _hosts, _fabric));
        }

        return vlans;
    }
}
