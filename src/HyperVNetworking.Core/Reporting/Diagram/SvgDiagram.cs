using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>The network as a picture in layers: physical switches above, hosts below with their NICs, teams, virtual switches and VMs; beyond a handful of hosts each is one box with the shares of its tenants. What violates is drawn onto it, hop by hop.</summary>
public static class SvgDiagram
{
    private const int OpenHosts = 6;
    private const int RoutesDrawn = 2;
    private const double PageWidth = 1160;
    private const double LargestScale = 1.25;
    private const double Margin = 20;
    private const double LegendStep = 190;
    private const double LegendLine = 26;

    /// <summary>Draws a network as a file of its own.</summary>
    /// <param name="report">The report whose hosts, tenants and physical network are drawn, with a trace of its first violations.</param>
    /// <returns>An SVG document.</returns>
    public static string Write(NetworkReport report)
    {
        XElement svg = Draw(report, new TenantColors(report));
        svg.SetAttributeValue("class", "file");
        svg.SetAttributeValue("style", "background: #fff; color: #111; color-scheme: light");
        return svg + "\n";
    }

    /// <summary>Draws a network as an element of a page, with the definitions that other drawings on it use.</summary>
    internal static XElement Draw(NetworkReport report, TenantColors tenants)
    {
        Trace[] routes = [.. report.Verdicts.Where(v => v.Outcome == Outcome.Violated && v.Traces.Count > 0).Select(v => v.Traces[0])
            .GroupBy(t => string.CompareOrdinal(t.From, t.To) < 0 ? (t.From, t.To) : (t.To, t.From)).Select(g => g.First()).Take(RoutesDrawn)];
        var layout = new NetworkLayout(report.Hosts, report.Fabric, tenants, report.Hosts.Count <= OpenHosts, [.. routes.SelectMany(r => TraceRoute.Ends(r, tenants))]);
        int perRow = Math.Max(1, (int)((layout.Width - (2 * Margin)) / LegendStep));
        double legend = layout.Bottom + 34;
        (string Name, string Fill)[] entries = Entries(tenants);
        double notes = legend + ((entries.Length + perRow - 1) / perRow * LegendLine) + 8;
        string name = string.Format(CultureInfo.InvariantCulture, "{0} hosts, {1} physical switches, {2} tenants", report.Hosts.Count, report.Fabric.Switches.Count, tenants.Names.Count);
        return Root(
            layout,
            notes + (routes.Length * LegendLine) + Margin,
            "Diagram of the network: " + name,
            new XElement(SvgShapes.Svg + "style", SvgStyle.Sheet),
            tenants.Definitions(),
            layout.Shapes(),
            routes.Select((r, i) => TraceRoute.Draw(layout, tenants, r, i, Letter(i))),
            Legend(entries, legend, perRow),
            routes.SelectMany((r, i) => Note(r, i, notes + (i * LegendLine))));
    }

    /// <summary>Draws a trace on the part of the network that it passes, for a page that has the drawing of the whole.</summary>
    internal static XElement Draw(NetworkReport report, TenantColors tenants, Trace trace)
    {
        var hosts = new HashSet<string>(TraceRoute.HostsOf(trace, tenants), Names.Comparer);
        HostState[] passed = [.. report.Hosts.Where(h => hosts.Contains(h.Name))];
        var switches = new HashSet<string>(TraceRoute.SwitchesOf(trace), Names.Comparer);
        Fabric fabric = report.Fabric with { Switches = report.Fabric.Switches.RemoveAll(s => !switches.Contains(s.Name)) };
        var layout = new NetworkLayout(passed, fabric, tenants, areOpen: true, [.. TraceRoute.Ends(trace, tenants)]);
        return Root(
            layout,
            layout.Bottom + Margin,
            $"The way from {trace.From} to {trace.To} in {trace.Hops.Count} hops: {(trace.Arrives ? "heard" : "not heard")}",
            layout.Shapes(),
            TraceRoute.Draw(layout, tenants, trace, 0, string.Empty));
    }

    private static XElement Root(NetworkLayout layout, double height, string name, params object[] content) => new(
        SvgShapes.Svg + "svg",
        new XAttribute("viewBox", string.Format(CultureInfo.InvariantCulture, "0 0 {0:0} {1:0}", layout.Width, height)),
        new XAttribute("width", string.Format(CultureInfo.InvariantCulture, "{0:0}", layout.Width * Math.Max(1, Math.Min(LargestScale, PageWidth / layout.Width)))),
        new XAttribute("role", "img"),
        new XAttribute("aria-label", SafeText.Of(name)),
        new XElement(SvgShapes.Svg + "title", SafeText.Of(name)),
        content);

    private static IEnumerable<XElement> Legend((string Name, string Fill)[] entries, double top, int perRow) => entries.SelectMany((entry, i) =>
    {
        double x = Margin + (i % perRow * LegendStep);
        double y = top + (i / perRow * LegendLine);
        return new[] { SvgShapes.Box(x, y, 26, 16, "vm", entry.Name, entry.Fill), SvgShapes.Text(x + 34, y + 13, entry.Name, 22) };
    });

    private static (string Name, string Fill)[] Entries(TenantColors tenants)
    {
        int others = tenants.Names.Count - tenants.Shown.Count;
        return [.. tenants.Shown.Select(t => (tenants.Names[t], tenants.Fill(t))), .. others > 0 ? new[] { ($"{others} other tenants", "url(#others)") } : []];
    }

    private static IEnumerable<XElement> Note(Trace trace, int index, double y)
    {
        yield return new XElement(SvgShapes.Svg + "g", new XAttribute("class", $"route route{index}"), SvgShapes.Path(string.Format(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#} h50", Margin, y + 8), "way"));
        yield return SvgShapes.Text(Margin + 60, y + 13, $"{Letter(index)}: {trace.From} \u2192 {trace.To}, {(trace.Arrives ? "heard" : "not heard")}", 90);
    }

    private static string Letter(int index) => ((char)('A' + index)).ToString();
}
