using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>A trace that a page draws, with the number by which its requirement refers to it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Verdict">What it shows.</param>
/// <param name="Trace">The trace.</param>
internal sealed record DrawnTrace(int Number, Verdict Verdict, Trace Trace)
{
    private const int PerVerdict = 3;
    private const int AtMost = 20;

    /// <summary>Its place on the page.</summary>
    public string Id => $"trace-{Number}";

    /// <summary>The traces that are drawn: the first of each requirement before the second of any, violations first; in the order of the requirements.</summary>
    public static IReadOnlyList<DrawnTrace> Of(NetworkReport report) => [.. report.Verdicts
        .Select((v, i) => (Verdict: v, Index: i))
        .SelectMany(v => v.Verdict.Traces.Take(PerVerdict).Select((t, i) => (v.Verdict, v.Index, Trace: t, Rank: i)))
        .OrderByDescending(t => t.Verdict.Outcome)
        .ThenBy(t => t.Rank)
        .Take(AtMost)
        .OrderBy(t => t.Index)
        .ThenBy(t => t.Rank)
        .Select((t, i) => new DrawnTrace(i + 1, t.Verdict, t.Trace))];
}
