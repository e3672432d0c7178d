using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// What the model says of a probe. An answer has to come back, so a probe speaks of both directions: heard where each must be heard by the other,
/// not heard where neither can be; of a pair that hears in one direction, or perhaps, it says nothing.
/// </summary>
/// <param name="isolationCase">The network.</param>
internal sealed class ProbeForecast(IsolationCase isolationCase)
{
    private readonly Dictionary<string, FrameWalk> _walks = [];

    /// <summary>Whether a probe between two endpoints is answered.</summary>
    /// <returns>Null if the model does not say.</returns>
    public bool? Between(GraphEndpoint sender, GraphEndpoint hearer)
    {
        FrameWalk there = WalkOf(sender);
        FrameWalk back = WalkOf(hearer);
        if (!there.IsHeardBy(hearer.Index) && !back.IsHeardBy(sender.Index))
        {
            return there.Visited.Concat(back.Visited).Any(v => v.Device.Doubt is not null) ? null : false;
        }

        return isolationCase.Reach.Between(sender, hearer) == PairReach.Must && isolationCase.Reach.Between(hearer, sender) == PairReach.Must ? true : null;
    }

    private FrameWalk WalkOf(GraphEndpoint sender)
    {
        if (!_walks.TryGetValue(sender.Likeness, out FrameWalk? walk))
        {
            _walks.Add(sender.Likeness, walk = FrameWalk.From(isolationCase.Graph, sender));
        }

        return walk;
    }
}
