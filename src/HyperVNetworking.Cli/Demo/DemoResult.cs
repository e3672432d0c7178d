using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Demo;

/// <summary>What a demo did and what is proven of it.</summary>
internal sealed record DemoResult
{
    /// <summary>The requirements and the physical network.</summary>
    public required NetworkDocument Document { get; init; }

    /// <summary>The plan.</summary>
    public required NetworkPlan Plan { get; init; }

    /// <summary>What applying it did.</summary>
    public required ChangeReport Change { get; init; }

    /// <summary>The network afterwards: requirements, hosts as read, physical network; nothing in it differs from run to run.</summary>
    public required NetworkDocument Built { get; init; }

    /// <summary>The hosts afterwards, as they were read.</summary>
    public required ValueList<HostState> Hosts { get; init; }

    /// <summary>Who may hear whom afterwards.</summary>
    public required ReachabilityMatrix Matrix { get; init; }

    /// <summary>Which endpoint belongs to which tenant.</summary>
    public required TenantMembership Membership { get; init; }

    /// <summary>The verdicts.</summary>
    public required IsolationReport Report { get; init; }

    /// <summary>All of it as a report.</summary>
    public NetworkReport ToReport() => NetworkReport.Of(Document, Hosts, Report.Verdicts, SystemClock.Instance.UtcNow) with { Findings = Report.Findings, Plan = Plan };
}
