using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What the host has on a NIC that becomes a member of a new team, and the team NIC that takes it over: a member keeps no address (site-rules D10).</summary>
internal sealed class TeamAddressing
{
    private readonly TeamTraffic? _heir;
    private readonly InterfaceAddressing _given;

    private TeamAddressing(TeamTraffic? heir, InterfaceAddressing given)
    {
        _heir = heir;
        _given = given;
    }

    /// <summary>What the members of a new team hand on; null if they have nothing, or after an error. The team NIC of the traffic that the NIC carried takes it, or else the one that comes with the team.</summary>
    public static TeamAddressing? Of(NicTeam team, TeamTraffic[] traffic, HostSteps steps)
    {
        HostState host = steps.Host;
        PhysicalNic[] speaking = team.Members.Select(host.FindNic).OfType<PhysicalNic>().Where(n => Kept(n.Addressing).IsInUse).ToArray();
        if (speaking.Length == 0)
        {
            return null;
        }

        PhysicalNic nic = speaking[0];
        string? unread = new[] { HostFact.Routes, HostFact.DnsServers, HostFact.DnsRegistration }.FirstOrDefault(host.IsUnread);
        if (speaking.Length > 1 || unread is not null)
        {
            steps.Errors.Add(speaking.Length > 1 ? TeamErrors.AddressesOfSeveral(host, team.Name, speaking) : TeamErrors.AddressingNotRead(host, team.Name, nic.Name, unread!));
            return null;
        }

        TeamTraffic? heir = traffic.FirstOrDefault(t => t.Traffic is not null && Names.Same(t.Traffic, nic.Use)) ?? traffic.FirstOrDefault();
        InterfaceAddressing had = Kept(nic.Addressing);
        InterfaceAddressing given = heir?.Address is not string address || had.Addresses.Contains(address, Names.Comparer) ? had : had with
        {
            // Another address was asked for: a gateway outside its subnet would be none.
            Addresses = [address],
            Routes = had.Routes.RemoveAll(r => !IPPrefix.Contains(address, r.NextHop)),
        };
        string[] lost = [.. had.Addresses.Except(given.Addresses, Names.Comparer), .. had.Routes.Except(given.Routes).Select(r => r.ToString())];
        steps.Decisions.Add(new PlanDecision
        {
            Subject = $"host {host.Name} NIC team {team.Name}",
            Choice = $"{heir?.ToString() ?? "the team NIC that comes with the team"} takes over what the host has on {nic.Name}: {given}{(lost.Length == 0 ? string.Empty : $"; given up: {Sentence.List(lost)}")}",
            Reason = "A member of a team keeps no address.",
        });
        return new TeamAddressing(heir, given);
    }

    /// <summary>Refuses that a NIC with an address joins a team that is there: no team NIC of it is plainly the heir.</summary>
    public static void CheckJoining(NicTeam team, ValueList<string> members, HostSteps steps)
    {
        foreach (PhysicalNic nic in members.Except(team.Members, Names.Comparer).Select(steps.Host.FindNic).OfType<PhysicalNic>().Where(n => Kept(n.Addressing).IsInUse))
        {
            steps.Errors.Add(TeamErrors.AddressLost(steps.Host, team.Name, nic));
        }
    }

    /// <summary>The team NIC of a traffic class, with what it takes over if it is the heir.</summary>
    public TeamNic GiveTo(TeamTraffic? traffic, TeamNic teamNic) => Equals(traffic, _heir) ? teamNic with { Addressing = _given } : teamNic;

    // What a server gives comes by itself, to the team NIC too.
    private static InterfaceAddressing Kept(InterfaceAddressing? addressing) => addressing is null
        ? InterfaceAddressing.None
        : addressing with { Addresses = addressing.Addresses.RemoveAll(a => Names.Same(a, TeamNic.Dhcp)) };
}
