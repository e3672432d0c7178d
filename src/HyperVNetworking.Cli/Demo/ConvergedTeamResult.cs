using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Cli.Demo;

/// <summary>What the demo of seed 004 built and what is proven of it.</summary>
internal sealed record ConvergedTeamResult
{
    /// <summary>The requirements and the physical network.</summary>
    public required NetworkDocument Document { get; init; }

    /// <summary>The teams.</summary>
    public required ValueList<WantedTeam> Teams { get; init; }

    /// <summary>The plan.</summary>
    public required NetworkPlan Plan { get; init; }

    /// <summary>What applying it did.</summary>
    public required ChangeReport Change { get; init; }

    /// <summary>The network afterwards; nothing in it differs from run to run.</summary>
    public required NetworkDocument Built { get; init; }

    /// <summary>The hosts afterwards, as they were read.</summary>
    public required ValueList<HostState> Hosts { get; init; }

    /// <summary>Who is apart and together.</summary>
    public required IsolationReport Report { get; init; }

    /// <summary>What every single failure comes to.</summary>
    public required ResilienceReport Resilience { get; init; }

    /// <summary>What it comes to with the layout of the article; null where that is what was built.</summary>
    public ResilienceReport? Before { get; init; }

    /// <summary>The searches for a layout: of the NICs at hand, and where none passes of those that the backend can present besides.</summary>
    public ValueList<TeamLayoutResult> Searches { get; init; } = [];

    /// <summary>All of it as a report.</summary>
    public NetworkReport ToReport() => NetworkReport.Of(Document, Hosts, Report.Verdicts, SystemClock.Instance.UtcNow) with
    {
        Findings = Report.Findings,
        Failures = Resilience.Failures,
        Plan = Plan,
    };
}
