using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>The network as a picture in layers: physical switches above, hosts below with their NICs, virtual switches and VMs. Beyond a handful of hosts each is one box with the shares of its tenants.</summary>
public static class SvgDiagram
{
    private const int OpenHosts = 6;
    private const double Margin = 20;
    private const double SwitchTop = 60;
    private const double SwitchWidth = 216;
    private const double SwitchHeight = 46;
    private const double HostTop = 210;
    private const int VmsShown = 24;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws a network.</summary>
    /// <param name="report">The report whose hosts, tenants and physical network are drawn.</param>
    /// <returns>An SVG document.</returns>
    public static string Write(NetworkReport report) => Draw(report) + "\n";

    /// <summary>Draws a network as an element of a page.</summary>
    internal static XElement Draw(NetworkReport report)
    {
        var tenants = new TenantColors(report.Tenants, report.Hosts, report.Fabric);
        HostBox[] hosts = HostBox.Place(report.Hosts, tenants, Margin, HostTop, report.Hosts.Count <= OpenHosts, VmsShown);
        double width = Math.Max(760, hosts.Select(h => h.Right).DefaultIfEmpty(0).Max() + Margin);
        double bottom = hosts.Select(h => h.Bottom).DefaultIfEmpty(HostTop).Max();
        Dictionary<string, double> switches = Centers(report.Fabric, width);
        double legendTop = bottom + 34;
        int perRow = Math.Max(1, (int)((width - (2 * Margin)) / 190));
        double height = legendTop + (((tenants.Names.Count + perRow - 1) / perRow) * 26) + Margin;
        string name = $"{report.Hosts.Count} hosts, {report.Fabric.Switches.Count} physical switches, {tenants.Names.Count} tenants";
        return new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", string.Format(CultureInfo.InvariantCulture, "0 0 {0:0} {1:0}", width, height)),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", "Diagram of the network: " + name),
            new XElement(s_svg + "title", name),
            new XElement(s_svg + "style", Style),
            tenants.Definitions(),
            Links(report.Fabric, switches),
            hosts.SelectMany(h => h.Cables(switches, SwitchTop + SwitchHeight)),
            report.Fabric.Switches.SelectMany(s => Switch(s, switches[s.Name])),
            hosts.SelectMany(h => h.Shapes()),
            Legend(tenants, legendTop, perRow));
    }

    private const string Style = "text { font: 12px system-ui, sans-serif; fill: currentColor; } .small { font-size: 10px; } .host, .physical, .virtual, .vm, .nic { stroke: currentColor; } .host { stroke-width: 1.4; } .physical { stroke-width: 2; } .virtual { stroke-dasharray: 4 3; } .unread { stroke: #b3261e; stroke-width: 2.5; } .cable { stroke: currentColor; stroke-opacity: .55; stroke-width: 1.5; } .name { font-weight: 600; } .chip { fill: #111; }";

    private static Dictionary<string, double> Centers(Fabric fabric, double width)
    {
        double step = width / Math.Max(1, fabric.Switches.Count);
        return fabric.Switches.Select((s, i) => (s.Name, X: (i + .5) * step)).ToDictionary(s => s.Name, s => s.X, Names.Comparer);
    }

    private static IEnumerable<XElement> Switch(PhysicalSwitch physical, double center)
    {
        string what = $"physical switch {physical.Name}";
        double left = center - (SwitchWidth / 2);
        string ports = physical.OtherPorts == OtherPorts.Unused ? $"{physical.Ports.Count} ports, all described" : $"{physical.Ports.Count} ports described";
        yield return SvgShapes.Box(left, SwitchTop, SwitchWidth, SwitchHeight, "physical", $"{what}: {ports}", "Canvas");
        yield return SvgShapes.Text(left + 9, SwitchTop + 19, what, 30, "name");
        yield return SvgShapes.Text(left + 9, SwitchTop + 36, ports, 32);
    }

    private static IEnumerable<XElement> Links(Fabric fabric, Dictionary<string, double> switches) => fabric.Links
        .Where(l => switches.ContainsKey(l.First.Switch) && switches.ContainsKey(l.Second.Switch))
        .Select(l => SvgShapes.Cable(switches[l.First.Switch], SwitchTop, switches[l.Second.Switch], SwitchTop, $"{l.First} to {l.Second}"));

    private static IEnumerable<XElement> Legend(TenantColors tenants, double top, int perRow) => tenants.Names.SelectMany((name, t) =>
    {
        double x = Margin + (t % perRow * 190);
        double y = top + (t / perRow * 26);
        return new[] { SvgShapes.Box(x, y, 26, 16, "vm", $"tenant {name}", TenantColors.Fill(t)), SvgShapes.Text(x + 34, y + 13, name, 22) };
    });
}
