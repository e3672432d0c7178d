using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Removes team NICs, or a team with all that it has.</summary>
internal static class TeamRemoval
{
    public static void Run(WantedTeam wanted, HostSteps steps)
    {
        HostState host = steps.Host;
        if (host.Teams.FirstOrDefault(t => Names.Same(t.Name, wanted.Name)) is not NicTeam team)
        {
            steps.Errors.Add(TeamErrors.TeamNotFound(host, wanted.Name));
        }
        else if (wanted.Traffic.Count > 0)
        {
            foreach (TeamTraffic traffic in wanted.Traffic)
            {
                RemoveTeamNic(team.Name, traffic, steps);
            }
        }
        else if (host.FindSwitchOn(team) is VirtualSwitch on)
        {
            steps.Errors.Add(TeamErrors.UnderSwitch(host, team.Name, on));
        }
        else
        {
            steps.Add(new HostChange.RemoveTeam(team));
        }
    }

    private static void RemoveTeamNic(string name, TeamTraffic wanted, HostSteps steps)
    {
        NicTeam team = steps.Host.Teams.First(t => Names.Same(t.Name, name));
        TeamNic? found = team.EffectiveInterfaces.FirstOrDefault(i => wanted.Name is null ? i.Vlan == wanted.Vlan : Names.Same(i.Name, wanted.Name));
        if (found is null)
        {
            steps.Errors.Add(TeamErrors.TeamNicNotFound(steps.Host, team, wanted));
        }
        else if (Names.Same(found.Name, team.Primary.Name))
        {
            steps.Errors.Add(TeamErrors.PrimaryStays(steps.Host, team.Name, found.Name));
        }
        else
        {
            steps.Add(new HostChange.RemoveTeamNic(team.Name, found));
        }
    }
}
