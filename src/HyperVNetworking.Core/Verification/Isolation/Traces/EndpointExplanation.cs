using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Why one endpoint hears another at layer 2, or why it does not; with a trace of the frame.</summary>
public sealed record EndpointExplanation
{
    /// <summary>Who sends.</summary>
    public required Endpoint Sender { get; init; }

    /// <summary>Who hears, or does not.</summary>
    public required Endpoint Hearer { get; init; }

    /// <summary>Whether the hearer may hear the sender, over described cables.</summary>
    public required bool Heard { get; init; }

    /// <summary>Whether it is heard over every team member and link that can become active; false if it is not heard.</summary>
    public required bool Always { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The frame's way, hop by hop.</summary>
    public required Trace Trace { get; init; }

    /// <summary>Where the sender's frames leave what is described: nobody knows who hears them there.</summary>
    public ValueList<string> OpenEnds { get; init; } = [];

    /// <summary>The named assumptions it rests on.</summary>
    public ValueList<string> Assumptions { get; init; } = [];

    /// <summary>The hops of the trace.</summary>
    public ValueList<Hop> Hops => Trace.Hops;

    /// <summary>The reason, and one line a hop.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => string.Join(Environment.NewLine, new[] { Reason }.Concat(Trace.Hops.Select(h => "  " + h)));
}
