using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The steps of a plan over hosts while it is made, with the host as it is after them.</summary>
internal sealed class HostSteps(string command)
{
    private readonly List<PlanStep> _steps = [];

    /// <summary>The host, as it will be after the steps so far.</summary>
    public HostState Host { get; private set; } = null!;

    /// <summary>Why there is no plan.</summary>
    public List<PlannerError> Errors { get; } = [];

    /// <summary>The choices with their reasons.</summary>
    public List<PlanDecision> Decisions { get; } = [];

    /// <summary>Goes on to the next host.</summary>
    public void Begin(HostState host) => Host = host;

    /// <summary>Adds a step.</summary>
    public void Add(HostChange change, string? reason = null)
    {
        _steps.Add(new PlanStep { Number = _steps.Count + 1, Host = Host.Name, Change = change, Reason = reason ?? $"Asked for by {command}.", Risk = StepRisks.Of(change, Host) });
        Host = change.ApplyTo(Host);
    }

    /// <summary>The plan of the steps, with what it would break of the rules and who then guarantees each traffic class its bandwidth; or the errors.</summary>
    public PlannerResult ToResult(IReadOnlyList<HostState> states, DateTimeOffset now)
    {
        if (Errors.Count > 0)
        {
            return new PlannerResult { Errors = Errors.ToValueList() };
        }

        ValueList<PlanStep> steps = InOrder();
        return new PlannerResult
        {
            Plan = new NetworkPlan
            {
                Document = NetworkDocument.Empty,
                CreatedAt = now,
                Hosts = states.Select(s => s.Name).ToValueList(),
                Decisions = Decisions.Concat(PlanPractice.Guarantees(steps, states)).ToValueList(),
                Steps = steps,
                Findings = PlanPractice.NewlyBroken(steps, states, Fabric.Undescribed).Concat(ClusterMoves.Of(steps, states)).ToValueList(),
            },
        };
    }

    /// <summary>The steps, numbered; hosts whose management path changes come last: all others are done before one can be lost.</summary>
    private ValueList<PlanStep> InOrder() => _steps
        .GroupBy(s => s.Host, Names.Comparer)
        .OrderBy(h => h.Any(s => s.Risk == StepRisk.ManagementPath))
        .SelectMany(h => PathStepsLast.Order(h.ToArray()))
        .Select((s, index) => s with { Number = index + 1 })
        .ToValueList();
}
