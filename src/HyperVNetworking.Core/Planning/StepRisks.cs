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
        HostChange.AdapterChange { Adapter.IsHostAdapter: true } => StepRisk.ManagementPath,
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

    private static bool IsInUse(PhysicalNic nic) => nic.Use is not null;

    private static bool IsTeamInUse(HostState host, string uplink) =>
        host.FindTeam(uplink)?.Interfaces.Any(i => i.Traffic is not null && (Names.Same(i.Name, uplink) || i.Vlan is null)) == true;

    private static bool IsRunning(HostState host, AdapterReference adapter) =>
        host.Vms.FirstOrDefault(adapter.Means)?.State == VmState.Running;
}
