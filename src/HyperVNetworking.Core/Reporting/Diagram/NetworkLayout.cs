using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>Where everything of a diagram is: physical switches above, hosts below.</summary>
internal sealed class NetworkLayout
{
    private const double Margin = 20;
    private const double Top = 48;
    private const double Least = 480;
    private const double GroupsWidth = 970;

    private readonly Dictionary<string, HostBox> _byName;
    private readonly HostGroup[] _groups = [];

    /// <summary>Places a network.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="fabric">The physical network.</param>
    /// <param name="tenants">Who is of which tenant.</param>
    /// <param name="areOpen">Whether each host shows what is in it.</param>
    /// <param name="named">The endpoints that are shown one by one in any case.</param>
    public NetworkLayout(IReadOnlyList<HostState> hosts, Fabric fabric, TenantColors tenants, bool areOpen, IReadOnlyList<Endpoint> named)
    {
        double inner = areOpen ? Math.Max(Least, HostBox.WidthOf(hosts.Count)) : GroupsWidth;
        Width = inner + (2 * Margin);
        if (areOpen)
        {
            Switches = SwitchLayer.Above(fabric, hosts, Width, Top);
            Hosts = HostBox.Open(hosts, tenants, Margin + ((inner - HostBox.WidthOf(hosts.Count)) / 2), fabric.Switches.Count == 0 ? Margin : Switches.Bottom + 84, named);
        }
        else
        {
            _groups = HostGroup.Of(hosts, fabric);
            Switches = SwitchLayer.Around(fabric, _groups, Width, Top, top => HostGroup.Place(_groups, tenants, Margin, top, inner));
            Hosts = [.. _groups.SelectMany(g => g.Boxes)];
        }

        Bottom = Hosts.Select(h => h.Bottom).Append(Switches.Bottom).Max();
        _byName = Hosts.GroupBy(h => h.Host.Name, Names.Comparer).ToDictionary(g => g.Key, g => g.First(), Names.Comparer);
    }

    /// <summary>The width.</summary>
    public double Width { get; }

    /// <summary>The lower edge of the hosts.</summary>
    public double Bottom { get; }

    /// <summary>The physical switches.</summary>
    public SwitchLayer Switches { get; }

    /// <summary>The hosts.</summary>
    public IReadOnlyList<HostBox> Hosts { get; }

    /// <summary>A host by its name, or null.</summary>
    public HostBox? Find(string? host) => host is not null && _byName.TryGetValue(host, out HostBox? box) ? box : null;

    /// <summary>All shapes, what lies below first.</summary>
    public IEnumerable<XElement> Shapes() => Switches.Links()
        .Concat(_groups.SelectMany(g => g.Cables(Switches)))
        .Concat(_groups.Length > 0 ? [] : Hosts.SelectMany(h => h.Cables(Switches)))
        .Concat(Switches.Shapes())
        .Concat(_groups.SelectMany(g => g.Shapes()))
        .Concat(_groups.Length > 0 ? [] : Hosts.SelectMany(h => h.Shapes()));
}
