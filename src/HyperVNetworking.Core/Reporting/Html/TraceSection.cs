using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Verification.Isolation;
using static HyperVNetworking.Reporting.HtmlPage;

namespace HyperVNetworking.Reporting;

/// <summary>Traces: each drawn on the part of the network that it passes, and in words hop by hop.</summary>
internal static class TraceSection
{
    private const int Opened = 3;

    /// <summary>The content of the section.</summary>
    /// <param name="report">The report.</param>
    /// <param name="traces">The traces that are drawn.</param>
    /// <param name="tenants">How tenants are told apart.</param>
    public static IEnumerable<object> Of(NetworkReport report, IReadOnlyList<DrawnTrace> traces, TenantColors tenants)
    {
        foreach (DrawnTrace drawn in traces)
        {
            yield return Element(
                "details",
                drawn.Number <= Opened ? new XAttribute("open", "open") : null,
                Element("summary", $"Trace {drawn.Number}: {Title(drawn)}"),
                Element(
                    "div",
                    new XAttribute("id", drawn.Id),
                    IsOnDiagram(report, drawn.Trace, tenants) ? Wide($"Drawing of trace {drawn.Number}", SvgDiagram.Draw(report, tenants, drawn.Trace)) : null,
                    Element("ol", [.. drawn.Trace.Hops.Select(h => Element("li", h.ToString()))]),
                    Element("p", $"To change: {drawn.Trace.Blame}")));
        }

        int more = report.Verdicts.Sum(v => v.Traces.Count) - traces.Count;
        if (more > 0)
        {
            yield return Element("p", $"{more} more traces are not drawn; write the report as JSON for all.");
        }
    }

    private static string Title(DrawnTrace drawn) => $"{drawn.Trace.From} \u2192 {drawn.Trace.To}, {(drawn.Trace.Arrives ? "heard" : "not heard")} ({drawn.Verdict.Outcome}: {drawn.Verdict.Requirement})";

    private static bool IsOnDiagram(NetworkReport report, Trace trace, TenantColors tenants) => report.Hosts.Count > 0
        && TraceRoute.HostsOf(trace, tenants).Concat(TraceRoute.SwitchesOf(trace)).Any();
}
