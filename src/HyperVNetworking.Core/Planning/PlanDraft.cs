using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A plan in the making: what the stages of the planner read and write.</summary>
internal sealed class PlanDraft
{
    public PlanDraft(NetworkDocument document, IReadOnlyList<HostState> states, PlannerOptions options)
    {
        Document = document;
        Options = options;
        Hosts = states.Select(s => new HostDraft(s)).ToArray();
    }

    public NetworkDocument Document { get; }

    public PlannerOptions Options { get; }

    public IReadOnlyList<HostDraft> Hosts { get; }

    public List<TenantDraft> Tenants { get; } = [];

    /// <summary>The VLAN domains, in the order of their first tenants.</summary>
    public List<VlanDomain> Domains { get; } = [];

    public List<PlannerError> Errors { get; } = [];

    public List<PlanDecision> Decisions { get; } = [];

    public List<PlanStep> Steps { get; } = [];

    public List<TrunkRequirement> Trunks { get; } = [];

    public List<Finding> Findings { get; } = [];

    public void Refuse(string errorId, string message, string? host = null, string? tenant = null) =>
        Errors.Add(new PlannerError { ErrorId = errorId, Message = message, ComputerName = host, Tenant = tenant });

    public void Decide(string subject, string choice, string reason, string? rejected = null) =>
        Decisions.Add(new PlanDecision { Subject = subject, Choice = choice, Reason = reason, Rejected = rejected });
}
