using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Planning;

/// <summary>Make before break: orders steps over all hosts so that no requirement that holds before and after is violated in between, where such an order exists; otherwise so that as few as can be suffer, and says which and when. Pure.</summary>
public static class StepOrdering
{
    private const int MaximumSteps = 1000;
    private const int SearchShare = 100;

    /// <summary>Orders steps.</summary>
    /// <param name="document">The requirements and the physical network.</param>
    /// <param name="states">The hosts before the first step.</param>
    /// <param name="steps">The steps in an order that can be applied; it is kept wherever it does no harm, but for steps that change the management path, which come last on their host.</param>
    /// <param name="limit">How much may be judged: endpoints times states between steps. A longer plan keeps its order unchecked, but for one that only adds.</param>
    /// <returns>The steps, numbered anew, and what suffers.</returns>
    public static OrderedSteps Arrange(NetworkDocument document, IReadOnlyList<HostState> states, IReadOnlyList<PlanStep> steps, int limit)
    {
        steps = Numbered(PathStepsLast.Order(steps));
        int endpoints = Math.Max(1, states.Sum(h => h.HostAdapters.Count + h.Vms.Sum(v => v.Adapters.Count)));
        int searched = limit / SearchShare / endpoints;
        int judgements = AreCabled(states) ? limit / endpoints : searched;
        if (document.Tenants.Count == 0 || StepEffects.OnlyAdd(states, steps))
        {
            return new OrderedSteps { Steps = steps.ToValueList(), Checked = true };
        }

        if (judgements < steps.Count + 1)
        {
            return new OrderedSteps { Steps = steps.ToValueList(), Checked = false };
        }

        var judge = new TransitionJudge(document, states, steps, searched);
        int[] given = Enumerable.Range(0, steps.Count).ToArray();
        if (IsHarmless(given, judge))
        {
            return new OrderedSteps { Steps = steps.ToValueList(), Checked = true };
        }

        int[] order = steps.Count > MaximumSteps ? given : new OrderSearch(new StepDependencies(steps), judge, steps.Count).Find();
        return new OrderedSteps
        {
            Steps = Numbered(order.Select(step => steps[step])).ToValueList(),
            Gaps = Gaps(order, judge).ToValueList(),
            Checked = true,
            Searched = steps.Count <= MaximumSteps,
        };
    }

    private static PlanStep[] Numbered(IEnumerable<PlanStep> steps) => steps.Select((step, index) => step with { Number = index + 1 }).ToArray();

    // Where a cable is not described the network may be joined anywhere, and every state takes a walk through it.
    private static bool AreCabled(IReadOnlyList<HostState> states) => states.All(h =>
        h.PhysicalNics.Where(n => n.Kind == NicKind.Ethernet && (n.Use is not null || h.IsBound(n.Name))).All(n => n.Port is not null));

    // Hundreds of VMs that are connected one by one are looked at once.
    private static bool IsHarmless(int[] order, TransitionJudge judge)
    {
        foreach (int step in order)
        {
            bool adds = judge.Adds(step);
            if (!adds && judge.Suffering().Any())
            {
                return false;
            }

            judge.Do(step);
            if (!adds && judge.Suffering().Any())
            {
                return false;
            }
        }

        return !judge.Suffering().Any();
    }

    private static IEnumerable<RequirementGap> Gaps(int[] order, TransitionJudge judge)
    {
        var open = new Dictionary<(RequirementKind, string, string?), RequirementGap>();
        judge.Suffering(new bool[order.Length]);
        for (int i = 0; i < order.Length; i++)
        {
            judge.Do(order[i]);
            (RequirementKind, string, string?)[] suffering = [.. judge.Suffering()];
            foreach ((RequirementKind, string, string?) requirement in suffering.Where(r => !open.ContainsKey(r)))
            {
                Verdict verdict = judge.Explain(requirement);
                open[requirement] = new RequirementGap
                {
                    Kind = verdict.Kind,
                    Tenant = verdict.Tenant,
                    OtherTenant = verdict.OtherTenant,
                    Requirement = verdict.Requirement,
                    AfterStep = i + 1,
                    UntilStep = order.Length,
                    Reason = verdict.Reason,
                };
            }

            foreach ((RequirementKind, string, string?) closed in open.Keys.Except(suffering).ToArray())
            {
                yield return open[closed] with { UntilStep = i + 1 };
                open.Remove(closed);
            }
        }
    }
}
