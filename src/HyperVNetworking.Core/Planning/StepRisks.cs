using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>What a change can do to others, judged from the host it is made on. A plan that was edited by hand is judged again before it runs.</summary>
public static class StepRisks
{
    /// <summary>Judges a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="host">The host before it, completed by the document (what NICs are for, traffic classes).</param>
    /// <returns>The risk.</returns>
    public static StepRisk Of(HostChange change, HostState host) => change switch
    {
        HostChange.CreateSwitch create when create.Switch.Uplinks.SelectMany(u => Nics(host, u)).Any(IsInUse) => StepRisk.ManagementPath,
        HostChange.CreateSwitch create when create.Switch.Uplinks.Any(u => IsTeamInUse(host, u)) => StepRisk.ManagementPath,
        HostChange.CreateSwitch { Switch: { Type: SwitchType.External, AllowManagementOS: true } } => StepRisk.ManagementPath,
        HostChange.RemoveSwitch remove when host.HostAdapters.Any(a => Names.Same(a.Switch, remove.Switch.Name)) => StepRisk.ManagementPath,
        HostChange.SetUplinks uplinks when IsManagedOver(host, uplinks) => StepRisk.ManagementPath,
        HostChange.RemoveHostAdapter => StepRisk.ManagementPath,
        HostChange.SetAdapterBandwidth => StepRisk.None,
        HostChange.AdapterChange { Adapter.IsHostAdapter: true } => StepRisk.ManagementPath,
        HostChange.AddTeam add when add.Team.Members.Select(host.FindNic).OfType<PhysicalNic>().Any(IsInUse) => StepRisk.ManagementPath,
        HostChange.AddTeamMember add when host.FindNic(add.Nic) is PhysicalNic nic && IsInUse(nic) => StepRisk.ManagementPath,
        HostChange.RemoveTeam remove when host.FindTeam(remove.Team.Name) is NicTeam team && IsInUse(team) => StepRisk.ManagementPath,
        HostChange.RemoveTeamNic or HostChange.SetTeamNic => IsInUse(host, (HostChange.TeamChange)change) ? StepRisk.ManagementPath : StepRisk.None,
        HostChange.SetTeam or HostChange.SetTeamStandby or HostChange.RemoveTeamMember => OfTeam(host, (HostChange.TeamChange)change),
        HostChange.ConnectAdapter { From: not null } connect when IsRunning(host, connect.Adapter) => StepRisk.Disconnect,
        _ => StepRisk.None,
    };

    private static IEnumerable<PhysicalNic> Nics(HostState host, string uplink) =>
        host.FindNic(uplink) is PhysicalNic nic
            ? [nic]
            : host.FindTeam(uplink)?.Members.Select(host.FindNic).OfType<PhysicalNic>() ?? [];

    // A shared switch carries the host itself, and a NIC that the host uses is taken from it.
    private static bool IsManagedOver(HostState host, HostChange.SetUplinks change) =>
        host.FindSwitch(change.Switch) is { AllowManagementOS: true }
        || change.To.Except(change.From, Names.Comparer).Any(u => Nics(host, u).Any(IsInUse) || IsTeamInUse(host, u));

    // All that goes over a team waits until it has come together again; a member that joins it disturbs nobody.
    private static StepRisk OfTeam(HostState host, HostChange.TeamChange change) =>
        host.FindTeam(change.Team) is not NicTeam team ? StepRisk.None
        : IsInUse(team) || IsShared(host, team) ? StepRisk.ManagementPath
        : change is HostChange.SetTeam set && set.From with { LoadBalancing = set.To.LoadBalancing } == set.To ? StepRisk.None
        : CarriesRunningVm(host, team) ? StepRisk.Disconnect
        : StepRisk.None;

    private static bool IsInUse(HostState host, HostChange.TeamChange change)
    {
        string name = change is HostChange.SetTeamNic set ? set.From.Name : ((HostChange.RemoveTeamNic)change).TeamNic.Name;
        return host.FindTeam(change.Team)?.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, name)) is TeamNic teamNic && IsInUse(teamNic);
    }

    private static bool IsInUse(NicTeam team) => team.EffectiveInterfaces.Any(IsInUse);

    private static bool IsInUse(TeamNic teamNic) => teamNic.Traffic is not null || teamNic.Addresses.Count > 0;

    private static bool IsShared(HostState host, NicTeam team) => SwitchesOn(host, team).Any(s => s.AllowManagementOS);

    private static bool CarriesRunningVm(HostState host, NicTeam team) => SwitchesOn(host, team)
        .Any(s => host.Vms.Any(v => v.State == VmState.Running && v.Adapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), s))));

    private static IEnumerable<VirtualSwitch> SwitchesOn(HostState host, NicTeam team) => host.Switches.Where(s => s.Uplinks.Any(u => ReferenceEquals(host.FindTeam(u), team)));

    private static bool IsInUse(PhysicalNic nic) => nic.Use is not null || nic.Addressing is not null || nic.Sessions.Count > 0;

    private static bool IsTeamInUse(HostState host, string uplink) =>
        host.FindTeam(uplink)?.Interfaces.Any(i => IsInUse(i) && (Names.Same(i.Name, uplink) || i.Vlan is null)) == true;

    private static bool IsRunning(HostState host, AdapterReference adapter) =>
        host.Vms.FirstOrDefault(adapter.Means)?.State == VmState.Running;
}
