using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Who may hear whom at layer 2, over described cables; it needs no tenants (design 6, <em>may</em>). Frames are followed when somebody asks, once for all
/// senders of a broadcast domain, or else for all that send alike; no list of pairs is kept. Not safe for several threads.
/// </summary>
public sealed class ReachabilityMatrix
{
    private readonly NetworkGraph _graph;
    private readonly NetworkPlaces _places;
    private readonly DomainMap _domains;
    private readonly Dictionary<string, int[]> _hearersOf = [];
    private readonly Dictionary<int, int[]> _hearersIn = [];

    private ReachabilityMatrix(NetworkGraph graph, NetworkPlaces places)
    {
        _graph = graph;
        _places = places;
        _domains = new DomainMap(places);
        OpenEnds = graph.OpenEnds.ToValueList();
    }

    /// <summary>The endpoints, in directory order.</summary>
    public ValueList<Endpoint> Endpoints => _graph.Directory.Endpoints;

    /// <summary>The endpoints by name.</summary>
    internal EndpointDirectory Directory => _graph.Directory;

    /// <summary>Every ordered pair (sender, hearer) of two different endpoints, sorted in directory order; made one by one.</summary>
    public IEnumerable<HeardPair> HeardBy =>
        Enumerable.Range(0, Endpoints.Count).SelectMany(sender => HearersOf(sender), (sender, hearer) => new HeardPair(Endpoints[sender], hearer));

    /// <summary>The ports where knowledge ends: <c>SwitchA/7</c> undescribed, <c>SwitchA/other ports</c>, <c>Host1/P-NIC2</c> with a cable that nobody described.</summary>
    public ValueList<string> OpenEnds { get; }

    /// <summary>Prepares a network.</summary>
    /// <param name="hosts">The hosts; of several with one name the first counts.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>The matrix.</returns>
    public static ReachabilityMatrix Build(IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        HostState[] distinct = NetworkGraphBuilder.Distinct(hosts);
        return new ReachabilityMatrix(NetworkGraphBuilder.Build(distinct, fabric), new NetworkPlaces(distinct, fabric));
    }

    /// <summary>Who may hear one endpoint.</summary>
    /// <param name="sender">Its place in <see cref="Endpoints"/>.</param>
    /// <returns>The hearers in directory order, without the endpoint itself.</returns>
    public IEnumerable<Endpoint> HearersOf(int sender)
    {
        foreach (int hearer in RowOf(sender))
        {
            if (hearer != sender)
            {
                yield return Endpoints[hearer];
            }
        }
    }

    /// <summary>The places of those who hear an endpoint, in ascending order; its own may be among them. One object for all that are heard by the same.</summary>
    internal int[] RowOf(int sender)
    {
        GraphEndpoint endpoint = _graph.Endpoints[sender];
        int device = _places.DeviceOf(sender);
        int frameClass = _places.SettingOf(sender);
        if (device >= 0 && frameClass < FrameClasses.Limit && _domains.IsExact(device, frameClass))
        {
            return RowOf(endpoint, _domains.Of(device, frameClass));
        }

        if (!_hearersOf.TryGetValue(endpoint.Likeness, out int[]? hearers))
        {
            hearers = FrameWalk.From(_graph, endpoint).Hearers.OrderBy(i => i).ToArray();
            _hearersOf.Add(endpoint.Likeness, hearers);
        }

        return hearers;
    }

    // Of a sender that hears its own domain the walk leaves it out where nobody else sends alike: to the others of the domain it belongs.
    private int[] RowOf(GraphEndpoint endpoint, int domain)
    {
        if (!_hearersIn.TryGetValue(domain, out int[]? hearers))
        {
            hearers = FrameWalk.From(_graph, endpoint).Hearers.Append(endpoint.Index).Distinct().OrderBy(i => i).ToArray();
            _hearersIn.Add(domain, hearers);
        }

        return hearers;
    }
}
