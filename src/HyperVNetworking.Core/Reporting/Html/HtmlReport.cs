using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;
using static HyperVNetworking.Reporting.HtmlPage;

namespace HyperVNetworking.Reporting;

/// <summary>A report as one page that needs nothing else: no script, no network. Its first screen says what a night's reader must know (site-rules E5); everything else follows.</summary>
public static class HtmlReport
{
    private const int RowsShown = 500;
    private const int ViolationsShown = 25;
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page.</returns>
    public static string Write(NetworkReport report)
    {
        IReadOnlyList<DrawnTrace> traces = DrawnTrace.Of(report);
        XElement[] sections = [.. Sections(report, traces).Where(s => s.Element("h2") is not null)];
        return Text(Element(
            "html",
            new XAttribute("lang", "en"),
            Element(
                "head",
                Element("meta", new XAttribute("charset", "utf-8")),
                Element("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", ContentPolicy)),
                Element("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                Element("title", $"Network isolation: {ReportSummary.Outcomes(report)}"),
                new XElement("style", HtmlStyle.Sheet)),
            Element(
                "body",
                Classed("a", "skip", new XAttribute("href", "#main"), "Skip to the parts of the report"),
                Element("header", Summary(report, traces)),
                Element("nav", new XAttribute("aria-label", "Parts of the report"), sections.Select(s => Element("a", new XAttribute("href", "#" + s.Attribute("id")!.Value), s.Element("h2")!.Value))),
                Element("main", [new XAttribute("id", "main"), .. sections]),
                Element("footer", "All verdicts are about layer 2. The administrators of a host can always capture what its VMs send."))));
    }

    private static object[] Summary(NetworkReport report, IReadOnlyList<DrawnTrace> traces)
    {
        Verdict[] violated = [.. report.Verdicts.Where(v => v.Outcome == Outcome.Violated)];
        return
        [
            Element("h1", "Network isolation"),
            Classed("p", "outcomes", new XAttribute("role", "status"), ReportSummary.Outcomes(report)),
            Classed("p", "grounds", ReportSummary.Grounds(report)),
            .. ReportSummary.Failures(report) is string failures ? new object[] { Classed("p", "grounds", failures) } : [],
            .. ReportSummary.Probes(report) is string probes ? new object[] { Classed("p", "grounds", probes) } : [],
            .. violated.Take(ViolationsShown).Select(v => Classed("p", "violation", [Classed("span", nameof(Outcome.Violated), "\u2716 Violated: "), $"{v.Requirement} {v.Reason}", .. VerdictSection.Links(v, traces)])),
            .. violated.Length > ViolationsShown ? new object[] { Element("p", $"And {violated.Length - ViolationsShown} more are violated; see the requirements.") } : [],
            .. ReportSummary.Changes(report) is var changes && changes.Any()
                ? new object[] { Element("details", new XAttribute("open", "open"), Element("summary", "Since the report before"), Element("ul", changes.Select(c => Element("li", c)).ToArray<object>())) }
                : [],
        ];
    }

    private static IEnumerable<XElement> Sections(NetworkReport report, IReadOnlyList<DrawnTrace> traces)
    {
        var tenants = new TenantColors(report);
        yield return Section("diagram", "Diagram", report.Hosts.Count, report.Hosts.Count == 0 ? [] : [Wide("Diagram of the network", SvgDiagram.Draw(report, tenants))]);
        yield return Section("verdicts", "Requirements", report.Verdicts.Count, VerdictSection.Of(report.Verdicts, traces));
        yield return Section("matrix", "Who hears whom", report.Matrix?.Tenants.Count ?? 0, report.Matrix is null ? [] : MatrixSection.Of(report.Matrix));
        yield return Section("traces", "Traces", traces.Count, TraceSection.Of(report, traces, tenants));
        yield return Section("failures", "When a part fails", report.Failures.Count, Failures(report));
        yield return Section("findings", "Findings", report.Findings.Count, Findings(report.Findings));
        yield return Section("plan", "Plan", report.Plan?.Steps.Count ?? 0, report.Plan is null ? [] : Plan(report.Plan));
        yield return Section("hosts", "Hosts", report.Hosts.Count, Hosts(report));
    }

    private static XElement Section(string id, string title, int count, IEnumerable<object> content) =>
        count == 0 ? new XElement("section") : Element("section", [new XAttribute("id", id), Element("h2", title), .. content]);

    private static IEnumerable<object> Failures(NetworkReport report)
    {
        yield return Table("What single failures come to", ["Verdict", "What fails", "Away", "VMs that stop", "What happens"], report.Failures
            .OrderByDescending(f => f.Verdict)
            .Take(RowsShown)
            .Select(f => new object?[]
            {
                Classed("span", f.Verdict.ToString(), f.Verdict),
                f.Where,
                f.ConvergenceSeconds > 0 ? f.ConvergenceSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s" : string.Empty,
                f.VmsFall > 0 ? $"{f.VmsFall} of {f.Vms}" : string.Empty,
                f.Sentence,
            }));
        if (report.Failures.Count > RowsShown)
        {
            yield return More(report.Failures.Count, "failures; write the report as JSON for all");
        }
    }

    private static XElement More(int count, string what) => Element("p", string.Format(CultureInfo.InvariantCulture, "The first {0} of {1} {2}.", RowsShown, count, what));

    private static IEnumerable<object> Findings(ValueList<Finding> findings)
    {
        yield return Table("What else was noticed", ["Severity", "Code", "What", "What to do"], findings
            .OrderByDescending(f => f.Severity)
            .Take(RowsShown)
            .Select(f => new object?[] { Classed("span", f.Severity.ToString(), f.Severity), Element("code", f.Code), f.Message, f.Suggestion }));
        if (findings.Count > RowsShown)
        {
            yield return More(findings.Count, "findings; write the report as JSON for all");
        }
    }

    private static IEnumerable<object> Plan(NetworkPlan plan)
    {
        yield return Table("Steps, in the order in which they are made", ["Step", "Host", "Change", "Because"], plan.Steps
            .Take(RowsShown)
            .Select(s => new object?[] { s.Number, s.Host, $"{s.Change.Target}: {s.Change.OldValue} \u2192 {s.Change.NewValue}", s.Reason }));
        if (plan.Steps.Count > RowsShown)
        {
            yield return More(plan.Steps.Count, "steps; a script of the plan has all");
        }
    }

    private static IEnumerable<object> Hosts(NetworkReport report)
    {
        yield return Table("Hosts as they were judged", ["Host", "Cluster", "Virtual switches", "VMs", "Read"], report.Hosts.Select(h => new object?[]
        {
            h.Name,
            h.Cluster,
            string.Join(", ", h.Switches.Select(s => s.Name)),
            h.Vms.Count,
            h.Complete ? h.ReadAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "as the document says" : Classed("span", nameof(Outcome.Unproven), $"not read: {h.Error}"),
        }));
    }
}
