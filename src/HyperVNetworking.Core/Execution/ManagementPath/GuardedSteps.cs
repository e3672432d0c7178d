using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Execution;

/// <summary>The steps that a host can take back by itself: from its first one that touches the management path on, for what comes after may rest on it.</summary>
internal sealed class GuardedSteps
{
    private readonly ILookup<string, PlanStep> _byHost;
    private readonly HashSet<PlanStep> _all;

    private GuardedSteps(IEnumerable<PlanStep> steps)
    {
        _all = [.. steps];
        _byHost = _all.ToLookup(s => s.Host, Names.Comparer);
    }

    /// <summary>Finds them. A plan that was edited by hand may hide a risk, so each step is judged by its host too.</summary>
    public static GuardedSteps Of(NetworkPlan plan, IEnumerable<HostState> states)
    {
        var hosts = HostExpectation.Merge(states.Where(s => s.Complete).ToArray(), plan.Document).States.ToDictionary(s => s.Name, Names.Comparer);
        return new GuardedSteps(plan.Steps
            .GroupBy(s => s.Host, Names.Comparer)
            .SelectMany(h => OfHost(h.ToArray(), hosts.TryGetValue(h.Key, out HostState? host) ? host : null)));
    }

    /// <summary>Whether one of some steps is among them.</summary>
    public bool Any(IEnumerable<PlanStep> steps) => steps.Any(_all.Contains);

    /// <summary>Whether a host has any.</summary>
    public bool IsOn(string host) => _byHost.Contains(host);

    /// <summary>The hosts that have any.</summary>
    public IEnumerable<string> Hosts => _byHost.Select(h => h.Key);

    /// <summary>The way back of a host: what takes all of its steps back, newest first, whether they were made or not.</summary>
    public WayBack WayBackOf(string host, string changeId, TimeSpan timeout) =>
        new(changeId, timeout, _byHost[host].Reverse().Select(s => s.Inverse).ToValueList());

    /// <summary>The steps of a host, in the plan's order.</summary>
    public IEnumerable<PlanStep> On(string host) => _byHost[host];

    private static IEnumerable<PlanStep> OfHost(PlanStep[] steps, HostState? host)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Risk == StepRisk.ManagementPath || (host is not null && IsRisk(steps[i], host)))
            {
                return steps.Skip(i);
            }

            host = host is not null && steps[i].Change.CanApplyTo(host) ? steps[i].Change.ApplyTo(host) : host;
        }

        return [];
    }

    // A step that is made already can be judged only by what would take it back.
    private static bool IsRisk(PlanStep step, HostState host) =>
        StepRisks.Of(ChangeCheck.IsDone(step.Change, host) ? step.Inverse : step.Change, host) == StepRisk.ManagementPath;
}
