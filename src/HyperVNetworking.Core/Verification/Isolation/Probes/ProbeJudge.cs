using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Holds verdicts against probes. One that contradicts the model takes a proof away; none gives one, and none undoes a violation.</summary>
public static class ProbeJudge
{
    /// <summary>The report with its probes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="plan">The probes.</param>
    /// <param name="results">What came of them.</param>
    /// <returns>The report: verdicts with the probes that they are about, and what the probes found.</returns>
    public static IsolationReport Judge(IsolationReport report, ProbePlan plan, IReadOnlyList<ProbeResult> results) => new()
    {
        Verdicts = report.Verdicts.Select(v => Judge(v, [.. results.Where(r => IsAbout(v, r))])).ToValueList(),
        Findings = [.. report.Findings, .. results.Select(Find).OfType<Finding>(), .. plan.LeftOut.Select(LeftOut)],
    };

    private static Verdict Judge(Verdict verdict, ProbeResult[] probes)
    {
        verdict = verdict with { Probes = [.. probes] };
        string[] contradictions = [.. probes.Where(p => p.Agrees == false).Select(p => p.Sentence)];
        return contradictions.Length == 0 || verdict.Outcome == Outcome.Violated
            ? verdict
            : Unproven.Unless(verdict, contradictions.Concat(verdict.MissingFacts));
    }

    private static bool IsAbout(Verdict verdict, ProbeResult probe)
    {
        string?[] tenants = [probe.Sender.Tenant, probe.Receiver.Tenant];
        bool isWithin = Names.Same(tenants[0], tenants[1]);
        return verdict.Kind switch
        {
            RequirementKind.Separation => !isWithin && tenants.Contains(verdict.Tenant, Names.Comparer),
            RequirementKind.Reach => isWithin && Names.Same(tenants[0], verdict.Tenant),
            _ => !isWithin && tenants.Contains(verdict.Tenant, Names.Comparer) && tenants.Contains(verdict.OtherTenant, Names.Comparer),
        };
    }

    private static Finding? Find(ProbeResult probe) => probe.Agrees switch
    {
        true => null,
        false => new Finding
        {
            Code = IsolationFindingCodes.ProbeContradictsModel,
            Severity = FindingSeverity.Error,
            Subject = probe.Sender.ToString(),
            ComputerName = probe.Sender.Host,
            Message = probe.Sentence,
            Expected = Word(probe.ExpectedHeard),
            Actual = Word(probe.Heard == true),
            Suggestion = "Compare the document's physical network with the cables and the switches' configuration, read the hosts again and judge anew.",
        },
        null => new Finding
        {
            Code = IsolationFindingCodes.ProbeNotMade,
            Severity = FindingSeverity.Warning,
            Subject = probe.Sender.ToString(),
            ComputerName = probe.Sender.Host,
            Message = probe.Sentence,
            Suggestion = "Remove what stood in the way and probe again: this probe says nothing.",
        },
    };

    private static string Word(bool heard) => heard ? "heard" : "not heard";

    private static Finding LeftOut(string sentence) => new()
    {
        Code = IsolationFindingCodes.ProbeLeftOut,
        Severity = FindingSeverity.Information,
        Subject = "probes",
        Message = sentence,
        Suggestion = "Nothing is known of these but what the model says.",
    };
}
