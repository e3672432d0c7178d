using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>The physical switches of a diagram: those without hosts above, those with hosts below, servers as tabs on their upper edges.</summary>
internal sealed class SwitchLayer
{
    /// <summary>How wide a switch is.</summary>
    internal const double Width = 216;

    private const double Height = 46;
    private const double Gap = 26;
    private const double RowStep = 104;
    private const double TabWidth = 60;
    private const int TabsShown = 3;

    private readonly Fabric _fabric;
    private readonly Dictionary<string, Place> _corners;

    private SwitchLayer(Fabric fabric, Dictionary<string, Place> corners) => (_fabric, _corners) = (fabric, corners);

    /// <summary>Places switches: those without hosts in rows above, below them those with hosts in rows, or where their groups have them.</summary>
    /// <param name="fabric">The physical network.</param>
    /// <param name="hosts">The hosts that are drawn with it.</param>
    /// <param name="width">The width of the diagram.</param>
    /// <param name="top">The upper edge.</param>
    public static SwitchLayer Above(Fabric fabric, IReadOnlyList<HostState> hosts, double width, double top)
    {
        var withHosts = new HashSet<string>(hosts.SelectMany(h => h.PhysicalNics).Select(n => n.Port?.Switch).OfType<string>(), Names.Comparer);
        var corners = new Dictionary<string, Place>(Names.Comparer);
        double middle = Rows(corners, [.. fabric.Switches.Where(s => !withHosts.Contains(s.Name))], width, top);
        Rows(corners, [.. fabric.Switches.Where(s => withHosts.Contains(s.Name))], width, middle);
        return new SwitchLayer(fabric, corners);
    }

    /// <summary>Places switches that no group of hosts has above the groups.</summary>
    /// <param name="fabric">The physical network.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="width">The width of the diagram.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="place">Places the groups below an upper edge.</param>
    public static SwitchLayer Around(Fabric fabric, IReadOnlyList<HostGroup> groups, double width, double top, Action<double> place)
    {
        var grouped = new HashSet<string>(groups.SelectMany(g => g.Switches()).Select(s => s.Switch), Names.Comparer);
        var corners = new Dictionary<string, Place>(Names.Comparer);
        place(Rows(corners, [.. fabric.Switches.Where(s => !grouped.Contains(s.Name))], width, top));
        foreach ((string name, Place corner) in groups.SelectMany(g => g.Switches()))
        {
            corners[name] = corner;
        }

        return new SwitchLayer(fabric, corners);
    }

    /// <summary>The lower edge.</summary>
    public double Bottom => _corners.Values.Select(c => c.Y + Height).DefaultIfEmpty(0).Max();

    /// <summary>Whether a switch is drawn.</summary>
    public bool Has(string name) => _corners.ContainsKey(name);

    /// <summary>Where a switch has the cable of a NIC.</summary>
    /// <param name="name">The switch.</param>
    /// <param name="towards">Where the NIC is.</param>
    public Place CableOf(string name, Place towards)
    {
        double center = _corners[name].X + (Width / 2);
        double most = (Width / 2) - 14;
        return new Place(center + Math.Max(-most, Math.Min(most, (towards.X - center) * .16)), _corners[name].Y + Height);
    }

    /// <summary>Where a switch has its link to another.</summary>
    public Place LinkOf(string name, string other)
    {
        (Place own, Place far) = (_corners[name], _corners[other]);
        return own.Y < far.Y ? new Place(own.X + (Width / 2), own.Y + Height)
            : own.Y > far.Y ? new Place(own.X + Width - 24, own.Y)
            : AreNeighbours(own, far) ? new Place(own.X < far.X ? own.X + Width : own.X, own.Y + (Height / 2))
            : new Place(own.X + Width - 12, own.Y);
    }

    /// <summary>Whether the link between two switches is a straight line: nothing stands between them.</summary>
    public bool IsStraight(string name, string other) => _corners[name].Y == _corners[other].Y && AreNeighbours(_corners[name], _corners[other]);

