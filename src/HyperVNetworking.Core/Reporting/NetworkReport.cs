using System;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Reporting;

/// <summary>What a report tells: all of it has been worked out before; a report only shows it.</summary>
public sealed record NetworkReport
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The verdicts on isolation.</summary>
    public ValueList<Verdict> Verdicts { get; init; } = [];

    /// <summary>What else was noticed.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>What single failures, or pairs, come to.</summary>
    public ValueList<FailureOutcome> Failures { get; init; } = [];

    /// <summary>The hosts as they were judged; one that could not be read has <see cref="HostState.Complete"/> false.</summary>
    public ValueList<HostState> Hosts { get; init; } = [];

    /// <summary>The tenants, as the document names them.</summary>
    public ValueList<Tenant> Tenants { get; init; } = [];

    /// <summary>The physical network.</summary>
    public Fabric Fabric { get; init; } = Fabric.Undescribed;

    /// <summary>A plan that is shown with its reasons; null for none.</summary>
    public NetworkPlan? Plan { get; init; }

    /// <summary>The requirements of the report before, with their outcomes; null where there is none to compare with.</summary>
    public ValueList<ReportedOutcome>? Previous { get; init; }
}
