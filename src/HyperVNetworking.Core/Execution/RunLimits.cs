using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.BestPractice;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Execution;

/// <summary>What keeps a run nobody watches from doing more than was meant (site-rules E2), and any run from making a separation worse.</summary>
internal static class RunLimits
{
    /// <summary>What can be told from the plan alone.</summary>
    public static IEnumerable<Refusal> Check(NetworkPlan plan, RunOptions options)
    {
        if (plan.Steps.Count > options.MaximumChange)
        {
            yield return new Refusal
            {
                ErrorId = "TooManyChanges",
                Message = $"The plan has {plan.Steps.Count} steps, and -MaximumChange allows {options.MaximumChange}: see whether the document is whole, or allow more.",
            };
        }

        if (plan.Steps.Count > 0 && options.Clock.UtcNow > options.NotAfter)
        {
            yield return new Refusal
            {
                ErrorId = "NotAfterPassed",
                Message = $"The time given has passed (-NotAfter {options.NotAfter:u}): no host was begun.",
            };
        }
    }

    /// <summary>What the steps on one host interrupt together, allowed or not.</summary>
    public static Refusal? CheckOutage(string host, IEnumerable<PlanStep> judged, RunOptions options)
    {
        int seconds = StepOutage.SecondsOf(judged);
        return seconds <= options.MaximumOutageSecond || options.MaximumOutageSecond is null ? null : new Refusal
        {
            ErrorId = "OutageTooLong",
            ComputerName = host,
            Message = $"{host}: the plan's steps interrupt something for about {seconds} s there, and -MaximumOutageSecond allows {options.MaximumOutageSecond}: allow more, or split the plan.",
        };
    }

    /// <summary>Rules of the field that the plan would break and that are not broken so now; the rule's code is the error id. What only may hurt is a finding of the plan and stops nothing.</summary>
    public static IEnumerable<Refusal> CheckPractice(NetworkPlan plan, IReadOnlyList<HostState> before, IReadOnlyList<HostState> after) =>
        BestPracticeCheck.NewlyBroken(before, after, plan.Document.Fabric)
            .Where(f => f.Severity == FindingSeverity.Error)
            .Select(f => new Refusal { ErrorId = f.Code, ComputerName = f.ComputerName, Message = $"After the plan {f.Message} {f.Suggestion}" });

    /// <summary>Separations that hold or are not known to be broken now, and that the plan would break on the hosts alone, whatever the physical switches do. What is broken anyway is no reason to stand in its way, and what the physical ports must carry or drop may be set after the plan; and what no tenant lists is there before it.</summary>
    public static IEnumerable<Refusal> CheckIsolation(NetworkPlan plan, IReadOnlyList<HostState> before, IReadOnlyList<HostState> after)
    {
        if (plan.Document.Tenants.Count == 0)
        {
            yield break;
        }

        Verdict[] broken = Broken(plan.Document, after).ToArray();
        if (broken.Length == 0)
        {
            yield break;
        }

        var known = new HashSet<string>(Broken(plan.Document, before).Select(v => v.Requirement));
        foreach (Verdict verdict in broken.Where(v => !known.Contains(v.Requirement)))
        {
            yield return new Refusal
            {
                ErrorId = "PlanBreaksSeparation",
                Message = $"The plan would break what holds now: {verdict.Requirement} {verdict.Reason} Plan again from the hosts as they are.",
            };
        }
    }

    private static IEnumerable<Verdict> Broken(NetworkDocument document, IReadOnlyList<HostState> states) =>
        IsolationCheck.Judge(document with { Fabric = Fabric.Undescribed }, states, new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint.Report }).Verdicts.Where(v => v.Kind == RequirementKind.Separation && v.Outcome == Outcome.Violated);
}
