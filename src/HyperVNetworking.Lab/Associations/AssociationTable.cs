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
        new("Msvm_SettingsDefineState", "ManagedElement", "SettingData", SettingAssociations.States),
        new("Msvm_VirtualSystemSettingDataComponent", "GroupComponent", "PartComponent", SettingAssociations.Components),
        new("Msvm_ResourceDependentOnResource", "Antecedent", "Dependent", SettingAssociations.Connections),
        new("Msvm_EthernetPortSettingDataComponent", "GroupComponent", "PartComponent", h => SettingAssociations.Features(h, forSwitch: false)),
        new("Msvm_VirtualEthernetSwitchSettingDataComponent", "GroupComponent", "PartComponent", h => SettingAssociations.Features(h, forSwitch: true)),
        new("Msvm_ElementSettingData", "ManagedElement", "SettingData", ElementSettings.Pairs) { Values = ElementSettings.Values, HasDangling = true },
        new("Msvm_SnapshotOfVirtualSystem", "Antecedent", "Dependent", SettingAssociations.Snapshots),
        new("Msvm_SystemDevice", "GroupComponent", "PartComponent", DeviceAssociations.OfSystems),
        new("Msvm_EthernetDeviceSAPImplementation", "Antecedent", "Dependent", h => DeviceAssociations.Endpoints(h, wireless: false)),
        new("Msvm_DeviceSAPImplementation", "Antecedent", "Dependent", h => DeviceAssociations.Endpoints(h, wireless: true)),
        new("Msvm_ActiveConnection", "Antecedent", "Dependent", DeviceAssociations.Cables),
        new("Msvm_BindsToLANEndpoint", "Antecedent", "Dependent", DeviceAssociations.VlanEndpoints),
        new("Msvm_SettingDataComponent", "GroupComponent", "PartComponent", GuestAdapters.Pairs),
        new("Msvm_EthernetPortInfo", "Antecedent", "Dependent", PortData.Pairs),
        new("Msvm_HostedEthernetSwitchExtension", "Antecedent", "Dependent", SwitchExtensions.Pairs),
        new("Msvm_HostedService", "Antecedent", "Dependent", CapabilityAssociations.Services),
        new("Msvm_FeatureSettingsDefineCapabilities", "GroupComponent", "PartComponent", CapabilityAssociations.Features) { Values = CapabilityAssociations.Values },
        new("Msvm_SettingsDefineCapabilities", "GroupComponent", "PartComponent", CapabilityAssociations.Allocations) { Values = CapabilityAssociations.Values },
        new("Msvm_ElementCapabilities", "ManagedElement", "Capabilities", CapabilityAssociations.Pools),
        new("Msvm_ResourceAllocationFromPool", "Antecedent", "Dependent", CapabilityAssociations.FromPools),
        new("MSFT_NetLbfoTeam_TeamMember", "GroupComponent", "PartComponent", h => TeamParts(h, Msvm.TeamMember)),
        new("MSFT_NetLbfoTeam_TeamNic", "GroupComponent", "PartComponent", h => TeamParts(h, Msvm.TeamNic)),
    ];

    private static readonly Dictionary<string, Association> s_byClass = All.ToDictionary(a => a.ClassName, Names.Comparer);

    /// <summary>The association of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The association; null if the lab has none of it.</returns>
    public static Association? Of(string className) => s_byClass.TryGetValue(className, out Association? association) ? association : null;

    private static IEnumerable<(CimPath First, CimPath Second)> TeamParts(LabHost host, string partClass) =>
        host.Store.Of(partClass).Select(p => (
            host.PathOf(host.Store.Of(Msvm.Team).First(t => Names.Same(t.Text("Name"), p.Text("Team")))),
            host.PathOf(p)));
}
