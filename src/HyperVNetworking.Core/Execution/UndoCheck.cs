using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Execution;

/// <summary>What is in the way of taking a run back: taking back is a change like any other, and needs the same leave (site-rules D1).</summary>
internal static class UndoCheck
{
    public static IEnumerable<Refusal> Check(NetworkPlan plan, IReadOnlyList<PlanStep> begun, IReadOnlyList<string> hosts, ValueList<HostState> states, RunOptions options)
    {
        begun = NewestFirst(begun, states);
        foreach (string host in hosts.Union(begun.Select(s => s.Host), Names.Comparer))
        {
            HostState? state = states.FirstOrDefault(s => Names.Same(s.Name, host));
            if (state is null)
            {
                yield return PlanPreflight.NoSession(host);
            }
            else if (state.Complete)
            {
                foreach (Refusal refusal in PlanPreflight.Steps(Merged(plan, state), Inverses(begun, state), options))
                {
                    yield return refusal;
                }
            }
        }

        if (states.Count > 0 && states.All(s => !s.Complete))
        {
            yield return new Refusal
            {
                ErrorId = "HostNotRead",
                ComputerName = states[0].Name,
                Message = $"{states[0].Name}: could not be read whole ({states[0].Error ?? "no reason given"}), nor any other host of the run; make them reachable and run again.",
            };
        }
    }

    /// <summary>The steps that would take back what a host shows of a run, newest first. What the host does not show, or shows with a value of somebody else's, is left out.</summary>
    public static IEnumerable<PlanStep> Inverses(IEnumerable<PlanStep> newestFirst, HostState state)
    {
        foreach (PlanStep step in newestFirst.Where(s => Names.Same(s.Host, state.Name)))
        {
            if (!ChangeCheck.IsUndone(step.Change, state) && step.Inverse.CanApplyTo(state))
            {
                StepRisk judged = StepRisks.Of(step.Inverse, state);
                yield return step with { Change = step.Inverse, Risk = judged > step.Risk ? judged : step.Risk };
                state = step.Inverse.ApplyTo(state);
            }
        }
    }

    /// <summary>Steps, newest first, with the hosts that their VMs are on now.</summary>
    public static IReadOnlyList<PlanStep> NewestFirst(IEnumerable<PlanStep> newestFirst, IReadOnlyList<HostState> states) =>
        new VmWhereabouts(states).Rehost(newestFirst.Reverse()).Reverse().ToArray();

    private static HostState Merged(NetworkPlan plan, HostState state) =>
        HostExpectation.Merge([state], plan.Document).States.First(s => Names.Same(s.Name, state.Name));
}
