using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Why a team cannot be as it is wanted: one id and one sentence each.</summary>
internal static class TeamErrors
{
    public static PlannerError NotSupported(HostState host, string team) =>
        Make("LbfoNotSupported", host, $"is {host.OS}, a Windows client, which has no NIC teams, so NIC team {team} cannot be made there; leave the host out.");

    public static PlannerError MemberNotFound(HostState host, string team, string nic) => Make(
        "TeamMemberNotFound",
        host,
        $"has no physical NIC {nic}, which NIC team {team} is to have as a member{(NearestName.Of(nic, host.PhysicalNics.Select(n => n.Name)) is string near ? $"; did you mean {near}?" : "; correct -Member.")}");

    public static PlannerError NoFreeMember(HostState host, string team, string pattern) => Make(
        "TeamMemberNotFound",
        host,
        $"no free physical NIC fits -Member {pattern} of NIC team {team}: {Nics(host)}. A NIC that is in use must be named.");

    public static PlannerError MemberNotUsable(HostState host, string team, string nic, string why) =>
        Make("TeamMemberNotUsable", host, $"physical NIC {nic} cannot be a member of NIC team {team}: {why}; choose another one.");

    public static PlannerError AddressesOfSeveral(HostState host, string team, IEnumerable<PhysicalNic> nics) => Make(
        "MemberAddressLost",
        host,
        $"several members of NIC team {team} have addresses of the host, which members of a team cannot keep: {Sentence.List(nics.Select(n => $"{n.Name} has {n.Addressing}"))}; one of them can hand its own on to a team NIC, so remove those of the others first.");

    public static PlannerError AddressLost(HostState host, string team, PhysicalNic nic) => Make(
        "MemberAddressLost",
        host,
        $"physical NIC {nic.Name} has {nic.Addressing}, which a member of a team cannot keep, and NIC team {team} is there already; give what is still needed to a team NIC and remove it from {nic.Name} first.");

    public static PlannerError AddressingNotRead(HostState host, string team, string nic, string fact) => Make(
        "MemberAddressLost",
        host,
        $"physical NIC {nic} has an address of the host, which goes over to a team NIC of NIC team {team}, but what goes with it was not told ({fact}); set the address aside or mend that first.");

    public static PlannerError NameTaken(HostState host, string name, string why) =>
        Make("InterfaceNameTaken", host, $"the name {name} is {why}, and Windows gives each interface a name of its own; choose another one.");

    public static PlannerError StandbyNotMember(HostState host, string team, string standby) =>
        Make("StandbyNotMember", host, $"{standby} is to stand by and is none of the members of NIC team {team}; add it to -Member.");

    public static PlannerError StandbyNotPossible(HostState host, string team, string why) =>
        Make("StandbyNotPossible", host, $"NIC team {team} cannot have a member that stands by: {why}; leave -StandbyMember out or change the team.");

    public static PlannerError TimerWithoutLacp(HostState host, string team) =>
        Make("LacpTimerWithoutLacp", host, $"NIC team {team} has no LACP timer, since its teaming mode is not LACP; leave -LacpTimer out, or give -TeamingMode Lacp.");

    public static PlannerError DynamicNotSupported(HostState host, string team) =>
        Make("LoadBalancingNotSupported", host, $"Windows Server 2012 does not know the load balancing Dynamic that NIC team {team} is to have; give another -LoadBalancingAlgorithm.");

    public static PlannerError Differs(HostState host, string team, IEnumerable<string> differences) =>
        Make("TeamDiffers", host, $"NIC team {team} is there and is another one: {string.Join("; ", differences)}. Nothing is changed there; change it with Set-TeamNicSet.");

    public static PlannerError TeamNicDiffers(HostState host, string team, string what) =>
        Make("TeamNicDiffers", host, $"NIC team {team}: {what}. Nothing is changed there; change it with Set-TeamNicSet.");

    public static PlannerError TeamNotFound(HostState host, string team) =>
        Make("TeamNotFound", host, $"there is no NIC team {team}{Instead(host)}");

    public static PlannerError TeamNicNotFound(HostState host, NicTeam team, TeamTraffic wanted) =>
        Make("TeamNicNotFound", host, $"NIC team {team.Name} has no team NIC {wanted.Name ?? (wanted.Vlan is VlanId vlan ? $"of VLAN {vlan}" : "in default mode")}; it has {Sentence.List(team.EffectiveInterfaces.Select(Describe))}.");

    public static PlannerError PrimaryStays(HostState host, string team, string teamNic) =>
        Make("PrimaryTeamNicStays", host, $"team NIC {teamNic} came with NIC team {team} and goes with it only; remove the team, or give this team NIC another VLAN with Set-TeamNicSet.");

    public static PlannerError CarriesSwitch(HostState host, string team, VirtualSwitch on) => Make(
        "TeamCarriesSwitch",
        host,
        $"virtual switch {on.Name} is on NIC team {team}, which then shows the one team NIC in default mode only; make the VLAN on a host adapter of that switch, or use another team.");

    public static PlannerError UnderSwitch(HostState host, string team, VirtualSwitch on) =>
        Make("TeamCarriesSwitch", host, $"virtual switch {on.Name} is on NIC team {team}, which therefore stays; remove the virtual switch or give it another uplink first.");

    public static PlannerError TooMany(HostState host, string team, string what, int limit) =>
        Make("TeamTooLarge", host, $"NIC team {team} would have more than {limit} {what}, and Windows allows no more.");

    public static PlannerError Conflict(HostState host, string team, TeamTraffic one, TeamTraffic other) =>
        Make("TrafficConflict", host, $"NIC team {team}: {one} and {other} ask for one team NIC in two ways; give each VLAN once.");

    public static PlannerError AddressOnSeveralHosts(HostState host, string team, TeamTraffic traffic) =>
        Make("AddressOnSeveralHosts", host, $"NIC team {team}: {traffic} has the address {traffic.Address}, which several hosts would get; give each row the host that it is for (ComputerName).");

    public static string Describe(TeamNic teamNic) => $"{teamNic.Name} ({(teamNic.Vlan is VlanId vlan ? $"VLAN {vlan}" : "default mode")})";

    private static string Nics(HostState host)
    {
        string all = Sentence.List(host.PhysicalNics.Select(n => $"{n.Name} ({TeamMembers.WhyNot(host, n) ?? (n.InUseBy.Count == 0 ? "free" : $"carries {Sentence.List(n.InUseBy)}")})"));
        return all.Length == 0 ? "the host has none" : all;
    }

    private static string Instead(HostState host) =>
        host.Teams.Count == 0 ? "; the host has no team." : $"; it has {Sentence.List(host.Teams.Select(t => t.Name))}.";

    private static PlannerError Make(string id, HostState host, string clause) => new() { ErrorId = id, ComputerName = host.Name, Message = $"{host.Name}: {clause}" };
}
