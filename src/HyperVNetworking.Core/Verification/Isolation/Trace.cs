using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The hops that show why one endpoint is heard by another, or where the frame ends if it is not.</summary>
public sealed record Trace
{
    /// <summary>Who sends.</summary>
    public required string From { get; init; }

    /// <summary>Who hears, or should.</summary>
    public required string To { get; init; }

    /// <summary>Whether the frame arrives.</summary>
    public required bool Arrives { get; init; }

    /// <summary>The hops in order; the shortest way, the same one on every run.</summary>
    public required ValueList<Hop> Hops { get; init; }

    /// <summary>The setting to blame, with its place: what to change for another outcome.</summary>
    public required string Blame { get; init; }

    /// <summary>One readable line per hop.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() =>
        string.Join(Environment.NewLine, new[] { $"{From} -> {To}: {(Arrives ? "heard" : "not heard")}" }.Concat(Hops.Select(h => "  " + h)));
}
