using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The associations of a host and their roles (facts A2.1).</summary>
internal static class AssociationTable
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Association> All =
    [
        new("Msvm_SettingsDefineState", "ManagedElement", "SettingData", SettingsDefineState),
        new("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", "PartComponent", SettingComponents),
        new("Msvm_ResourceDependentOnResource", "Antecedent", "Dependent", AdapterConnections),
        new("Msvm_EthernetPortSettingDataComponent", "GroupComponent", "PartComponent", h => Features(h, forSwitch: false)),
        new("Msvm_VirtualEthernetSwitchSettingDataComponent", "GroupComponent", "PartComponent", h => Features(h, forSwitch: true)),
        new("Msvm_ElementSettingData", "ManagedElement", "SettingData", PortSettings),
        new("Msvm_SystemDevice", "GroupComponent", "PartComponent", Devices),
        new("Msvm_HostedService", "Antecedent", "Dependent", h => Each(h, Msvm.VmService, Msvm.SwitchService).Select(s => (h.SystemPath, h.PathOf(s)))),
        new("Msvm_FeatureSettingsDefineCapabilities", "GroupComponent", "PartComponent", FeatureTemplates),
        new("MSFT_NetLbfoTeam_TeamMember", "GroupComponent", "PartComponent", h => TeamParts(h, Msvm.TeamMember)),
        new("MSFT_NetLbfoTeam_TeamNic", "GroupComponent", "PartComponent", h => TeamParts(h, Msvm.TeamNic)),
    ];

    /// <summary>The association of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The association; null if the lab has none of it.</returns>
    public static Association? Of(string className) => All.FirstOrDefault(a => Names.Same(a.ClassName, className));

    private static IEnumerable<CimRecord> Each(LabHost host, params string[] classes) =>
        classes.SelectMany(c => host.Store.Of(c));

    private static IEnumerable<(CimPath First, CimPath Second)> SettingsDefineState(LabHost host)
    {
        var settings = new HashSet<string>(host.Store.Of(Msvm.VmSettings).Select(s => s.Text("InstanceID")!), Names.Comparer);
        IEnumerable<(CimPath, CimPath)> vms = host.Store.Of(Msvm.ComputerSystem)
            .Where(s => settings.Contains(InstanceIds.Settings(s.Text("Name")!)))
            .Select(s => (host.PathOf(s), host.PathOf(Msvm.VmSettings, InstanceIds.Settings(s.Text("Name")!))));
        IEnumerable<(CimPath, CimPath)> switches = host.Store.Of(Msvm.Switch)
            .Select(s => (host.PathOf(s), host.PathOf(Msvm.SwitchSettings, InstanceIds.Settings(s.Text("Name")!))));
        return vms.Concat(switches)
            .Concat(AdapterDevices(host, Msvm.SyntheticPortSettings, Msvm.SyntheticPort))
            .Concat(AdapterDevices(host, Msvm.EmulatedPortSettings, Msvm.EmulatedPort));
    }

    private static IEnumerable<(CimPath First, CimPath Second)> AdapterDevices(LabHost host, string settingClass, string deviceClass) =>
        RuntimeObjects.RunningAdapters(host, settingClass)
            .Select(s => (host.PathOf(RuntimeObjects.Device(host, s, deviceClass)), host.PathOf(s)));

    private static IEnumerable<(CimPath First, CimPath Second)> SettingComponents(LabHost host) =>
        Each(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings, Msvm.Allocation)
            .Where(s => !InstanceIds.IsDefinition(s.Text("InstanceID")!))
            .Select(s => (Owner(host, s), host.PathOf(s)));

    private static CimPath Owner(LabHost host, CimRecord setting)
    {
        string id = InstanceIds.Settings(InstanceIds.Owner(setting.Text("InstanceID")!));
        return host.PathOf(host.Store.Find(Msvm.VmSettings, id) is null ? Msvm.SwitchSettings : Msvm.VmSettings, id);
    }

    private static IEnumerable<(CimPath First, CimPath Second)> AdapterConnections(LabHost host) =>
        Each(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings)
            .Where(s => host.Store.Find(Msvm.Allocation, InstanceIds.Connection(s.Text("InstanceID")!)) is not null)
            .Select(s => (host.PathOf(s), host.PathOf(Msvm.Allocation, InstanceIds.Connection(s.Text("InstanceID")!))));

    private static IEnumerable<(CimPath First, CimPath Second)> Features(LabHost host, bool forSwitch) =>
        PortFeature.All.Where(f => f.IsForSwitch == forSwitch)
            .SelectMany(f => host.Store.Of(f.ClassName))
            .Where(s => !InstanceIds.IsDefinition(s.Text("InstanceID")!))
            .Select(s => (host.PathOf(forSwitch ? Msvm.SwitchSettings : Msvm.Allocation, InstanceIds.PortOf(s.Text("InstanceID")!)), host.PathOf(s)));

    // Reached from its switch port, an allocation is listed with a lower-case GUID (facts A0).
    private static IEnumerable<(CimPath First, CimPath Second)> PortSettings(LabHost host) =>
        RuntimeObjects.LivePorts(host).Select(a => (
            host.PathOf(RuntimeObjects.SwitchPort(host, a)),
            host.PathOf(Msvm.Allocation, LowerLast(a.Text("InstanceID")!))));

    private static string LowerLast(string id) =>
        id.EndsWith(@"\C", System.StringComparison.Ordinal)
            ? $@"{InstanceIds.Parent(InstanceIds.Parent(id))}\{InstanceIds.Last(InstanceIds.Parent(id)).ToLowerInvariant()}\C"
            : $@"{InstanceIds.Parent(id)}\{InstanceIds.Last(id).ToLowerInvariant()}";

    private static IEnumerable<(CimPath First, CimPath Second)> Devices(LabHost host)
    {
        var systems = host.Store.Of(Msvm.ComputerSystem).Concat(host.Store.Of(Msvm.Switch))
            .ToDictionary(s => s.Text("Name")!, s => host.PathOf(s), Names.Comparer);
        return Each(host, Msvm.ExternalPort, Msvm.WiFiPort, Msvm.InternalPort, Msvm.Heartbeat)
            .Concat(RuntimeObjects.ByClass[Msvm.SwitchPort](host))
            .Concat(RuntimeObjects.ByClass[Msvm.SyntheticPort](host))
            .Concat(RuntimeObjects.ByClass[Msvm.EmulatedPort](host))
            .Select(d => (systems[d.Text("SystemName")!], host.PathOf(d)));
    }

    private static IEnumerable<(CimPath First, CimPath Second)> FeatureTemplates(LabHost host) =>
        PortFeature.All.SelectMany(f => host.Store.Of(f.ClassName)
            .Where(s => InstanceIds.IsDefinition(s.Text("InstanceID")!))
            .Select(s => (host.PathOf(Msvm.FeatureCapabilities, InstanceIds.Prefix + f.Id), host.PathOf(s))));

    private static IEnumerable<(CimPath First, CimPath Second)> TeamParts(LabHost host, string partClass) =>
        host.Store.Of(partClass).Select(p => (
            host.PathOf(host.Store.Of(Msvm.Team).First(t => Names.Same(t.Text("Name"), p.Text("Team")))),
            host.PathOf(p)));
}
