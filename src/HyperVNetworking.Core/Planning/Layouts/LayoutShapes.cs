using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Planning;

/// <summary>Every way to share traffic classes and tenants among up to three teams and NICs among the teams, one for each that differs in more than which of equal NICs it takes.</summary>
internal static class LayoutShapes
{
    /// <summary>One for the tenants and two for the host, or three for a host without tenants: the most that seed 004 speaks of.</summary>
    public const int MaximumTeams = 3;

    /// <summary>Lists the shapes, lazily: those with few teams first.</summary>
    /// <param name="classes">How many traffic classes there are.</param>
    /// <param name="tenants">Whether there are tenants; they have a team of their own.</param>
    /// <param name="nics">How many NICs there are of each class of equal NICs.</param>
    /// <returns>The teams of each shape, that of the tenants last.</returns>
    public static IEnumerable<TeamShape[]> Of(int classes, bool tenants, int[] nics)
    {
        for (int teams = 1; teams <= MaximumTeams; teams++)
        {
            int ofHost = teams - (tenants ? 1 : 0);
            foreach (int[][] groups in Partitions(classes, ofHost))
            {
                foreach (TeamShape[] shape in Share(tenants ? [.. groups, []] : groups, 0, nics))
                {
                    yield return shape;
                }
            }
        }
    }

    // Every class into one of the groups, none of them empty, and no two ways that differ in the order of groups only. The first class alone comes first.
    private static IEnumerable<int[][]> Partitions(int classes, int groups)
    {
        if (groups == 0 || classes == 0)
        {
            return groups == 0 && classes == 0 ? new[] { Array.Empty<int[]>() } : [];
        }

        return Numberings(new int[classes], 1, 0, groups)
            .Select(of => Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, classes).Where(c => of[c] == g).ToArray()).ToArray())
            .OrderBy(p => p[0].Length);
    }

    // of[0] is 0, and a class opens at most the next group.
    private static IEnumerable<int[]> Numberings(int[] of, int place, int highest, int groups)
    {
        if (place == of.Length)
        {
            return highest == groups - 1 ? new[] { of } : [];
        }

        return Enumerable.Range(0, Math.Min(highest + 2, groups)).SelectMany(g =>
        {
            int[] next = [.. of];
            next[place] = g;
            return Numberings(next, place + 1, Math.Max(highest, g), groups);
        });
    }

    private static IEnumerable<TeamShape[]> Share(int[][] groups, int team, int[] left)
    {
        if (team == groups.Length)
        {
            return new[] { Array.Empty<TeamShape>() };
        }

        return Counts(left).SelectMany(counts =>
            Standbys(counts).SelectMany(standby =>
                Share(groups, team + 1, left.Zip(counts, (l, c) => l - c).ToArray())
                    .Select(rest => (TeamShape[])[new TeamShape(groups[team], counts, standby), .. rest])));
    }

    // At least one NIC; few before many, and the first class before the others.
    private static IEnumerable<int[]> Counts(int[] left) =>
        left.Aggregate(
                (IEnumerable<int[]>)new[] { Array.Empty<int>() },
                (all, most) => all.SelectMany(counts => Enumerable.Range(0, most + 1).Reverse().Select(n => (int[])[.. counts, n])))
            .Where(counts => counts.Sum() > 0)
            .OrderBy(counts => counts.Sum());

    // Nobody; then the last, as one writes it.
    private static IEnumerable<int> Standbys(int[] counts) =>
        counts.Sum() < 2 ? [-1] : Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).Reverse().Prepend(-1);
}
