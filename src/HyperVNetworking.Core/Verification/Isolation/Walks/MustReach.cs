using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Whether one endpoint must be heard by another: with one tag, over every combination of members that can become active (design 6).</summary>
internal sealed class MustReach
{
    private readonly NetworkGraph _graph;
    private readonly FabricSpread _spread;
    private readonly Dictionary<(string Sender, string Hearer), PairReach> _known = [];

    /// <summary>Prepares a network.</summary>
    public MustReach(NetworkGraph graph)
    {
        _graph = graph;
        _spread = new FabricSpread(graph);
    }

    /// <summary>What is known of a pair.</summary>
    public PairReach Between(GraphEndpoint sender, GraphEndpoint hearer)
    {
        (string, string) key = (sender.Likeness, hearer.Likeness);
        if (!_known.TryGetValue(key, out PairReach reach))
        {
            reach = Decide(sender, hearer);
            _known.Add(key, reach);
        }

        return reach;
    }

    /// <summary>Whether both sit on one virtual switch, so that no cable matters.</summary>
    public static bool ShareSwitch(GraphEndpoint sender, GraphEndpoint hearer) =>
        sender.Adapter is not null && hearer.Adapter is not null && sender.Ports[0].Device == hearer.Ports[0].Device;

    /// <summary>The first combination of members over which a frame may not arrive at all; null if it may over every one.</summary>
    public (int Frame, Outlet Outlet, Inlet Inlet)? FirstGap(GraphEndpoint sender, GraphEndpoint hearer, int frame)
    {
        foreach (Outlet outlet in EndpointWays.Outlets(sender, frame, Reading.May))
        {
            foreach (Inlet inlet in EndpointWays.Inlets(hearer))
            {
                if (!MayArrive(sender, hearer, outlet, inlet))
                {
                    return (frame, outlet, inlet);
                }
            }
        }

        return null;
    }

    private PairReach Decide(GraphEndpoint sender, GraphEndpoint hearer)
    {
        bool isFiltered = sender.IsFiltered || hearer.IsFiltered;
        if (MustArrive(sender, hearer, Reading.Must))
        {
            return isFiltered ? PairReach.Filtered : PairReach.Must;
        }

        if (MustArrive(sender, hearer, Reading.May))
        {
            return isFiltered ? PairReach.Filtered : PairReach.Assumed;
        }

        if (ShareSwitch(sender, hearer))
        {
            return PairReach.Never;
        }

        Inlet[] inlets = EndpointWays.Inlets(hearer).ToArray();
        int[] frames = EndpointWays.Frames(sender, Reading.May).ToArray();
        if (inlets.Length > 0 && frames.Any(f => EndpointWays.Outlets(sender, f, Reading.May).Any() && FirstGap(sender, hearer, f) is null))
        {
            return PairReach.Looped;
        }

        // Unlisted ports are nobody's excuse for a way that is not described; a cable or port that is there and undescribed is.
        IEnumerable<int> reached = inlets.Select(i => i.OpenEnd).Concat(FrameWalk.From(_graph, sender).OpenEnds);
        return reached.Any(IsWay) ? PairReach.Open : PairReach.Never;
    }

    /// <summary>Whether an open end is a cable or port that is in use, rather than the unlisted rest of a switch.</summary>
    public bool IsWay(int openEnd) => openEnd >= 0 && _graph.Devices.TrueForAll(d => d.OtherPorts != openEnd);

    private bool MustArrive(GraphEndpoint sender, GraphEndpoint hearer, Reading reading)
    {
        if (ShareSwitch(sender, hearer))
        {
            return sender.Adapter!.Sends(reading).Each().Any(c => hearer.Ports[0].Rule!.Egress(c, reading) != FrameClasses.Dropped);
        }

        Inlet[] inlets = EndpointWays.Inlets(hearer).ToArray();
        return inlets.Length > 0
            && !inlets.Any(i => i.Port is null)
            && EndpointWays.Frames(sender, reading).Any(f => MustArrive(sender, f, hearer, inlets, reading));
    }

    private bool MustArrive(GraphEndpoint sender, int frame, GraphEndpoint hearer, Inlet[] inlets, Reading reading)
    {
        Outlet[] outlets = EndpointWays.Outlets(sender, frame, reading).ToArray();
        return outlets.Length > 0 && outlets.All(outlet => MustArrive(outlet, hearer, inlets, reading));
    }

    private bool MustArrive(Outlet outlet, GraphEndpoint hearer, Inlet[] inlets, Reading reading)
    {
        int entered = outlet.Port?.Rule!.Ingress(outlet.Tag, reading) ?? FrameClasses.Dropped;
        if (entered == FrameClasses.Dropped)
        {
            return false;
        }

        IReadOnlyDictionary<GraphDevice, int> classes = _spread.From(outlet.Port!.Device, entered, reading);
        return inlets.All(inlet =>
            inlet.Port!.Device.Forwards(outlet.Port, inlet.Port)
            && classes.TryGetValue(inlet.Port.Device, out int there)
            && inlet.Delivers(hearer, inlet.Port.Rule!.Egress(there, reading), reading));
    }

    private bool MayArrive(GraphEndpoint sender, GraphEndpoint hearer, Outlet outlet, Inlet inlet)
    {
        if (outlet.Port is null || inlet.Port is null)
        {
            return false;
        }

        GraphDevice? origin = sender.Adapter is null ? null : sender.Ports[0].Device;
        var walk = FrameWalk.From(_graph, origin, outlet.Port, outlet.Tag);
        return walk.TagsOutOf(inlet.Port).Any(tag => inlet.Delivers(hearer, tag, Reading.May));
    }
}
