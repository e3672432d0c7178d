using System;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Planning;

/// <summary>What layouts are made of, and what they must stand.</summary>
public sealed record TeamLayoutOptions
{
    /// <summary>The host's traffic classes with their VLANs; empty: those of the team NICs that the hosts have.</summary>
    public ValueList<TeamTraffic> Traffic { get; init; } = [];

    /// <summary>The NICs at hand, by name or pattern; empty: every Ethernet NIC whose cable is described and that nothing but a NIC team or a virtual switch uses.</summary>
    public ValueList<string> Nics { get; init; } = [];

    /// <summary>How many NICs more a converged backend is taken to present from each hardware port (site-rules F1): it needs no cable for them.</summary>
    public int AdditionalNics { get; init; }

    /// <summary>How many layouts may be judged; beyond it the search is refused.</summary>
    public int MaximumLayouts { get; init; } = 1000;

    /// <summary>What fails, and how long teams are away when they converge; with a token that ends the search.</summary>
    public ResilienceOptions Resilience { get; init; } = new();

    /// <summary>Hears how many layouts have been judged; null if nobody asks.</summary>
    public IProgress<JudgingProgress>? Progress { get; init; }
}
