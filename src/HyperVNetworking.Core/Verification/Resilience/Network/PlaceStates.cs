using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Works out what places do when links are dead or down, and whether one place must be heard by another then.</summary>
/// <param name="network">The network.</param>
/// <param name="convergence">How long teams are away.</param>
internal sealed class PlaceStates(ResilienceNetwork network, ConvergenceSeconds convergence)
{
    private const long FrameEnd = -1;

    private readonly SignatureTable _signatures = new();

    /// <summary>What a place does.</summary>
    /// <param name="place">The place.</param>
    /// <param name="links">The state of every link.</param>
    public PlaceState Of(Place place, LinkState[] links)
    {
        if (place.IsUnsure || place.Teaming is not Teaming teaming)
        {
            return new PlaceState(SignatureTable.None, SignatureTable.None, 0, 0, 0);
        }

        IReadOnlyList<int> carrying = teaming.Carrying(links, place.Preferred);
        return new PlaceState(
            Sends(place, carrying, links),
            Hears(place, carrying, links),
            Able(place, links).Select(w => w.Link).Distinct().Count(),
            Able(place, links).Select(w => w.Node / FrameClasses.Limit).Distinct().Count(),
            teaming.SecondsAway(links, convergence, place.Preferred));
    }

    /// <summary>The physical switches by which places hear.</summary>
    /// <param name="hears">The signature of what they hear.</param>
    public IEnumerable<int> SwitchesOf(int hears) => _signatures[hears].Select(ProfileOf).Select(p => network.Profiles[p].Switch);

    /// <summary>Whether what one place sends must be heard by another, by way of the physical network.</summary>
    public bool IsHeard(int sends, int hears, FabricReach fabric)
    {
        if (sends == SignatureTable.None || hears == SignatureTable.None)
        {
            return false;
        }

        long key = ((long)sends << 32) | (uint)hears;
        if (!fabric.TryGetPair(key, out bool isHeard))
        {
            isHeard = Decide(_signatures[sends], _signatures[hears], fabric);
            fabric.AddPair(key, isHeard);
        }

        return isHeard;
    }

    // One tag will do, over every way out and every way in.
    private bool Decide(long[] sends, long[] hears, FabricReach fabric)
    {
        bool arrives = true;
        foreach (long way in sends)
        {
            if (way != FrameEnd)
            {
                arrives = arrives && Arrives(way, hears, fabric);
                continue;
            }

            if (arrives)
            {
                return true;
            }

            arrives = true;
        }

        return false;
    }

    private bool Arrives(long way, long[] hears, FabricReach fabric)
    {
        int node = (int)(way & uint.MaxValue);
        long group = way >> 32;
        foreach (long inlet in hears)
        {
            DeliveryProfile profile = network.Profiles[ProfileOf(inlet)];
            int there = fabric.ClassAt(node / FrameClasses.Limit, node % FrameClasses.Limit, profile.Switch);
            if ((group != 0 && group == inlet >> 32) || there < 0 || !profile.Delivers(there))
            {
                return false;
            }
        }

        return true;
    }

    private static int ProfileOf(long inlet) => (int)(inlet & uint.MaxValue);

    private int Sends(Place place, IReadOnlyList<int> carrying, LinkState[] links)
    {
        var content = new List<long>();
        foreach (Place.WayOut[] frame in place.Out)
        {
            Place.WayOut[] ways = frame.Where(w => carrying.Contains(w.Link)).ToArray();
            if (ways.Length > 0 && ways.All(w => w.Node >= 0 && links[w.Link] == LinkState.Up))
            {
                content.AddRange(ways.Select(w => ((long)w.Group << 32) | (uint)w.Node).Distinct().OrderBy(w => w));
                content.Add(FrameEnd);
            }
        }

        return content.Count == 0 ? SignatureTable.None : _signatures.NumberOf([.. content]);
    }

    private int Hears(Place place, IReadOnlyList<int> carrying, LinkState[] links)
    {
        Place.WayIn[] ways = place.In.Where(w => carrying.Contains(w.Link)).ToArray();
        return ways.Length == 0 || ways.Any(w => w.Profile < 0 || links[w.Link] != LinkState.Up)
            ? SignatureTable.None
            : _signatures.NumberOf(ways.Select(w => ((long)w.Group << 32) | (uint)w.Profile).Distinct().OrderBy(w => w).ToArray());
    }

    private static IEnumerable<Place.WayOut> Able(Place place, LinkState[] links) =>
        place.Out.SelectMany(f => f).Where(w => w.Node >= 0 && links[w.Link] == LinkState.Up);
}
