using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

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

    /// <summary>Who is apart and together.</summary>
    public required IsolationReport Report { get; init; }
}
