using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A NIC team as somebody wants it: with one team NIC for each traffic class. What is null or empty is not said.</summary>
public sealed record WantedTeam
{
    /// <summary>The team's name.</summary>
    public required string Name { get; init; }

    /// <summary>The members. A plain name means that NIC, whatever the host uses it for; a pattern with <c>*</c> or <c>?</c> means free NICs only (site-rules C2).</summary>
    public ValueList<string> Members { get; init; } = [];

    /// <summary>The member that stands by; empty text for none.</summary>
    public string? Standby { get; init; }

    /// <summary>How it meets its switches.</summary>
    public TeamingMode? Mode { get; init; }

    /// <summary>How it spreads frames.</summary>
    public LoadBalancingAlgorithm? LoadBalancing { get; init; }

    /// <summary>How often LACP speaks.</summary>
    public LacpTimer? LacpTimer { get; init; }

    /// <summary>The traffic classes; the first one is carried by the team NIC that comes with the team.</summary>
    public ValueList<TeamTraffic> Traffic { get; init; } = [];
}
