using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Makes a team where there is none, and adds the team NICs that are missing. Whoever made the rest, it is taken as it is.</summary>
internal static class TeamCreation
{
    public static void Run(WantedTeam wanted, HostSteps steps)
    {
        int errors = steps.Errors.Count;
        HostState host = steps.Host;
        NicTeam? present = host.Teams.FirstOrDefault(t => Names.Same(t.Name, wanted.Name));
        TeamTraffic[] traffic = Distinct(wanted, steps);
        TeamAddressing? heritage = null;
        if (present is null)
        {
            NicTeam? made = New(wanted, traffic.FirstOrDefault(), steps);
            heritage = made is null ? null : TeamAddressing.Of(made, traffic, steps);
            if (made is null || steps.Errors.Count > errors)
            {
                return;
            }

            made = heritage is null ? made : made with { Interfaces = made.Interfaces.Replace(_ => true, i => heritage.GiveTo(traffic.FirstOrDefault(), i)) };
            present = made;
            steps.Add(
                new HostChange.AddTeam(made),
                traffic.Length == 0 ? null : $"It is to carry {Sentence.List(traffic.Select(t => t.ToString()))}.");
        }
        else if (Differences(present, wanted).ToArray() is { Length: > 0 } differences)
        {
            steps.Errors.Add(TeamErrors.Differs(host, present.Name, differences));
            return;
        }

        foreach (TeamTraffic one in traffic)
        {
            AddTeamNic(present, one, heritage, steps);
        }
    }

    // The same row twice is one; the same VLAN in two ways is a mistake.
    private static TeamTraffic[] Distinct(WantedTeam wanted, HostSteps steps)
    {
        var kept = new List<TeamTraffic>();
        foreach (TeamTraffic one in wanted.Traffic)
        {
            TeamTraffic? other = kept.FirstOrDefault(k => k.Vlan == one.Vlan);
            if (other is null)
            {
                kept.Add(one);
            }
            else if (other with { ComputerName = null } != one with { ComputerName = null })
            {
                steps.Errors.Add(TeamErrors.Conflict(steps.Host, wanted.Name, other, one));
            }
        }

        return kept.ToArray();
    }

    private static NicTeam? New(WantedTeam wanted, TeamTraffic? first, HostSteps steps)
    {
        HostState host = steps.Host;
        TeamingMode mode = wanted.Mode ?? TeamingMode.SwitchIndependent;
        bool is2012 = host.OS == "WindowsServer2012";
        if (Taken(host, wanted.Name, null) is string why)
        {
            steps.Errors.Add(TeamErrors.NameTaken(host, wanted.Name, why));
        }

        if (is2012 && wanted.LoadBalancing == LoadBalancingAlgorithm.Dynamic)
        {
            steps.Errors.Add(TeamErrors.DynamicNotSupported(host, wanted.Name));
        }

        if (wanted.LacpTimer is not null && mode != TeamingMode.Lacp)
        {
            steps.Errors.Add(TeamErrors.TimerWithoutLacp(host, wanted.Name));
        }

        ValueList<string> members = TeamMembers.Resolve(host, wanted, [], steps.Errors);
        string? standby = string.IsNullOrEmpty(wanted.Standby) ? null : wanted.Standby;
        StandbyCheck.Run(host, wanted.Name, standby, mode, members, steps.Errors);
        TeamNic primary = TeamNicOf(wanted.Name, first ?? new TeamTraffic());
        if (!Names.Same(primary.Name, wanted.Name) && Taken(host, primary.Name, null) is string taken)
        {
            steps.Errors.Add(TeamErrors.NameTaken(host, primary.Name, taken));
        }

        if (first?.Vlan is not null)
        {
            steps.Decisions.Add(new PlanDecision
            {
                Subject = $"host {host.Name} NIC team {wanted.Name}",
                Choice = $"the team NIC that comes with the team carries {first}",
                Reason = "Left in default mode it would hear every VLAN that no other team NIC claims.",
            });
        }

        return members.Count == 0 ? null : new NicTeam
        {
            Name = wanted.Name,
            Members = members,
            Standby = standby is null ? null : members.FirstOrDefault(m => Names.Same(m, standby)),
            Mode = mode,
            LoadBalancing = wanted.LoadBalancing ?? (is2012 ? LoadBalancingAlgorithm.TransportPorts : LoadBalancingAlgorithm.Dynamic),
            LacpTimer = mode == TeamingMode.Lacp ? wanted.LacpTimer ?? LacpTimer.Fast : null,
            Interfaces = [primary],
        };
    }

