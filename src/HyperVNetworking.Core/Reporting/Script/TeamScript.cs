using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>The changes of LBFO teams as the inbox cmdlets that make them (facts B1.2).</summary>
internal static class TeamScript
{
    /// <summary>A change in PowerShell; null if it is no change of a team.</summary>
    public static ScriptedChange? Of(HostChange change, string host) => change switch
    {
        HostChange.AddTeam c => Team(c.Team.Name, host, "absent", "present", Add(c.Team.InOrder(), host)),
        HostChange.RemoveTeam c => Team(c.Team.Name, host, "present", "absent", [$"{FindTeam(c.Team.Name, host)} | Remove-NetLbfoTeam -Confirm:$false"]),
        HostChange.SetTeam c => new ScriptedChange(
            null,
            $"(Get-PlanTeamSettings {Quote(host)} {Quote(c.Team)})",
            Quote(Describe(c.From)),
            Quote(Describe(c.To)),
            [$"{FindTeam(c.Team, host)} | Set-NetLbfoTeam -TeamingMode {c.To.Mode} -LoadBalancingAlgorithm {c.To.LoadBalancing}{Timer(c.To)} -Confirm:$false"]),
        HostChange.SetTeamStandby c => new ScriptedChange(
            null,
            $"(Get-PlanTeamStandby {Quote(host)} {Quote(c.Team)})",
            Quote(c.From ?? string.Empty),
            Quote(c.To ?? string.Empty),
            [.. Mode(c.Team, c.From, "Active", host), .. Mode(c.Team, c.To, "Standby", host)]),
        HostChange.AddTeamMember c => Member(c.Team, c.Nic, host, "absent", "present", $"Add-NetLbfoTeamMember -CimSession {Quote(host)} -Name {QuotePattern(c.Nic)} -Team {Quote(c.Team)} -Confirm:$false | Out-Null"),
        HostChange.RemoveTeamMember c => Member(c.Team, c.Nic, host, "present", "absent", $"{FindMember(c.Team, c.Nic, host)} | Remove-NetLbfoTeamMember -Confirm:$false"),
        HostChange.AddTeamNic c => TeamNic(c.Team, [c.TeamNic.Name], host, "absent", Describe(c.TeamNic), AddTeamNic(c.Team, c.TeamNic, host)),
        HostChange.RemoveTeamNic c => TeamNic(c.Team, [c.TeamNic.Name], host, Describe(c.TeamNic), "absent", [$"{FindTeamNic(c.Team, c.TeamNic.Name, host)} | Remove-NetLbfoTeamNic -Confirm:$false"]),
        HostChange.SetTeamNic c => TeamNic(c.Team, [c.From.Name, c.To.Name], host, Describe(c.From), Describe(c.To), SetTeamNic(c.Team, c.From, c.To, host)),
        _ => null,
    };

    private static ScriptedChange Team(string name, string host, string from, string to, IReadOnlyList<string> commands) =>
        new(null, $"(Get-PlanTeam {Quote(host)} {Quote(name)})", Quote(from), Quote(to), commands);

    private static ScriptedChange Member(string team, string nic, string host, string from, string to, string command) =>
        new(null, $"(Get-PlanTeamMember {Quote(host)} {Quote(team)} {Quote(nic)})", Quote(from), Quote(to), [command]);

    private static ScriptedChange TeamNic(string team, string[] names, string host, string from, string to, IReadOnlyList<string> commands) =>
        new(null, $"(Get-PlanTeamNic {Quote(host)} {Quote(team)} {QuoteAll(names)})", Quote(from), Quote(to), commands);

