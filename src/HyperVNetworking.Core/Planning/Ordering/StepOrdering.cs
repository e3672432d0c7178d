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

    /// <summary>Orders steps.</summary>
    /// <param name="document">The requirements and the physical network.</param>
    /// <param name="states">The hosts before the first step.</param>
    /// <param name="steps">The steps in an order that can be applied; it is kept wherever it does no harm.</param>
    /// <param name="limit">How much may be judged: endpoints times states between steps. A longer plan keeps its order unchecked.</param>
    /// <returns>The steps, numbered anew, and what suffers.</returns>
    public static OrderedSteps Arrange(NetworkDocument document, IReadOnlyList<HostState> states, IReadOnlyList<PlanStep> steps, int limit)
    {
        int endpoints = Math.Max(1, states.Sum(h => h.HostAdapters.Count + h.Vms.Sum(v => v.Adapters.Count)));
        int judgements = limit / endpoints;
        if (steps.Count == 0 || document.Tenants.Count == 0)
        {
            return new OrderedSteps { Steps = steps.ToValueList(), Checked = true };
        }

        if (judgements < steps.Count + 1 || steps.Count > MaximumSteps)
        {
            return new OrderedSteps { Steps = steps.ToValueList(), Checked = false };
        }

        var judge = new TransitionJudge(document, states, steps, judgements);
        int[] given = Enumerable.Range(0, steps.Count).ToArray();
        int[] order = IsHarmless(given, judge) ? given : new OrderSearch(new StepDependencies(steps), judge, steps.Count).Find();
        return new OrderedSteps
        {
            Steps = order.Select((step, index) => steps[step] with { Number = index + 1 }).ToValueList(),
            Gaps = Gaps(order, judge).ToValueList(),
            Checked = true,
        };
    }

    private static bool IsHarmless(int[] order, TransitionJudge judge)
    {
        var done = new bool[order.Length];
        return order.All(step =>
        {
            done[step] = true;
            return judge.Suffering(done).Count == 0;
        });
    }

    private static IEnumerable<RequirementGap> Gaps(int[] order, TransitionJudge judge)
    {
        var done = new bool[order.Length];
        var open = new Dictionary<(RequirementKind, string, string?), RequirementGap>();
        for (int i = 0; i < order.Length; i++)
        {
            done[order[i]] = true;
            IReadOnlyList<Verdict> suffering = judge.Suffering(done);
            foreach (Verdict verdict in suffering.Where(v => !open.ContainsKey(TransitionJudge.Key(v))))
            {
                open[TransitionJudge.Key(verdict)] = new RequirementGap
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

            foreach ((RequirementKind, string, string?) closed in open.Keys.Except(suffering.Select(TransitionJudge.Key)).ToArray())
            {
                yield return open[closed] with { UntilStep = i + 1 };
                open.Remove(closed);
            }
        }
    }
}
