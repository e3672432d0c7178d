using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>Closed hosts that are cabled to the same physical switches: a frame below the switches that are theirs, so that one line stands for the cables of all of them.</summary>
internal sealed class HostGroup
{
    private const double Pad = 12;
    private const double Head = 26;
    private const double SwitchStep = 232;
    private const double LayerStep = 84;
    private const double GroupGap = 30;

    private readonly HostState[] _hosts;
    private readonly string[] _cabledTo;
    private readonly string[] _own;
    private readonly int _columns;
    private Place _corner;
    private HostBox[] _boxes = [];

    private HostGroup(HostState[] hosts, string[] cabledTo, string[] own, int columns) => (_hosts, _cabledTo, _own, _columns) = (hosts, cabledTo, own, columns);

    /// <summary>Its hosts.</summary>
    public IReadOnlyList<HostBox> Boxes => _boxes;

    /// <summary>The lower edge.</summary>
    public double Bottom => FrameTop + FrameHeight;

    private double Width => Math.Max((_columns * (HostBox.ClosedWidth + Pad)) + Pad, Math.Min(2, _own.Length) * SwitchStep);

    private int SwitchesPerRow => Math.Max(1, (int)((Width + GroupGap) / SwitchStep));

    private double FrameTop => _corner.Y + ((_own.Length + SwitchesPerRow - 1) / SwitchesPerRow * LayerStep);

    private double FrameHeight => Head + ((_hosts.Length + _columns - 1) / _columns * (HostBox.ClosedHeight + Pad)) + 2;

    /// <summary>Groups hosts by the switches that they are cabled to; a switch is in the first group that uses it.</summary>
    public static HostGroup[] Of(IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        var taken = new HashSet<string>(Names.Comparer);
        (HostState[] Hosts, string[] Switches)[] groups = [.. hosts
            .Select(h => (Host: h, Switches: h.PhysicalNics.Select(n => fabric.FindSwitch(n.Port?.Switch)?.Name).OfType<string>().Distinct(Names.Comparer).OrderBy(s => s, Names.Comparer).ToArray()))
            .GroupBy(h => string.Join("\n", h.Switches), Names.Comparer)
            .Select(g => (g.Select(h => h.Host).ToArray(), g.First().Switches))];
        int columns = groups.Length == 1 ? 6 : 3;
        return [.. groups.Select(g => new HostGroup(g.Hosts, g.Switches, [.. g.Switches.Where(taken.Add)], columns))];
    }

    /// <summary>Places groups in rows.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="tenants">Who is of which tenant.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="width">How wide a row may be.</param>
    public static void Place(IReadOnlyList<HostGroup> groups, TenantColors tenants, double left, double top, double width)
    {
        double x = left;
        double y = top;
        double bottom = top;
        foreach (HostGroup group in groups)
        {
            if (x > left && x + group.Width > left + width)
            {
                (x, y) = (left, bottom + GroupGap);
            }

            group._corner = new Place(x, y);
            group._boxes = [.. group._hosts.Select((h, i) => HostBox.Closed(
                h, tenants, x + Pad + (i % group._columns * (HostBox.ClosedWidth + Pad)), group.FrameTop + Head + (i / group._columns * (HostBox.ClosedHeight + Pad))))];
            bottom = Math.Max(bottom, group.Bottom);
            x += group.Width + GroupGap;
        }
    }

    /// <summary>Where its switches are.</summary>
    public IEnumerable<(string Switch, Place Corner)> Switches() => _own.Select((s, i) =>
    {
        int inRow = Math.Min(SwitchesPerRow, _own.Length - (i / SwitchesPerRow * SwitchesPerRow));
        double step = Width / inRow;
        return (s, new Place(_corner.X + (((i % SwitchesPerRow) + .5) * step) - (SwitchLayer.Width / 2), _corner.Y + (i / SwitchesPerRow * LayerStep)));
    });

    /// <summary>One line for all cables to a switch.</summary>
    public IEnumerable<XElement> Cables(SwitchLayer switches) => _cabledTo.Select(s =>
    {
        int cables = _hosts.Sum(h => h.PhysicalNics.Count(n => Names.Same(n.Port?.Switch, s)));
        var middle = new Place(_corner.X + (Width / 2), FrameTop);
        Place from = switches.CableOf(s, middle);
        double x = Math.Max(_corner.X + Pad, Math.Min(_corner.X + Width - Pad, from.X));
        return SvgShapes.Cable(from, new Place(x, FrameTop), $"{cables} cables of {_hosts.Length} hosts to physical switch {s}", "cable several");
    });

    /// <summary>Its frame and hosts.</summary>
    public IEnumerable<XElement> Shapes()
    {
        string count = _hosts.Length == 1 ? "1 host" : $"{_hosts.Length} hosts";
        string title = $"{count} {(_cabledTo.Length == 0 ? "without a described cable" : "on " + string.Join(", ", _cabledTo))}";
        yield return SvgShapes.Box(_corner.X, FrameTop, Width, FrameHeight, "group", title);
        yield return SvgShapes.Text(_corner.X + Pad, FrameTop + 17, title, (int)(Width / 7));
        foreach (XElement shape in _boxes.SelectMany(b => b.Shapes()))
        {
            yield return shape;
        }
    }
}
