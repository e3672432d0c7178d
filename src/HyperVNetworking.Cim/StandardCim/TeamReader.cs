using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads the LBFO teams of a host (facts B1.1).</summary>
internal static class TeamReader
{
    private const long Standby = 1;

    /// <summary>The teams.</summary>
    /// <param name="teams">The MSFT_NetLbfoTeam records.</param>
    /// <param name="adapters">The MSFT_NetImPlatAdapter records.</param>
    /// <param name="addresses">The host's addresses.</param>
    /// <param name="problems">Takes a sentence for each thing that cannot be understood.</param>
    /// <returns>The teams with their members and team NICs.</returns>
    public static IEnumerable<NicTeam> Read(IEnumerable<CimRecord> teams, IReadOnlyList<CimRecord> adapters, AddressReader addresses, ICollection<string> problems)
    {
        ILookup<string, CimRecord> byTeam = adapters.ToLookup(a => a.Text("Team") ?? string.Empty, Names.Comparer);
        foreach (CimRecord team in teams)
        {
            string name = team.Text("Name") ?? string.Empty;
            CimRecord[] members = byTeam[name].Where(a => a.ClassName == StandardCimNames.TeamMember).ToArray();
            var read = new NicTeam
            {
                Name = name,
                Members = members.Select(NameOf).ToValueList(),
                Standby = members.Where(m => m.Number("AdministrativeMode") == Standby).Select(NameOf).FirstOrDefault(),
                Mode = Value<TeamingMode>(team, "TeamingMode", name, problems),
                LoadBalancing = Value<LoadBalancingAlgorithm>(team, "LoadBalancingAlgorithm", name, problems),
                LacpTimer = team.Number("LacpTimer") is null || team.Number("TeamingMode") != (long)TeamingMode.Lacp
                    ? null
                    : Value<LacpTimer>(team, "LacpTimer", name, problems),
                Interfaces = byTeam[name]
                    .Where(a => a.ClassName == StandardCimNames.TeamNic)
                    .OrderByDescending(a => a.Flag("Primary") == true)
                    .Select(a => ReadTeamNic(a, addresses, problems))
                    .ToValueList(),
            };
            yield return read.InOrder();
        }
    }

    private static TeamNic ReadTeamNic(CimRecord nic, AddressReader addresses, ICollection<string> problems)
    {
        long? vlan = nic.Flag("Default") == true ? null : nic.Number("VlanID");
        if (vlan is long number && !VlanId.IsValid(number))
        {
            problems.Add($"team NIC {NameOf(nic)} has VLAN {number}, which this version cannot judge");
            vlan = null;
        }

        return new TeamNic { Name = NameOf(nic), Vlan = vlan is long id ? new VlanId((int)id) : null, Addressing = addresses.InUse(NameOf(nic)) ?? InterfaceAddressing.None };
    }

    private static string NameOf(CimRecord adapter) => adapter.Text("Name") ?? string.Empty;

    private static T Value<T>(CimRecord team, string property, string name, ICollection<string> problems)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), (int)(team.Number(property) ?? -1));
        if (!Enum.IsDefined(typeof(T), value))
        {
            problems.Add($"NIC team {name} has {property} {team.Number(property)?.ToString() ?? "empty"}, which is no known value");
            return default;
        }

        return value;
    }
}
