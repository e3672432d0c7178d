using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>Verdicts as the test results that build servers read: one suite, one test a requirement. What is unproven is an error: it did not fail, and nobody may take it for passed.</summary>
public static class JUnitReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The XML.</returns>
    public static string Write(NetworkReport report)
    {
        string Count(Outcome outcome) => report.Verdicts.Count(v => v.Outcome == outcome).ToString(CultureInfo.InvariantCulture);
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", "Network isolation (layer 2)"),
            new XAttribute("tests", report.Verdicts.Count),
            new XAttribute("failures", Count(Outcome.Violated)),
            new XAttribute("errors", Count(Outcome.Unproven)),
            new XAttribute("skipped", 0),
            new XAttribute("timestamp", report.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
            report.Verdicts.Select(Case));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement("testsuites", suite) + "\n";
    }

    private static XElement Case(Verdict verdict)
    {
        string? kind = verdict.Outcome switch { Outcome.Violated => "failure", Outcome.Unproven => "error", _ => null };
        string details = string.Join("\n", verdict.Traces.Select(t => t.ToString()).Concat(verdict.MissingFacts).Concat(verdict.Assumptions.Select(a => "assumes: " + a)).Concat(verdict.Probes.Select(p => "probe: " + p.Sentence)));
        return new XElement(
            "testcase",
            new XAttribute("classname", SafeText.Of(verdict.Tenant)),
            new XAttribute("name", SafeText.Of(verdict.Requirement)),
            new XAttribute("time", 0),
            kind is null ? null : new XElement(kind, new XAttribute("type", verdict.Outcome), new XAttribute("message", SafeText.Of(verdict.Reason)), SafeText.Of(details)));
    }
}
