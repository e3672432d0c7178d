using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What belongs to the settings of VMs, checkpoints and switches.</summary>
internal static class SettingAssociations
{
    /// <summary>Systems and devices with their live settings; host, host ports and integration components have none here.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Element and settings.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> States(LabHost host) =>
        WithSettings(host, Msvm.ComputerSystem, Msvm.VmSettings)
            .Concat(WithSettings(host, Msvm.PlannedSystem, Msvm.VmSettings))
            .Concat(WithSettings(host, Msvm.Switch, Msvm.SwitchSettings))
            .Concat(AdapterDevices(host, Msvm.SyntheticPortSettings, Msvm.SyntheticPort))
            .Concat(AdapterDevices(host, Msvm.EmulatedPortSettings, Msvm.EmulatedPort));

    /// <summary>Settings of a VM, checkpoint or switch with their adapters and allocations.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Whole and part.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Components(LabHost host) =>
        Live(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings, Msvm.Allocation).Select(s => (Owner(host, s), host.PathOf(s)));

    /// <summary>Adapters with their connections; which is the Antecedent is UNCONFIRMED (facts A2.1).</summary>
    /// <param name="host">The host.</param>
    /// <returns>Both, in the order that the lab's options say.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Connections(LabHost host)
    {
        foreach (CimRecord adapter in Live(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings))
        {
            if (host.Store.Find(Msvm.Allocation, InstanceIds.Connection(adapter.Text("InstanceID")!)) is CimRecord connection)
            {
                (CimPath a, CimPath c) = (host.PathOf(adapter), host.PathOf(connection));
                yield return host.Options.ConnectionIsAntecedent ? (c, a) : (a, c);
            }
        }
    }

    /// <summary>Ports or switches with their feature settings.</summary>
    /// <param name="host">The host.</param>
    /// <param name="forSwitch">Of switches, not of ports.</param>
    /// <returns>Port or switch settings, and feature settings.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Features(LabHost host, bool forSwitch) =>
        Live(host, [.. PortFeature.All.Where(f => f.IsForSwitch == forSwitch).Select(f => f.ClassName)])
            .Select(s => (host.PathOf(forSwitch ? Msvm.SwitchSettings : Msvm.Allocation, InstanceIds.PortOf(s.Text("InstanceID")!)), host.PathOf(s)));

    /// <summary>VMs with their checkpoints.</summary>
    /// <param name="host">The host.</param>
    /// <returns>VM and settings of the checkpoint.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Snapshots(LabHost host) =>
        host.Store.Of(Msvm.VmSettings)
            .Where(s => s.Text("VirtualSystemType")!.StartsWith(VmTypes.SnapshotPrefix, System.StringComparison.OrdinalIgnoreCase))
            .Select(s => (host.SystemPathOf(s.Text("VirtualSystemIdentifier")!), host.PathOf(s)));

    /// <summary>The instances of some setting classes without the templates.</summary>
    /// <param name="host">The host.</param>
    /// <param name="classes">The classes.</param>
    /// <returns>The settings.</returns>
    public static IEnumerable<CimRecord> Live(LabHost host, params string[] classes) =>
        classes.SelectMany(c => host.Store.Of(c)).Where(s => !InstanceIds.IsDefinition(s.Text("InstanceID")!));

    private static IEnumerable<(CimPath First, CimPath Second)> WithSettings(LabHost host, string systemClass, string settingClass) =>
        host.Store.Of(systemClass)
            .Where(s => host.Store.Find(settingClass, InstanceIds.Settings(s.Text("Name")!)) is not null)
            .Select(s => (host.PathOf(s), host.PathOf(settingClass, InstanceIds.Settings(s.Text("Name")!))));

    private static IEnumerable<(CimPath First, CimPath Second)> AdapterDevices(LabHost host, string settingClass, string deviceClass) =>
        RuntimeObjects.RunningAdapters(host, settingClass)
            .Select(s => (host.PathOf(RuntimeObjects.Device(host, s, deviceClass)), host.PathOf(s)));

    private static CimPath Owner(LabHost host, CimRecord setting)
    {
        string id = InstanceIds.Settings(InstanceIds.Owner(setting.Text("InstanceID")!));
        return host.PathOf(host.Store.Find(Msvm.VmSettings, id) is null ? Msvm.SwitchSettings : Msvm.VmSettings, id);
    }
}
