using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Gives the teams of a shape their NICs and names.</summary>
internal static class LayoutDrawing
{
    private const string Tenants = "Tenants";
    private const string Host = "Host";

    /// <summary>Draws a layout. Teams of the host take equal NICs from the front, that of the tenants from the end, so that NICs keep their work where they can.</summary>
    public static TeamLayout Draw(LayoutSite site, TeamShape[] shape)
    {
        var front = new int[site.Classes.Length];
        var teams = new List<LayoutTeam>();
        foreach (TeamShape team in shape)
        {
            bool carriesTenants = team.Classes.Length == 0;
            string wanted = carriesTenants ? Tenants : team.Classes.Length == site.Traffic.Count && team.Classes.Length > 1 ? Host : string.Join("-", team.Classes.Select(c => site.Traffic[c].Traffic));
            var members = new List<string>();
            string? standby = null;
            foreach (int used in team.Used)
            {
                string[] nics = site.Classes[used].Nics;
                members.AddRange(nics.Skip(carriesTenants ? nics.Length - team.Counts[used] : front[used]).Take(team.Counts[used]));
                front[used] += team.Counts[used];
                standby = team.Standby == used ? members[members.Count - 1] : standby;
            }

            teams.Add(new LayoutTeam
            {
                Name = site.NameFor(wanted, teams.Select(t => t.Name).ToArray()),
                Members = members.ToValueList(),
                Standby = standby,
                Mode = IsAggregated(site, team) ? TeamingMode.Lacp : TeamingMode.SwitchIndependent,
                Traffic = team.Classes.Select(c => site.Traffic[c]).ToValueList(),
                CarriesTenants = carriesTenants,
                IsEmbedded = carriesTenants && site.MustEmbed,
            });
        }

        return new TeamLayout
        {
            Teams = teams.ToValueList(),
            AddedNics = teams.SelectMany(t => t.Members).Where(m => site.Added.Contains(m, Names.Comparer)).ToValueList(),
            EmbeddedTeaming = EmbeddedTeaming(site, teams),
        };
    }

    /// <summary>Whether the ports of a team's members are one link aggregation, so that it has to speak LACP.</summary>
    public static bool IsAggregated(LayoutSite site, TeamShape team)
    {
        string[] lags = team.Used.Select(c => site.Classes[c].Lags).Distinct().ToArray();
        return team.Size > 1 && lags.Length == 1 && lags[0].Length > 0;
    }

    private static string EmbeddedTeaming(LayoutSite site, IReadOnlyList<LayoutTeam> teams)
    {
        string[] waiting = teams.Where(t => t.Standby is not null).Select(t => t.Name).ToArray();
        string[] speaking = teams.Where(t => t.Mode != TeamingMode.SwitchIndependent).Select(t => t.Name).ToArray();
        string[] ofHost = teams.Where(t => !t.CarriesTenants && t.Standby is null && t.Mode == TeamingMode.SwitchIndependent).Select(t => t.Name).ToArray();
        LayoutTeam? tenants = teams.FirstOrDefault(t => t is { CarriesTenants: true, Standby: null, Mode: TeamingMode.SwitchIndependent });
        return string.Join(" ", new[]
        {
            waiting.Length == 0 ? null : $"SET cannot follow for {Sentence.List(waiting)}: it has no standby member.",
            speaking.Length == 0 ? null : $"SET cannot follow for {Sentence.List(speaking)}: it is switch-independent only.",
            ofHost.Length == 0 ? null : $"SET has no team NICs: for {Sentence.List(ofHost)} it would take a virtual switch with a host adapter for each traffic class.",
            tenants is null ? null
                : tenants.IsEmbedded ? $"{tenants.Name} is SET, since Windows takes no virtual switch on a NIC team there: make it with New-TenantSwitch and these NICs as -UplinkNic."
                : site.KnowsEmbedding ? $"{tenants.Name} could be SET as well."
                : $"{tenants.Name} could be SET from Windows Server 2016 on.",
        }.Where(s => s is not null));
    }
}