    private static List<string> Add(NicTeam team, string host)
    {
        TeamNic primary = team.Interfaces[0];
        var commands = new List<string>
        {
            $"New-NetLbfoTeam -CimSession {Quote(host)} -Name {Quote(team.Name)} -TeamMembers @({string.Join(", ", team.Members.Select(QuotePattern))}) -TeamNicName {Quote(primary.Name)}"
                + $" -TeamingMode {team.Mode} -LoadBalancingAlgorithm {team.LoadBalancing}{Timer(team.Settings)} -Confirm:$false | Out-Null",
        };
        commands.AddRange(Mode(team.Name, team.Standby, "Standby", host));
        if (primary.Vlan is VlanId vlan)
        {
            commands.Add($"{FindTeamNic(team.Name, primary.Name, host)} | Set-NetLbfoTeamNic -VlanID {vlan} -Confirm:$false");
            commands.Add($"Set-PlanAlias {Quote(host)} {Quote(DefaultName(team.Name, vlan))} {Quote(primary.Name)}");
        }

        commands.AddRange(Addresses(primary.Name, InterfaceAddressing.None, primary.Addressing, host));
        commands.AddRange(team.Interfaces.Skip(1).SelectMany(i => AddTeamNic(team.Name, i, host)));
        return commands;
    }

    private static string[] AddTeamNic(string team, TeamNic teamNic, string host) =>
    [
        $"Add-NetLbfoTeamNic -CimSession {Quote(host)} -Team {Quote(team)} -VlanID {teamNic.Vlan?.ToString() ?? "0"} -Name {Quote(teamNic.Name)} -Confirm:$false | Out-Null",
        .. Addresses(teamNic.Name, InterfaceAddressing.None, teamNic.Addressing, host),
    ];

    // Windows may name it after its new VLAN.
    private static string[] SetTeamNic(string team, TeamNic from, TeamNic to, string host)
    {
        string set = to.Vlan is VlanId vlan ? $"-VlanID {vlan}" : "-Default";
        string named = to.Vlan is VlanId id ? DefaultName(team, id) : team;
        return
        [
            .. from.Vlan == to.Vlan ? [] : new[] { $"{FindTeamNic(team, from.Name, host)} | Set-NetLbfoTeamNic {set} -Confirm:$false", $"Set-PlanAlias {Quote(host)} {Quote(named)} {Quote(to.Name)}" },
            .. from.Name == to.Name ? [] : new[] { $"Set-PlanAlias {Quote(host)} {Quote(from.Name)} {Quote(to.Name)}" },
            .. Addresses(to.Name, from.Addressing, to.Addressing, host),
        ];
    }

    private static IEnumerable<string> Addresses(string alias, InterfaceAddressing from, InterfaceAddressing to, string host) => AddressScript.Of(alias, from, to, host);

    private static IEnumerable<string> Mode(string team, string? nic, string mode, string host) =>
        nic is null ? [] : [$"{FindMember(team, nic, host)} | Set-NetLbfoTeamMember -AdministrativeMode {mode} -Confirm:$false"];

    private static string FindTeam(string team, string host) => $"Find-PlanTeam {Quote(host)} {Quote(team)}";

    private static string FindMember(string team, string nic, string host) => $"Find-PlanTeamMember {Quote(host)} {Quote(team)} {Quote(nic)}";

    private static string FindTeamNic(string team, string name, string host) => $"Find-PlanTeamNic {Quote(host)} {Quote(team)} {Quote(name)}";

    private static string Timer(TeamSettings settings) => settings.LacpTimer is LacpTimer timer ? $" -LacpTimer {timer}" : string.Empty;

    private static string Describe(TeamSettings s) => $"{s.Mode} {s.LoadBalancing} {s.LacpTimer}".TrimEnd();

    // As Get-PlanTeamNic prints it.
    private static string Describe(TeamNic teamNic) =>
        $"{teamNic.Name} {teamNic.Vlan?.ToString() ?? "default"} {string.Join(" ", teamNic.StaticAddresses.OrderBy(a => a, System.StringComparer.Ordinal))}".TrimEnd();

    private static string DefaultName(string team, VlanId vlan) => $"{team} - VLAN {vlan}";
}
