using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Planning;

/// <summary>A team before its NICs are named: how many it takes of each class, and which class the one is of that stands by.</summary>
/// <param name="Classes">The traffic classes that it carries, by place; none for the team of the tenants.</param>
/// <param name="Counts">How many NICs of each class.</param>
/// <param name="Standby">The class of the member that stands by; -1 if all are active.</param>
internal sealed record TeamShape(int[] Classes, int[] Counts, int Standby)
{
    /// <summary>How many members it has.</summary>
    public int Size => Counts.Sum();

    /// <summary>The classes that it has members of.</summary>
    public IEnumerable<int> Used => Enumerable.Range(0, Counts.Length).Where(c => Counts[c] > 0);
}
