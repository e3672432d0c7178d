using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>LBFO teams with their members and team NICs (facts B1.1, B1.3).</summary>
internal static class TeamObjects
{
    /// <summary>Adds a team.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team.</param>
    /// <param name="state">The host as the document describes it.</param>
    public static void Add(LabHost host, NicTeam team, HostState state)
    {
        host.Add(
            Msvm.Team,
            ("InstanceID", $"{{{StableGuid.From(host.Name, "team", team.Name).Text()}}}"),
            ("Name", team.Name),
            ("TeamingMode", (uint)team.Mode),
            ("LoadBalancingAlgorithm", (uint)team.LoadBalancing),
            ("LacpTimer", team.LacpTimer is LacpTimer timer ? (uint)timer : null),
            ("Status", 0));
        foreach (string member in team.Members)
        {
            bool standby = Names.Same(member, team.Standby);
            CimRecord adapter = host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), member))
                ?? throw new LabException($"NIC team {team.Name} of host {host.Name} names the member {member}, which the host does not have: list it in physicalNics.");
            host.Add(
                Msvm.TeamMember,
                ("InstanceID", adapter["DeviceID"]),
                ("Name", adapter["Name"]),
                ("InterfaceDescription", adapter["InterfaceDescription"]),
                ("Team", team.Name),
                ("AdministrativeMode", standby ? 1 : 0),
                ("OperationalMode", standby ? 1 : 0),
                ("FailureReason", standby ? 1 : 0),
                ("ReceiveLinkSpeed", adapter["ReceiveLinkSpeed"]),
                ("TransmitLinkSpeed", adapter["TransmitLinkSpeed"]));
        }

        TeamNic primary = team.EffectiveInterfaces.FirstOrDefault(t => t.Vlan is null) ?? team.EffectiveInterfaces[0];
        foreach (TeamNic teamNic in team.EffectiveInterfaces)
        {
            AddTeamNic(host, team, teamNic, ReferenceEquals(teamNic, primary), state);
        }
    }

    private static void AddTeamNic(LabHost host, NicTeam team, TeamNic teamNic, bool primary, HostState state)
    {
        const string Driver = "Microsoft Network Adapter Multiplexor Driver";
        string guid = StableGuid.From(host.Name, "tnic", team.Name, teamNic.Name).Text();
        string mac = StableGuid.Mac("001B21", host.Name, "tnic", team.Name, teamNic.Name);
        CimRecord adapter = NicObjects.AddAdapter(host, guid, teamNic.Name, Driver, mac, isVirtual: true, medium: 0);
        string description = (string)adapter["InterfaceDescription"]!;
        host.Add(
            Msvm.TeamNic,
            ("InstanceID", $"{{{guid}}}"),
            ("Name", teamNic.Name),
            ("InterfaceDescription", description),
            ("Team", team.Name),
            ("VlanID", teamNic.Vlan is VlanId vlan ? (uint)vlan.Value : null),
            ("Primary", primary),
            ("Default", teamNic.Vlan is null),
            ("FailureReason", 0));
        NicObjects.AddBindable(host, guid, description, mac, NicKind.Ethernet);
        bool isUplink = state.Switches.Any(s => s.Uplinks.Any(u => Names.Same(u, teamNic.Name) || Names.Same(u, team.Name)));
        if (teamNic.Traffic is not null || !isUplink)
        {
            NicObjects.AddAddress(host, adapter);
        }
    }
}