    /// <summary>Where a server is on its switch.</summary>
    public Place ServerOf(string name, string server)
    {
        string[] servers = Servers(_fabric.FindSwitch(name)!);
        int tab = Math.Min(Array.FindIndex(servers, s => Names.Same(s, server)) is var i && i < 0 ? 0 : i, TabsShown - 1);
        return new Place(_corners[name].X + 6 + (tab * (TabWidth + 4)) + (TabWidth / 2), _corners[name].Y - 8);
    }

    /// <summary>The middle of a switch.</summary>
    public Place MiddleOf(string name) => new(_corners[name].X + (Width / 2), _corners[name].Y + (Height / 2));

    /// <summary>The links between switches, one line for all between the same two.</summary>
    public IEnumerable<XElement> Links() => _fabric.Links
        .Where(l => Has(l.First.Switch) && Has(l.Second.Switch) && !Names.Same(l.First.Switch, l.Second.Switch))
        .GroupBy(l => Names.Comparer.Compare(l.First.Switch, l.Second.Switch) < 0 ? (l.First.Switch, l.Second.Switch) : (l.Second.Switch, l.First.Switch))
        .Select(g => SvgShapes.Cable(
            LinkOf(g.Key.Item1, g.Key.Item2),
            LinkOf(g.Key.Item2, g.Key.Item1),
            string.Join(", ", g.Select(l => $"{l.First} to {l.Second}")),
            g.Skip(1).Any() ? "cable several" : "cable",
            IsStraight(g.Key.Item1, g.Key.Item2)));

    /// <summary>The switches with their servers.</summary>
    public IEnumerable<XElement> Shapes() => _fabric.Switches.SelectMany(Switch);

    private bool AreNeighbours(Place first, Place second) =>
        !_corners.Values.Any(c => c.Y == first.Y && c.X > Math.Min(first.X, second.X) && c.X < Math.Max(first.X, second.X));

    // The upper edge of what comes below them.
    private static double Rows(Dictionary<string, Place> corners, PhysicalSwitch[] switches, double width, double top)
    {
        int perRow = Math.Max(1, (int)(width / (Width + Gap)));
        for (int i = 0; i < switches.Length; i++)
        {
            int inRow = Math.Min(perRow, switches.Length - (i / perRow * perRow));
            corners[switches[i].Name] = new Place((((i % perRow) + .5) * width / inRow) - (Width / 2), top + (i / perRow * RowStep));
        }

        return top + ((switches.Length + perRow - 1) / perRow * RowStep);
    }

    private static string[] Servers(PhysicalSwitch physical) => [.. physical.Ports.Select(p => p.Attached).OfType<string>().Distinct(Names.Comparer)];

    private IEnumerable<XElement> Switch(PhysicalSwitch physical)
    {
        (double x, double y) = (_corners[physical.Name].X, _corners[physical.Name].Y);
        string what = $"physical switch {physical.Name}";
        string ports = physical.OtherPorts == OtherPorts.Unused ? $"{physical.Ports.Count} ports, all described" : $"{physical.Ports.Count} ports described";
        string[] servers = Servers(physical);
        for (int s = 0; s < Math.Min(TabsShown, servers.Length); s++)
        {
            bool isLast = s == TabsShown - 1 && servers.Length > TabsShown;
            string server = isLast ? $"{servers.Length - s} servers" : servers[s];
            double left = x + 6 + (s * (TabWidth + 4));
            yield return SvgShapes.Box(left, y - 17, TabWidth, 22, "server", isLast ? string.Join(", ", servers.Skip(s)) : $"server {server}");
            yield return SvgShapes.Text(left + 5, y - 4, server, 9, "small");
        }

        yield return SvgShapes.Box(x, y, Width, Height, "physical", $"{what}: {ports}");
        yield return SvgShapes.Text(x + 9, y + 19, what, 30, "name");
        yield return SvgShapes.Text(x + 9, y + 36, ports, 32);
    }
}
