using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using static HyperVNetworking.Reporting.HtmlPage;

namespace HyperVNetworking.Reporting;

/// <summary>The requirements with what is known of each: a row each, and of many the proven ones folded away.</summary>
internal static class VerdictSection
{
    private const int AllInOne = 40;
    private const int ItemsShown = 20;

    /// <summary>The content of the section.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="traces">The traces that the page draws.</param>
    public static IEnumerable<object> Of(ValueList<Verdict> verdicts, IReadOnlyList<DrawnTrace> traces)
    {
        const string Caption = "Requirements, with what is known of each at layer 2";
        Verdict[] proven = verdicts.Count <= AllInOne ? [] : [.. verdicts.Where(v => v.Outcome == Outcome.Proven)];
        Verdict[] shown = proven.Length == 0 ? [.. verdicts] : [.. verdicts.Where(v => v.Outcome != Outcome.Proven).OrderByDescending(v => v.Outcome)];
        if (shown.Length > 0)
        {
            yield return Rows(Caption, shown, traces);
        }

        if (proven.Length > 0)
        {
            yield return Element("details", Element("summary", $"{proven.Length} requirements are proven (layer 2)"), Rows("Requirements that are proven at layer 2", proven, traces));
        }
    }

    /// <summary>Links to the drawn traces of a verdict, by their numbers.</summary>
    public static IEnumerable<object> Links(Verdict verdict, IReadOnlyList<DrawnTrace> traces) => traces
        .Where(t => ReferenceEquals(t.Verdict, verdict))
        .SelectMany(t => new object[] { " ", Element("a", new XAttribute("href", "#" + t.Id), $"Trace {t.Number}") });

    private static XElement Rows(string caption, IEnumerable<Verdict> verdicts, IReadOnlyList<DrawnTrace> traces) => Table(caption, ["Outcome", "Tenant", "Requirement", "Why"], verdicts.Select(v => new object?[]
    {
        Classed("span", v.Outcome.ToString(), OutcomeSign.Of(v.Outcome), " ", v.Outcome),
        v.OtherTenant is null ? v.Tenant : $"{v.Tenant} and {v.OtherTenant}",
        v.Requirement,
        Element("div", [v.Reason, .. Links(v, traces), .. List("Missing", v.MissingFacts), .. List("Assumes", v.Assumptions), .. List("Probes, which have not yet been run on a real host", v.Probes.Select(p => p.Sentence).ToValueList())]),
    }));

    private static IEnumerable<object> List(string title, ValueList<string> items) => items.Count == 0
        ? []
        : [Element("details", Element("summary", $"{title} ({items.Count})"), Element("ul", [.. items.Take(ItemsShown).Select(i => Element("li", i)), .. items.Count > ItemsShown ? new[] { Element("li", $"and {items.Count - ItemsShown} more; write the report as JSON for all") } : []]))];
}
