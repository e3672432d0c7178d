using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Makes before it breaks: a step that takes a way to the host away waits until the ways that the plan made before it are seen with their addresses (site-rules D5, D10).</summary>
internal static class NewPath
{
    /// <summary>What is missing of the new ways before some steps may take an old one.</summary>
    /// <param name="group">The steps that are next.</param>
    /// <param name="made">The steps of the host that were made before them.</param>
    /// <param name="host">The host as last read.</param>
    /// <returns>What is missing, as a clause; null if nothing is.</returns>
    public static string? FindMissing(IEnumerable<PlanStep> group, IEnumerable<PlanStep> made, HostState host) => group.Any(s => Takes(s.Change))
        ? made.Select(s => Missing(s.Change, host)).FirstOrDefault(m => m is not null)
        : null;

    private static bool Takes(HostChange change) => change is HostChange.RemoveHostAdapter or HostChange.RemoveTeamNic or HostChange.RemoveTeam or HostChange.RemoveSwitch or HostChange.SetUplinks;

    private static string? Missing(HostChange change, HostState host) => change switch
    {
        HostChange.AddHostAdapter c => Missing(c.Target, c.Adapter.Addressing, AdapterReference.To(c.Adapter).FindIn(host) is HostAdapter found ? found.Addressing ?? InterfaceAddressing.None : null),
        HostChange.AddTeamNic c => Missing(c.Target, c.TeamNic.Addressing, Find(host, c.TeamNic.Name)?.Addressing),
        HostChange.AddTeam c => c.Team.EffectiveInterfaces.Select(i => Missing($"team NIC {i.Name}", i.Addressing, Find(host, i.Name)?.Addressing)).FirstOrDefault(m => m is not null),
        HostChange.SetTeamNic c => Missing($"team NIC {c.To.Name}", c.To.Addressing, Find(host, c.To.Name)?.Addressing),
        _ => null,
    };

    private static TeamNic? Find(HostState host, string name) => host.Teams.SelectMany(t => t.EffectiveInterfaces).FirstOrDefault(i => Names.Same(i.Name, name));

    private static string? Missing(string what, InterfaceAddressing? wanted, InterfaceAddressing? found)
    {
        if (found is null)
        {
            return $"{what} is not there";
        }

        string[] lacking = wanted is null
            ? []
            : [.. wanted.SetByAdmin.Addresses.Except(found.Addresses, Names.Comparer), .. wanted.SetByAdmin.Routes.Except(found.SetByAdmin.Routes).Select(r => r.ToString())];
        return lacking.Length == 0 ? null : $"{what} has no {string.Join(", ", lacking)}";
    }
}
