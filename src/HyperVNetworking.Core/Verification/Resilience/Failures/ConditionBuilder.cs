using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Makes the condition of the network under a failure from the one with none; only the places on links that fail are looked at again.</summary>
internal sealed class ConditionBuilder
{
    private readonly ResilienceNetwork _network;
    private readonly PlaceStates _states;
    private readonly List<int>[] _placesOf;

    /// <summary>Works out what holds with no failure.</summary>
    public ConditionBuilder(ResilienceNetwork network, PlaceStates states)
    {
        _network = network;
        _states = states;
        var links = new LinkState[network.Links.Links.Count];
        Healthy = NetworkCondition.Whole(links, network.Places.Select(p => states.Of(p, links)).ToArray(), new FabricReach(network.Fabric, network.Fabric.Links));
        _placesOf = network.Links.Links.Select(_ => new List<int>()).ToArray();
        foreach (Place place in network.Places)
        {
            foreach (int link in place.Out.SelectMany(f => f).Select(w => w.Link).Concat(place.In.Select(w => w.Link)).Where(l => l >= 0).Distinct())
            {
                _placesOf[link].Add(place.Index);
            }
        }
    }

    /// <summary>The condition with no failure.</summary>
    public NetworkCondition Healthy { get; }

    /// <summary>The condition under a failure.</summary>
    public NetworkCondition Under(Failure failure)
    {
        var links = (LinkState[])Healthy.Links.Clone();
        foreach (int link in failure.Dead)
        {
            links[link] = LinkState.Dead;
        }

        foreach (int link in failure.Down)
        {
            links[link] = LinkState.Down;
        }

        var changed = new Dictionary<int, PlaceState>();
        foreach (int place in failure.Down.Concat(failure.Dead).SelectMany(l => _placesOf[l]).Distinct())
        {
            PlaceState state = _states.Of(_network.Places[place], links);
            if (state != Healthy[place])
            {
                changed.Add(place, state);
            }
        }

        bool isWhole = failure.Switches.Count == 0 && failure.FabricLinks.Count == 0;
        return Healthy.Under(links, changed, isWhole ? null : new FabricReach(_network.Fabric, LinksLeft(failure)), failure.Switches, failure.Hosts);
    }

    private Fabric LinksLeft(Failure failure)
    {
        Fabric whole = _network.Fabric.Links;
        return whole with
        {
            Switches = whole.Switches.RemoveAll(s => IsGone(s.Name)),
            Links = whole.Links.Where((l, i) => !failure.FabricLinks.Contains(i) && !IsGone(l.First.Switch) && !IsGone(l.Second.Switch)).ToValueList(),
        };

        bool IsGone(string name) => failure.Switches.Contains(_network.Fabric.Of(name));
    }
}
