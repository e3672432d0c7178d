using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Which tenant hears which; null if nobody asked.</summary>
    public TenantMatrix? Matrix { get; init; }

    /// <summary>A plan that is shown with its reasons; null for none.</summary>
    public NetworkPlan? Plan { get; init; }

    /// <summary>The requirements of the report before, with their outcomes; null where there is none to compare with.</summary>
    public ValueList<ReportedOutcome>? Previous { get; init; }

    /// <summary>What was violated, left unproven and proven, in a sentence.</summary>
    public string Outcomes => ReportSummary.Outcomes(this);

    /// <summary>A report on a network and its verdicts.</summary>
    /// <param name="document">The tenants, the allow rules and the physical network.</param>
    /// <param name="states">The hosts as they were judged.</param>
    /// <param name="verdicts">The verdicts on isolation.</param>
    /// <param name="at">When it is made.</param>
    /// <returns>The report, with its hosts by name and its matrix; findings, failures, a plan and the report before are for the caller to add.</returns>
    public static NetworkReport Of(NetworkDocument document, IEnumerable<HostState> states, IEnumerable<Verdict> verdicts, DateTimeOffset at)
    {
        ValueList<HostState> hosts = states.OrderBy(h => h.Name, Names.Comparer).ToValueList();
        ValueList<Verdict> judged = verdicts.ToValueList();
        return new NetworkReport
        {
            At = at,
            Verdicts = judged,
            Hosts = hosts,
            Tenants = document.Tenants,
            Fabric = document.Fabric,
            Matrix = hosts.Count == 0 ? null : TenantMatrix.Build(document, hosts, judged),
        };
    }
}
