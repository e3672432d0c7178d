using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>A trace drawn onto a diagram: a broad dashed line from hop to hop with the number of each, a ring around who sends and hears, and a cross where a frame is dropped.</summary>
internal sealed class TraceRoute
{
    private readonly NetworkLayout _layout;
    private readonly TenantColors _tenants;
    private readonly Trace _trace;
    private readonly int _index;

    private TraceRoute(NetworkLayout layout, TenantColors tenants, Trace trace, int index) => (_layout, _tenants, _trace, _index) = (layout, tenants, trace, index);

    /// <summary>Draws a trace.</summary>
    /// <param name="layout">The diagram.</param>
    /// <param name="tenants">Knows the endpoints by name.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="index">Which of the routes on the diagram it is: each has a dash pattern of its own.</param>
    /// <param name="letter">What stands before the numbers of its hops.</param>
    public static XElement Draw(NetworkLayout layout, TenantColors tenants, Trace trace, int index, string letter) => new TraceRoute(layout, tenants, trace, index).Draw(letter);

    /// <summary>The hosts that a trace passes or means.</summary>
    public static IEnumerable<string> HostsOf(Trace trace, TenantColors tenants) => trace.Hops.Select(h => h.Place?.Host)
        .Concat(Ends(trace, tenants).Select(e => e.Host))
        .OfType<string>();

    /// <summary>The physical switches that a trace passes.</summary>
    public static IEnumerable<string> SwitchesOf(Trace trace) => trace.Hops.Where(h => h.Place?.Kind == HopDevice.PhysicalSwitch).Select(h => h.Place!.Name);

    /// <summary>Who sends and who hears, as far as they have a name of their own.</summary>
    public static IEnumerable<Endpoint> Ends(Trace trace, TenantColors tenants) => new[] { tenants.Find(trace.From), tenants.Find(trace.To) }.OfType<Endpoint>();

    private XElement Draw(string letter)
    {
        var stops = new List<Stop>();
        for (int h = 0; h < _trace.Hops.Count; h++)
        {
            Stop? before = stops.Count > 0 ? stops[stops.Count - 1] : null;
            if (before is not null && IsInside(before.Hop.Place, _trace.Hops[h].Place))
            {
                // A closed host shows its hops as one stop.
                stops[stops.Count - 1] = before with { Last = h, Hop = _trace.Hops[h] };
            }
            else if ((PlaceOf(h) is Place place ? Aside(place) : before?.Place) is Place known)
            {
                stops.Add(new Stop(Apart(known, stops), h, h, _trace.Hops[h]));
            }
        }

        Place[] ends = [.. Ends(_trace, _tenants).Select(e => EndOf(e)).OfType<Place>()];
        return new XElement(
            SvgShapes.Svg + "g",
            new XAttribute("class", $"route route{_index}"),
            new XElement(SvgShapes.Svg + "title", SafeText.Of($"trace {letter} {_trace.From} to {_trace.To}: {(_trace.Arrives ? "heard" : "not heard")}".Replace("  ", " "))),
            Line(stops),
            ends.Select(e => SvgShapes.Ring(e.X, e.Y)),
            stops.SelectMany(s => SvgShapes.Stop(s.Place.X, s.Place.Y, $"{letter}{s.First + 1}{(s.Last > s.First ? $"\u2013{s.Last + 1}" : string.Empty)}", s.Hop.Dropped)));
    }

    // Several routes over one cable run side by side.
    private Place Aside(Place place) => new(place.X + (_index * 7), place.Y + (_index * 4));

    private bool IsInside(HopPlace? before, HopPlace? place) =>
        place?.Host is string host && Names.Same(before?.Host, host) && _layout.Find(host) is { IsOpen: false };

    // Two hops in one place stand side by side.
    private static Place Apart(Place place, List<Stop> stops)
    {
        while (stops.Any(s => Math.Abs(s.Place.X - place.X) < 18 && Math.Abs(s.Place.Y - place.Y) < 18))
        {
            place = place with { X = place.X + 20 };
        }

        return place;
    }

