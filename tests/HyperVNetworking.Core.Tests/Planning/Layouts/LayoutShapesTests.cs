using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning.Layouts;

/// <summary>The shapes of layouts against a list of every NIC's every place.</summary>
public sealed class LayoutShapesTests
{
    /// <summary>Traffic classes, tenants, NICs of each class.</summary>
    public static TheoryData<int, bool, int[]> Sites => new()
    {
        { 1, false, new[] { 1 } },
        { 1, true, new[] { 2 } },
        { 1, true, new[] { 1, 1 } },
        { 2, false, new[] { 2, 1 } },
        { 2, true, new[] { 2, 1 } },
        { 3, true, new[] { 1, 1, 1 } },
        { 3, true, new[] { 2, 2 } },
        { 3, false, new[] { 2, 2 } },
        { 4, true, new[] { 2, 1, 1 } },
        { 1, true, new[] { 5 } },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public void Each_way_that_differs_is_listed_once_and_none_is_left_out(int classes, bool tenants, int[] nics)
    {
        string[] listed = LayoutShapes.Of(classes, tenants, nics).Select(Describe).ToArray();

        Assert.Equal(listed.Distinct().Count(), listed.Length);
        Assert.Equal(ByHand(classes, tenants, nics).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Nothing_can_be_made_of_no_NIC_or_for_tenants_of_one(bool tenants, int expected)
    {
        Assert.Empty(LayoutShapes.Of(1, tenants, [0]));
        Assert.Equal(expected, LayoutShapes.Of(1, tenants, [1]).Count());
    }

    private static string Describe(TeamShape[] shape) => string.Join("; ", shape.Select(t => Describe(t.Classes, t.Counts, t.Standby)).Order(StringComparer.Ordinal));

    private static string Describe(IEnumerable<int> classes, IEnumerable<int> counts, int standby) => $"{string.Join(",", classes)} of {string.Join(",", counts)} standby {standby}";

    // Every class and every NIC to every team, each member or none standing by; then what differs in names only is one.
    private static HashSet<string> ByHand(int classes, bool tenants, int[] nics)
    {
        int[] classOf = nics.SelectMany((n, c) => Enumerable.Repeat(c, n)).ToArray();
        var found = new HashSet<string>();
        for (int teams = 1; teams <= 3; teams++)
        {
            int ofHost = teams - (tenants ? 1 : 0);
            foreach (int[] traffic in Products(classes, ofHost))
            {
                foreach (int[] places in Products(classOf.Length, teams + 1))
                {
                    int[][] members = Enumerable.Range(0, teams).Select(t => Enumerable.Range(0, places.Length).Where(n => places[n] == t).ToArray()).ToArray();
                    if (Enumerable.Range(0, ofHost).Any(t => !traffic.Contains(t)) || members.Any(m => m.Length == 0))
                    {
                        continue;
                    }

                    foreach (int[] standby in members.Aggregate((IEnumerable<int[]>)[[]], (all, m) => all.SelectMany(a => (m.Length < 2 ? [-1] : m.Prepend(-1)).Select(s => (int[])[.. a, s]))))
                    {
                        found.Add(string.Join("; ", Enumerable.Range(0, teams).Select(t => Describe(
                            Enumerable.Range(0, classes).Where(c => t < ofHost && traffic[c] == t),
                            nics.Select((_, c) => members[t].Count(n => classOf[n] == c)),
                            standby[t] < 0 ? -1 : classOf[standby[t]])).Order(StringComparer.Ordinal)));
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<int[]> Products(int places, int values) => Enumerable.Range(0, places)
        .Aggregate((IEnumerable<int[]>)[[]], (all, _) => all.SelectMany(a => Enumerable.Range(0, values).Select(v => (int[])[.. a, v])));
}
