using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Planning;

/// <summary>
/// Searches the ways to make teams of the NICs of hosts that are alike, lets every part of each fail (<see cref="ResilienceCheck"/>), and returns those that
/// stand it, cheapest first (seed 004, comment 8). Teams are alike on all hosts. Pure: the same input gives the same layouts.
/// </summary>
public static class TeamLayoutSearch
{
    private const int WaysPerLayout = 100;

    /// <summary>Searches.</summary>
    /// <param name="document">The requirements, the physical network and the clusters.</param>
    /// <param name="states">The hosts, completed by <see cref="Verification.Drift.HostExpectation"/>; with teams or bare.</param>
    /// <param name="options">What layouts are made of, and what they must stand.</param>
    /// <returns>The layouts; or errors, and then nothing was searched.</returns>
    /// <exception cref="OperationCanceledException">The token of the options ended the search.</exception>
    public static TeamLayoutResult Run(NetworkDocument document, IReadOnlyList<HostState> states, TeamLayoutOptions options)
    {
        var errors = new List<PlannerError>();
        if (LayoutSite.Of(document, states, options, errors) is not LayoutSite site)
        {
            return new TeamLayoutResult { Errors = errors.ToValueList() };
        }

        var rejected = new List<TeamLayout>();
        TeamLayout[]? candidates = Candidates(site, options, rejected);
        if (candidates is null)
        {
            return new TeamLayoutResult { Errors = [LayoutErrors.TooManyLayouts(options.MaximumLayouts)] };
        }

        ValueList<HostState> hosts = site.Hosts.ToValueList();
        if (candidates.Length > 0)
        {
            site.Connect(document, candidates[0]);
        }

        var judged = new List<TeamLayout>();
        foreach (TeamLayout candidate in candidates)
        {
            options.Resilience.CancellationToken.ThrowIfCancellationRequested();
            ResilienceReport report = ResilienceCheck.Judge(document, site.Apply(candidate), options.Resilience);
            judged.Add(candidate with { Passes = report.Passes, Reason = LayoutReason.Of(report) });
            options.Progress?.Report(new JudgingProgress(judged.Count, candidates.Length));
        }

        TeamLayout[] failing = [.. judged.Where(l => !l.Passes), .. rejected];
        return new TeamLayoutResult
        {
            Passing = Cheapest(judged.Where(l => l.Passes)).ToValueList(),
            Failing = failing.ToValueList(),
            Reasons = failing.GroupBy(l => l.Reason).Select(g => new LayoutFailure(g.Key, g.Count(), g.First())).OrderByDescending(f => f.Layouts).ToValueList(),
            Hosts = hosts,
            Assumptions = Assumptions(site, options).ToValueList(),
        };
    }

    // The order is stable: of layouts that cost the same, the one with few traffic classes in its first team comes first.
    private static IEnumerable<TeamLayout> Cheapest(IEnumerable<TeamLayout> layouts) =>
        layouts.OrderBy(l => l.TeamCount).ThenBy(l => l.NicCount).ThenBy(l => l.StandbyCount);

    private static TeamLayout[]? Candidates(LayoutSite site, TeamLayoutOptions options, List<TeamLayout> rejected)
    {
        var candidates = new List<TeamLayout>();
        int ways = 0;
        foreach (TeamShape[] shape in LayoutShapes.Of(site.Traffic.Count, site.HasTenants, site.Classes.Select(c => c.Nics.Length).ToArray()))
        {
            options.Resilience.CancellationToken.ThrowIfCancellationRequested();
            string? reason = shape.Select(t => TeamShapeCheck.Reject(site, t, options.Resilience.Failures)).FirstOrDefault(r => r is not null);
            if (reason is null)
            {
                candidates.Add(LayoutDrawing.Draw(site, shape));
            }
            else
            {
                rejected.Add(LayoutDrawing.Draw(site, shape) with { Reason = Capital(reason) });
            }

            if (candidates.Count > options.MaximumLayouts || ++ways > (long)options.MaximumLayouts * WaysPerLayout)
            {
                return null;
            }
        }

        return candidates.ToArray();
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence.Substring(1);

    private static IEnumerable<string> Assumptions(LayoutSite site, TeamLayoutOptions options)
    {
        yield return $"At most {LayoutShapes.MaximumTeams} teams, the same on every host; {(site.HasTenants ? "the tenants have one of their own, which shows the team NIC in default mode only, and " : string.Empty)}every traffic class has a team NIC in its VLAN.";
        yield return "Teams are switch-independent, with one standby member or none; a team speaks LACP where the ports of its members are one link aggregation.";
        yield return "NICs that a backend presents from one hardware port to one physical switch with the same VLANs are equal, so one choice of them stands for all.";
        if (site.Added.Length > 0)
        {
            yield return $"The backend presents {Sentence.List(site.Added)} besides, with the cables and VLANs of the NICs that are there.";
        }
    }
}
