using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Plans NIC teams with one team NIC for each traffic class over many hosts, as one plan (seed 004). What is there already is taken as it is: a second plan is empty.</summary>
public static class TeamNicPlanner
{
    /// <summary>Plans what New-TeamNicSet makes: a team where there is none, and the team NICs that are missing. A team that is there and differs is an error.</summary>
    /// <param name="wanted">The teams.</param>
    /// <param name="states">The hosts as read.</param>
    /// <param name="now">When.</param>
    /// <returns>The plan; or errors, and then no host is changed.</returns>
    public static PlannerResult Create(IReadOnlyList<WantedTeam> wanted, IReadOnlyList<HostState> states, DateTimeOffset now) =>
        Plan(states, now, "New-TeamNicSet", (host, steps) => ForEach(wanted, host, states, steps, TeamCreation.Run));

    /// <summary>Plans what Set-TeamNicSet changes: settings, members one at a time (site-rules D6), the standby member and team NICs that are there.</summary>
    /// <param name="wanted">The teams.</param>
    /// <param name="states">The hosts as read.</param>
    /// <param name="now">When.</param>
    /// <returns>The plan; or errors, and then no host is changed.</returns>
    public static PlannerResult Change(IReadOnlyList<WantedTeam> wanted, IReadOnlyList<HostState> states, DateTimeOffset now) =>
        Plan(states, now, "Set-TeamNicSet", (host, steps) => ForEach(wanted, host, states, steps, TeamAlteration.Run));

    /// <summary>Plans what Remove-TeamNicSet removes: the team NICs that are named, or the whole team where none is.</summary>
    /// <param name="wanted">The teams; of their traffic, VLAN and name say which team NIC.</param>
    /// <param name="states">The hosts as read.</param>
    /// <param name="now">When.</param>
    /// <returns>The plan; or errors, and then no host is changed.</returns>
    public static PlannerResult Remove(IReadOnlyList<WantedTeam> wanted, IReadOnlyList<HostState> states, DateTimeOffset now) =>
        Plan(states, now, "Remove-TeamNicSet", (host, steps) => ForEach(wanted, host, states, steps, TeamRemoval.Run));

    private static PlannerResult Plan(IReadOnlyList<HostState> states, DateTimeOffset now, string command, Action<HostState, HostSteps> run)
    {
        var steps = new HostSteps(command);
        foreach (HostState host in states.Where(s => s.Complete))
        {
            steps.Begin(host);
            run(host, steps);
        }

        return steps.ToResult(states, now);
    }

    private static void ForEach(IReadOnlyList<WantedTeam> wanted, HostState host, IReadOnlyList<HostState> states, HostSteps steps, Action<WantedTeam, HostSteps> run)
    {
        foreach (WantedTeam team in wanted)
        {
            // Rows for other hosts alone say nothing about this one.
            WantedTeam here = team with { Traffic = team.Traffic.RemoveAll(t => t.ComputerName is not null && !Names.Same(t.ComputerName, host.Name)) };
            if (here.Traffic.Count > 0 || team.Traffic.Count == 0)
            {
                CheckRows(here, host, states, steps);
                run(here, steps);
            }
        }
    }

    private static void CheckRows(WantedTeam team, HostState host, IReadOnlyList<HostState> states, HostSteps steps)
    {
        foreach (TeamTraffic traffic in team.Traffic)
        {
            if (traffic.Address is not null && traffic.ComputerName is null && states.Count > 1)
            {
                steps.Errors.Add(TeamErrors.AddressOnSeveralHosts(host, team.Name, traffic));
            }
        }

        if (host.OS?.StartsWith("WindowsServer", StringComparison.OrdinalIgnoreCase) == false && host.OS.StartsWith("Windows", StringComparison.OrdinalIgnoreCase))
        {
            steps.Errors.Add(TeamErrors.NotSupported(host, team.Name));
        }
    }
}
