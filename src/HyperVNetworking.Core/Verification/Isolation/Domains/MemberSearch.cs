using System;
using System.Threading.Tasks;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Seeks the members of all tenants among the machines, on all processors: that is most of the work on a large document.</summary>
internal static class MemberSearch
{
    /// <summary>In the place of a machine: the member is a pattern.</summary>
    public const int Pattern = -2;

    private const int AtOnce = 256;

    private static readonly char[] s_patternLetters = ['*', '?', '/'];

    /// <summary>Seeks them.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="machines">The machines.</param>
    /// <returns>By tenant and member the first machine of that name, -1 if there is none, or <see cref="Pattern"/>.</returns>
    public static int[][] Of(ValueList<Tenant> tenants, NameTable machines)
    {
        var found = new int[tenants.Count][];
        Parallel.For(0, tenants.Count, t => found[t] = Of(tenants[t].Members, machines));
        return found;
    }

    private static int[] Of(ValueList<string> members, NameTable machines)
    {
        var found = new int[members.Count];
        for (int first = 0; first < found.Length; first += AtOnce)
        {
            Span<int> some = found.AsSpan(first, Math.Min(AtOnce, found.Length - first));
            machines.FindEach(members, first, some);
            for (int i = 0; i < some.Length; i++)
            {
                some[i] = members[first + i].IndexOfAny(s_patternLetters) < 0 ? some[i] : Pattern;
            }
        }

        return found;
    }
}
