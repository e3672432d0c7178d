using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>What the planner's tests share.</summary>
public abstract class PlanningTest
{
    internal static readonly PlannerOptions Options = new() { Now = new DateTimeOffset(2026, 1, 2, 3, 0, 4, TimeSpan.Zero) };

    internal static PlannerResult PlanFor(NetworkDocument document, PlannerOptions? options = null) =>
        TenantVlanPlanner.Plan(document, document.Hosts, options ?? Options);

    internal static NetworkPlan Good(NetworkDocument document, PlannerOptions? options = null)
    {
        PlannerResult result = PlanFor(document, options);
        Assert.Empty(result.Errors);
        return result.Plan!;
    }

    internal static PlannerError OnlyError(NetworkDocument document, PlannerOptions? options = null)
    {
        PlannerResult result = PlanFor(document, options);
        Assert.Null(result.Plan);
        return Assert.Single(result.Errors);
    }

    /// <summary>The hosts after a plan, read and completed by its document.</summary>
    internal static IReadOnlyList<HostState> After(NetworkPlan plan, IReadOnlyList<HostState> states) =>
        HostExpectation.Merge(Applied(plan, states), plan.Document).States;

    /// <summary>The hosts after a plan, as its steps leave them.</summary>
    internal static IReadOnlyList<HostState> Applied(NetworkPlan plan, IReadOnlyList<HostState> states) =>
        states
            .Select(s => plan.Steps.Where(p => Names.Same(p.Host, s.Name)).Aggregate(s, (host, step) =>
            {
                Assert.True(step.Change.CanApplyTo(host), $"{step.Host} step {step.Number} {step.Change}");
                return step.Change.ApplyTo(host);
            }))
            .ToArray();

    internal static string[] Lines(NetworkPlan plan) => plan.Steps.Select(s => $"{s.Host} {s.Change}").ToArray();

    internal static VlanId? VlanOf(NetworkPlan plan, string tenant) => plan.Tenants.Single(t => t.Tenant == tenant).Vlan;
}
