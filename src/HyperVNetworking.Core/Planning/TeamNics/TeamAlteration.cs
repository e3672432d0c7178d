using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Changes a team that is there: what joins comes before what leaves, one member at a time, so that the team always carries its VLANs (site-rules D6).</summary>
internal static class TeamAlteration
{
    public static void Run(WantedTeam wanted, HostSteps steps)
    {
        HostState host = steps.Host;
        if (host.Teams.FirstOrDefault(t => Names.Same(t.Name, wanted.Name)) is not NicTeam team)
        {
            steps.Errors.Add(TeamErrors.TeamNotFound(host, wanted.Name));
            return;
        }

        int errors = steps.Errors.Count;
        ValueList<string> members = wanted.Members.Count == 0 ? team.Members : TeamMembers.Resolve(host, wanted, team.Members, steps.Errors);
        TeamingMode mode = wanted.Mode ?? team.Mode;
        LacpTimer? timer = mode == TeamingMode.Lacp ? wanted.LacpTimer ?? team.LacpTimer ?? LacpTimer.Fast : null;
        string? standby = wanted.Standby is null ? team.Standby : wanted.Standby.Length == 0 ? null : wanted.Standby;
        if (wanted.LacpTimer is not null && mode != TeamingMode.Lacp)
        {
            steps.Errors.Add(TeamErrors.TimerWithoutLacp(host, team.Name));
        }

        StandbyCheck.Run(host, team.Name, standby, mode, members, steps.Errors);
        TeamAddressing.CheckJoining(team, members, steps);
        if (steps.Errors.Count > errors)
        {
            return;
        }

        Change(team, members, standby, new TeamSettings(mode, wanted.LoadBalancing ?? team.LoadBalancing, timer), steps);
        foreach (TeamTraffic traffic in wanted.Traffic)
        {
            Change(team.Name, traffic, steps);
        }
    }

    private static void Change(NicTeam team, ValueList<string> members, string? standby, TeamSettings settings, HostSteps steps)
    {
        string[] leaving = team.Members.Where(m => !members.Contains(m, Names.Comparer)).ToArray();
        foreach (string nic in members.Where(m => !team.Members.Contains(m, Names.Comparer)))
        {
            steps.Add(new HostChange.AddTeamMember(team.Name, nic));
        }

        // Whoever leaves, or any team that becomes switch dependent, has nobody standing by.
        string? now = team.Standby;
        bool mustGo = now is not null && (leaving.Contains(now, Names.Comparer) || settings.Mode != TeamingMode.SwitchIndependent);
        if (mustGo)
        {
            steps.Add(new HostChange.SetTeamStandby(team.Name, now, null));
            now = null;
        }

        foreach (string nic in leaving)
        {
            steps.Add(new HostChange.RemoveTeamMember(team.Name, nic));
        }

        if (settings != team.Settings)
        {
            steps.Add(new HostChange.SetTeam(team.Name, team.Settings, settings));
        }

        if (!Names.Same(now, standby))
        {
            steps.Add(new HostChange.SetTeamStandby(team.Name, now, standby));
        }
    }

    private static void Change(string name, TeamTraffic wanted, HostSteps steps)
    {
        HostState host = steps.Host;
        NicTeam team = host.Teams.First(t => Names.Same(t.Name, name));
        TeamNic? found = wanted.Name is null ? team.EffectiveInterfaces.FirstOrDefault(i => i.Vlan == wanted.Vlan) : team.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, wanted.Name));
        if (found is null)
        {
            steps.Errors.Add(TeamErrors.TeamNicNotFound(host, team, wanted));
            return;
        }

        // A name that Windows made of the VLAN goes with it; one that somebody chose stays.
        VlanId? vlan = wanted.Vlan ?? found.Vlan;
        string kept = Names.Same(found.Name, TeamCreation.DefaultName(team.Name, found.Vlan)) ? TeamCreation.DefaultName(team.Name, vlan) : found.Name;
        TeamNic to = found with
        {
            Vlan = vlan,
            Name = wanted.NewName ?? kept,
            Traffic = wanted.Traffic ?? found.Traffic,
            Addresses = wanted.Address is null || found.StaticAddresses.Equals([wanted.Address]) ? found.Addresses : [wanted.Address],
        };
        if (to with { Traffic = found.Traffic } == found)
        {
            return;
        }

        if (to.Vlan != found.Vlan && team.EffectiveInterfaces.FirstOrDefault(i => i.Vlan == to.Vlan) is TeamNic other)
        {
            steps.Errors.Add(TeamErrors.TeamNicDiffers(host, team.Name, $"VLAN {to.Vlan} is carried by team NIC {other.Name}, so {found.Name} cannot have it"));
        }
        else if (to.Vlan != found.Vlan && host.FindSwitchOn(team) is VirtualSwitch on)
        {
            steps.Errors.Add(TeamErrors.CarriesSwitch(host, team.Name, on));
        }
        else if (!Names.Same(to.Name, found.Name) && !Names.Same(to.Name, team.Name) && TeamCreation.Taken(host, to.Name, team) is string why)
        {
            steps.Errors.Add(TeamErrors.NameTaken(host, to.Name, why));
        }
        else
        {
            steps.Add(new HostChange.SetTeamNic(team.Name, found, to));
        }
    }
}
