using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>One change of a plan: what, where, why, and how it is taken back.</summary>
public sealed record PlanStep
{
    /// <summary>Its place in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The host.</summary>
    public required string Host { get; init; }

    /// <summary>The host, under the property that the next cmdlet binds to.</summary>
    public string ComputerName => Host;

    /// <summary>The change, with old and new value.</summary>
    public required HostChange Change { get; init; }

    /// <summary>The requirement that forces it, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What it can do to others.</summary>
    public StepRisk Risk { get; init; }

    /// <summary>The change that takes it back.</summary>
    public HostChange Inverse => Change.Inverse;
}
