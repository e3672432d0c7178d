using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What is to be done, why, and what follows from it: data that can be read, stored, compared and applied.</summary>
public sealed record NetworkPlan
{
    /// <summary>The requirements and the physical network it was made for; its hosts are the expectation, not the state.</summary>
    public required NetworkDocument Document { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The hosts whose state it was made from, unchanged ones included.</summary>
    public required ValueList<string> Hosts { get; init; }

    /// <summary>How each tenant is kept apart.</summary>
    public ValueList<TenantNetwork> Tenants { get; init; } = [];

    /// <summary>The choices with their reasons.</summary>
    public ValueList<PlanDecision> Decisions { get; init; } = [];

    /// <summary>The changes in their order; none if the hosts are as they should be.</summary>
    public ValueList<PlanStep> Steps { get; init; } = [];

    /// <summary>The requirements that hold before and after and are violated in between; none if the order of the steps avoids that, or if <see cref="OrderChecked"/> is false.</summary>
    public ValueList<RequirementGap> Gaps { get; init; } = [];

    /// <summary>Whether it is known of every state between the steps what suffers there: each was judged, or the plan only adds, which harms nobody.</summary>
    public bool OrderChecked { get; init; }

    /// <summary>What the physical ports must carry.</summary>
    public ValueList<TrunkRequirement> Trunks { get; init; } = [];

    /// <summary>What an admin should know before applying it.</summary>
    public ValueList<Finding> Findings { get; init; } = [];
}
