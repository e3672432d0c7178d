using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>The hosts as a plan would leave them, without touching one: what a check before the change judges.</summary>
public static class PlanForecast
{
    /// <summary>Applies a plan to states.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="states">The hosts as read; those that the plan does not name stay as they are.</param>
    /// <returns>The hosts after the plan; or why the plan does not fit them, and then the hosts as they are.</returns>
    public static ForecastResult Apply(NetworkPlan plan, IReadOnlyList<HostState> states)
    {
        Refusal[] missing = PlanPreflight.HostsOf(plan)
            .Where(name => !states.Any(s => Names.Same(s.Name, name)))
            .Select(name => new Refusal
            {
                ErrorId = "PlanHostMissing",
                ComputerName = name,
                Message = $"{name}: the plan is about this host, and its state is not among those that are judged; read it too.",
            })
            .ToArray();
        if (missing.Length > 0)
        {
            return new ForecastResult(states.ToValueList(), missing.ToValueList());
        }

        // What is allowed is asked when the plan is run: whatever it does, this is what it comes to.
        ValueList<Refusal> refusals = PlanPreflight.Check(plan, states, new RunOptions())
            .Where(r => r.ErrorId is "PlanOutdated" or "HostNotRead")
            .ToValueList();
        NetworkPlan placed = plan with { Steps = new VmWhereabouts(states).Rehost(plan.Steps).ToValueList() };
        return new ForecastResult(refusals.Count > 0 ? states.ToValueList() : states.Select(s => Apply(placed, s)).ToValueList(), refusals);
    }

    /// <summary>Applies the steps of a plan that are for one host.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="state">The host.</param>
    /// <returns>The host afterwards; a step that does not fit leaves it as it is.</returns>
    public static HostState Apply(NetworkPlan plan, HostState state) => plan.Steps
        .Where(s => Names.Same(s.Host, state.Name))
        .Aggregate(state, (host, step) => step.Change.CanApplyTo(host) ? step.Change.ApplyTo(host) : host);
}
