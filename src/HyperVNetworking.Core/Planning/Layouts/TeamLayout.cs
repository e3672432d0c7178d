using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A way to make teams of the NICs at hand, and what came of failing every part of it.</summary>
public sealed record TeamLayout
{
    /// <summary>The teams: those of the host's own traffic, then that of the tenants.</summary>
    public required ValueList<LayoutTeam> Teams { get; init; }

    /// <summary>Whether it passes every failure that was judged.</summary>
    public bool Passes { get; init; }

    /// <summary>What decided, as a sentence.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The NICs of it that the backend has yet to present.</summary>
    public ValueList<string> AddedNics { get; init; } = [];

    /// <summary>Where Switch Embedded Teaming (SET) could take the place of a team of it, and where not and why.</summary>
    public string EmbeddedTeaming { get; init; } = string.Empty;

    /// <summary>How many teams it takes: the first thing that makes one layout cheaper than another.</summary>
    public int TeamCount => Teams.Count;

    /// <summary>How many NICs it takes: the second thing.</summary>
    public int NicCount => Teams.Sum(t => t.Members.Count);

    /// <summary>How many of them idle until another fails: the third thing.</summary>
    public int StandbyCount => Teams.Count(t => t.Standby is not null);

    /// <summary>The teams in one line.</summary>
    /// <returns>Such as <c>Management of NIC1 and NIC2 (stands by); Tenants of NIC3 and NIC4</c>.</returns>
    public override string ToString() => string.Join("; ", Teams);
}