    private static void AddTeamNic(NicTeam team, TeamTraffic wanted, TeamAddressing? heritage, HostSteps steps)
    {
        HostState host = steps.Host;
        NicTeam now = host.Teams.First(t => Names.Same(t.Name, team.Name));
        TeamNic asked = TeamNicOf(team.Name, wanted);
        asked = heritage?.GiveTo(wanted, asked) ?? asked;
        if (now.EffectiveInterfaces.FirstOrDefault(i => i.Vlan == wanted.Vlan) is TeamNic present)
        {
            if ((wanted.Name is not null && !Names.Same(present.Name, wanted.Name)) || (wanted.Address is not null && !present.Addresses.Contains(wanted.Address, Names.Comparer)))
            {
                steps.Errors.Add(TeamErrors.TeamNicDiffers(host, team.Name, $"{wanted} is carried by team NIC {present.Name} with {(present.Addresses.Count == 0 ? "no address" : $"address {present.Addresses}")}, and {new HostChange.AddTeamNic(team.Name, asked).NewValue} is asked for"));
            }
        }
        else if (wanted.Vlan is null)
        {
            steps.Errors.Add(TeamErrors.TeamNicDiffers(host, team.Name, $"its team NIC {now.Primary.Name} has a VLAN and is not in default mode, so none carries {wanted}"));
        }
        else if (host.FindSwitchOn(now) is VirtualSwitch on)
        {
            steps.Errors.Add(TeamErrors.CarriesSwitch(host, team.Name, on));
        }
        else if (now.EffectiveInterfaces.Count >= TeamLimits.TeamNics)
        {
            steps.Errors.Add(TeamErrors.TooMany(host, team.Name, "team NICs", TeamLimits.TeamNics));
        }
        else if (Taken(host, asked.Name, now) is string why)
        {
            steps.Errors.Add(TeamErrors.NameTaken(host, asked.Name, why));
        }
        else
        {
            steps.Add(new HostChange.AddTeamNic(team.Name, asked), $"It carries {wanted}.");
        }
    }

    /// <summary>The team NIC that a traffic class means, with the name that Windows gives where none is asked for.</summary>
    public static TeamNic TeamNicOf(string team, TeamTraffic wanted) => new()
    {
        Name = wanted.Name ?? DefaultName(team, wanted.Vlan),
        Vlan = wanted.Vlan,
        Traffic = wanted.Traffic,
        Addresses = wanted.Address is null ? [] : [wanted.Address],
    };

    /// <summary>The name that Windows gives (facts B1.3).</summary>
    public static string DefaultName(string team, VlanId? vlan) => vlan is VlanId id ? $"{team} - VLAN {id}" : team;

    /// <summary>Whose name it is; null if it is free.</summary>
    public static string? Taken(HostState host, string name, NicTeam? except) =>
        host.FindNic(name) is not null ? "that of a physical NIC"
        : host.HostAdapters.Any(a => Names.Same($"vEthernet ({a.Name})", name)) ? "that of a host adapter"
        : host.Teams.FirstOrDefault(t => (Names.Same(t.Name, name) && !ReferenceEquals(t, except)) || t.EffectiveInterfaces.Any(i => Names.Same(i.Name, name))) is NicTeam other
            ? Names.Same(other.Name, name) ? "that of a NIC team" : $"that of a team NIC of {other.Name}"
            : null;

    private static IEnumerable<string> Differences(NicTeam team, WantedTeam wanted)
    {
        if (wanted.Members.Count > 0 && !TeamMembers.AreMeant(team.Members, wanted.Members))
        {
            yield return $"its members are {team.Members}, and {wanted.Members} are asked for";
        }

        if (wanted.Standby is not null && !Names.Same(team.Standby ?? string.Empty, wanted.Standby))
        {
            yield return team.Standby is null ? $"no member stands by, and {wanted.Standby} is to" : $"{team.Standby} stands by, and {(wanted.Standby.Length == 0 ? "none" : wanted.Standby)} is to";
        }

        if ((wanted.Mode is not null && wanted.Mode != team.Mode)
            || (wanted.LoadBalancing is not null && wanted.LoadBalancing != team.LoadBalancing)
            || (wanted.LacpTimer is not null && wanted.LacpTimer != team.LacpTimer))
        {
            yield return $"it is {team.Settings}, and {new TeamSettings(wanted.Mode ?? team.Mode, wanted.LoadBalancing ?? team.LoadBalancing, wanted.LacpTimer ?? team.LacpTimer)} is asked for";
        }
    }
}
