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
    public static void Add(LabHost host, NicTeam team)
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
            CimRecord adapter = host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), member))
                ?? throw new LabException($"NIC team {team.Name} of host {host.Name} names the member {member}, which the host does not have: list it in physicalNics.");
            TeamMemberProvider.Join(host, team.Name, adapter, Names.Same(member, team.Standby));
        }

        foreach (TeamNic teamNic in team.EffectiveInterfaces)
        {
            AddTeamNic(host, team, teamNic);
        }
    }

    private static void AddTeamNic(LabHost host, NicTeam team, TeamNic teamNic)
    {
        string guid = StableGuid.From(host.Name, "tnic", team.Name, teamNic.Name).Text();
        string mac = StableGuid.Mac("001B21", host.Name, "tnic", team.Name, teamNic.Name);
        uint? vlan = teamNic.Vlan is VlanId id ? (uint)id.Value : null;
        CimRecord made = TeamNicProvider.Make(host, guid, mac, team.Name, teamNic.Name, vlan, Names.Same(teamNic.Name, team.Primary.Name));
        CimRecord adapter = HostPort.Adapter(host, made.Text("InstanceID")!)!;
        AddressingObjects.Add(host, adapter, teamNic.Addressing, $"team NIC {teamNic.Name} of host {host.Name}");

        // Traffic of the host needs an address; where the document names none, a server gives it.
        if (teamNic.Traffic is not null && teamNic.Addresses.Count == 0)
        {
            NicObjects.AddAddress(host, adapter, AddressProvider.FromDhcp);
        }
    }
}