    private IEnumerable<XElement> Line(List<Stop> stops)
    {
        if (stops.Count < 2)
        {
            yield break;
        }

        var path = new StringBuilder(string.Format(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#}", stops[0].Place.X, stops[0].Place.Y));
        for (int s = 1; s < stops.Count; s++)
        {
            path.Append(' ').Append(Leg(stops[s - 1], stops[s]));
        }

        yield return SvgShapes.Path(path.ToString(), "halo");
        yield return SvgShapes.Path(path.ToString(), "way");
    }

    // Along the links of switches, below the chips of a host, and bent everywhere else.
    private string Leg(Stop from, Stop to) => (from.Hop.Place, to.Hop.Place) switch
    {
        ({ Kind: HopDevice.PhysicalSwitch } near, { Kind: HopDevice.PhysicalSwitch } far) when Names.Same(near.Name, far.Name) || _layout.Switches.IsStraight(near.Name, far.Name) => SvgShapes.Straight(to.Place),
        _ when from.Place.Y == to.Place.Y && from.Hop.Place?.Host is not null => SvgShapes.Below(from.Place, to.Place),
        _ => SvgShapes.Curve(from.Place, to.Place),
    };

    private Place? EndOf(Endpoint endpoint)
    {
        if (_layout.Find(endpoint.Host) is HostBox host)
        {
            return endpoint.Kind == EndpointKind.PhysicalNic ? host.OfNic(endpoint.Adapter!) : host.Of(endpoint, null);
        }

        HopPlace? met = _trace.Hops.Select(h => h.Place).FirstOrDefault(p => p is { Kind: HopDevice.PhysicalSwitch, Endpoint.Kind: EndpointKind.Server } && Names.Same(p.Endpoint.Name, endpoint.Name));
        return met is not null && _layout.Switches.Has(met.Name) ? _layout.Switches.ServerOf(met.Name, endpoint.Name) : null;
    }

    private Place? PlaceOf(int hop)
    {
        if (_trace.Hops[hop].Place is not HopPlace place)
        {
            return null;
        }

        if (place.Kind == HopDevice.PhysicalSwitch)
        {
            return _layout.Switches.Has(place.Name) ? OnSwitch(place, Far(hop)) : null;
        }

        return _layout.Find(place.Host) is not HostBox host ? null
            : place.Nic is string nic && host.Host.FindNic(nic) is not null ? host.OfNic(nic)
            : place.Endpoint is Endpoint endpoint && place.Kind == HopDevice.VirtualSwitch && host.Of(endpoint, place.Name) is Place chip ? chip
            : place.Kind == HopDevice.NicTeam ? host.OfTeam(place.Name)
            : host.OfSwitch(place.Name);
    }

    // A frame comes in from the hop before and goes out to the one after; hops go in and out of devices by turns.
    private HopPlace? Far(int hop)
    {
        int far = hop % 2 == 0 ? hop - 1 : hop + 1;
        return far >= 0 && far < _trace.Hops.Count ? _trace.Hops[far].Place : null;
    }

    private Place OnSwitch(HopPlace place, HopPlace? far) =>
        far is { Kind: HopDevice.PhysicalSwitch } && _layout.Switches.Has(far.Name) && !Names.Same(far.Name, place.Name) ? _layout.Switches.LinkOf(place.Name, far.Name)
        : far is { Nic: string nic } && _layout.Find(far.Host) is HostBox host ? _layout.Switches.CableOf(place.Name, host.OfNic(nic))
        : place.Endpoint is { Kind: EndpointKind.Server } server ? _layout.Switches.ServerOf(place.Name, server.Name)
        : place.Endpoint is { Host: string owner, Adapter: string own } && _layout.Find(owner) is HostBox ownHost ? _layout.Switches.CableOf(place.Name, ownHost.OfNic(own))
        : _layout.Switches.MiddleOf(place.Name);

    private sealed record Stop(Place Place, int First, int Last, Hop Hop);
}
