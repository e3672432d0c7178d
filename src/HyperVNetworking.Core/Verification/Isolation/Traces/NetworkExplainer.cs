using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Explains for any two endpoints of a network why they hear each other or do not (design 10, <c>-Explain</c>). It needs no tenants.</summary>
public sealed class NetworkExplainer
{
    private readonly NetworkGraph _graph;
    private readonly MustReach _reach;
    private readonly TraceFinder _traces;
    private readonly Dictionary<Endpoint, GraphEndpoint> _places = [];

    private NetworkExplainer(NetworkGraph graph)
    {
        _graph = graph;
        Finder = new EndpointFinder(graph.Directory);
        _reach = new MustReach(graph);
        _traces = new TraceFinder(_reach);
        foreach (GraphEndpoint endpoint in graph.Endpoints)
        {
            _places[endpoint.Endpoint] = endpoint;
        }
    }

    /// <summary>The endpoints by what people call them.</summary>
    public EndpointFinder Finder { get; }

    /// <summary>Prepares a network.</summary>
    /// <param name="hosts">The hosts; what one says that was not read whole counts no more than the rest of it.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>The explainer.</returns>
    public static NetworkExplainer Build(IReadOnlyList<HostState> hosts, Fabric fabric) =>
        new(NetworkGraphBuilder.Build(hosts.Where(h => h.Complete), fabric));

    /// <summary>Explains one direction.</summary>
    /// <param name="sender">Who sends; one of <see cref="Finder"/>.</param>
    /// <param name="hearer">Who is to hear; another one.</param>
    /// <returns>The explanation; the same on every run.</returns>
    public EndpointExplanation Explain(Endpoint sender, Endpoint hearer)
    {
        GraphEndpoint from = _places[sender];
        GraphEndpoint to = _places[hearer];
        FrameWalk walk = FrameWalk.From(_graph, from);
        bool heard = walk.IsHeardBy(to.Index);
        FollowedFrame frame = heard ? FollowedFrame.Along(from, walk.StepsTo(to.Index), to) : _traces.Missing(from, to);
        bool always = heard && _reach.Between(from, to) is PairReach.Must;
        string[] openEnds = walk.OpenEnds.Where(_reach.IsWay).Select(end => _graph.OpenEnds[end]).ToArray();
        return new EndpointExplanation
        {
            Sender = sender,
            Hearer = hearer,
            Heard = heard,
            Always = always,
            Reason = ExplanationText.Reason(from, to, frame, heard, always, openEnds),
            Trace = new Trace
            {
                From = sender.Name,
                To = hearer.Name,
                Arrives = heard,
                Hops = frame.Hops.ToValueList(),
                Blame = ExplanationText.Blame(from, to, frame, heard),
            },
            OpenEnds = openEnds.ToValueList(),
            Assumptions = frame.Assumptions.ToValueList(),
        };
    }
}
