using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Who may hear whom at layer 2, over described cables; it needs no tenants (design 6, <em>may</em>).</summary>
public sealed class ReachabilityMatrix
{
    private ReachabilityMatrix(ValueList<Endpoint> endpoints, ValueList<HeardPair> heardBy, ValueList<string> openEnds)
    {
        Endpoints = endpoints;
        HeardBy = heardBy;
        OpenEnds = openEnds;
    }

    /// <summary>The endpoints, in directory order.</summary>
    public ValueList<Endpoint> Endpoints { get; }

    /// <summary>Every ordered pair (sender, hearer) of two different endpoints, sorted in directory order.</summary>
    public ValueList<HeardPair> HeardBy { get; }

    /// <summary>The ports where knowledge ends: <c>SwitchA/7</c> undescribed, <c>SwitchA/other ports</c>, <c>Host1/P-NIC2</c> with a cable that nobody described.</summary>
    public ValueList<string> OpenEnds { get; }

    /// <summary>Walks from every endpoint, once for all that send alike.</summary>
    /// <param name="hosts">The hosts; of several with one name the first counts.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>The matrix.</returns>
    public static ReachabilityMatrix Build(IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        NetworkGraph graph = NetworkGraphBuilder.Build(hosts, fabric);
        var hearersOf = new Dictionary<string, int[]>();
        var pairs = new List<HeardPair>();
        foreach (GraphEndpoint sender in graph.Endpoints)
        {
            if (!hearersOf.TryGetValue(sender.Likeness, out int[]? hearers))
            {
                hearers = FrameWalk.From(graph, sender).Hearers.OrderBy(i => i).ToArray();
                hearersOf.Add(sender.Likeness, hearers);
            }

            foreach (int hearer in hearers)
            {
                if (hearer != sender.Index)
                {
                    pairs.Add(new HeardPair(sender.Endpoint, graph.Endpoints[hearer].Endpoint));
                }
            }
        }

        return new ReachabilityMatrix(graph.Directory.Endpoints, pairs.ToValueList(), graph.OpenEnds.ToValueList());
    }
}
