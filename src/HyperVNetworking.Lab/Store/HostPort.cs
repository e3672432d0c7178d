using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What an allocation connects, read from its references as Hyper-V means them (facts A2.2, A4).</summary>
internal static class HostPort
{
    /// <summary>Whether an allocation belongs to a VM adapter.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>True if so.</returns>
    public static bool IsOfVm(CimRecord allocation) =>
        allocation.Text("InstanceID")!.EndsWith(@"\C", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an allocation is the port of a physical NIC or team.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>True if so.</returns>
    public static bool IsExternal(CimRecord allocation) => !IsOfVm(allocation)
        && Resources(allocation).FirstOrDefault() is CimPath path
        && (Names.Same(path.ClassName, Msvm.ExternalPort) || Names.Same(path.ClassName, Msvm.WiFiPort));

    /// <summary>Whether an allocation is the port of the management OS.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>True if so.</returns>
    public static bool IsInternal(CimRecord allocation) => !IsOfVm(allocation)
        && Resources(allocation).FirstOrDefault() is CimPath path && Names.Same(path.ClassName, Msvm.ComputerSystem);

    /// <summary>Whether an allocation is connected: EnabledState 2; 3 is disconnected (facts A1.5).</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>True if so.</returns>
    public static bool IsConnected(CimRecord allocation) => allocation.Number("EnabledState") == 2;

    /// <summary>What an allocation names as its host resources.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>The paths; what is no path is left out.</returns>
    public static IEnumerable<CimPath> Resources(CimRecord allocation)
    {
        foreach (string text in allocation.Texts("HostResource"))
        {
            if (CimPath.TryParse(text, out CimPath? path))
            {
                yield return path!;
            }
        }
    }

    /// <summary>The GUID of the switch that an allocation of a VM adapter is connected to.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>The GUID; null if it is disconnected.</returns>
    public static string? SwitchOf(CimRecord allocation) => !IsOfVm(allocation)
        ? InstanceIds.Owner(allocation.Text("InstanceID")!)
        : IsConnected(allocation) && Resources(allocation).FirstOrDefault() is CimPath path && Names.Same(path.ClassName, Msvm.Switch)
            ? path["Name"]
            : null;

    /// <summary>The host-side allocations of a switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    /// <returns>The allocations.</returns>
    public static IReadOnlyList<CimRecord> Of(LabHost host, string switchGuid) =>
        [.. host.Store.Of(Msvm.Allocation).Where(a => !IsOfVm(a) && Names.Same(InstanceIds.Owner(a.Text("InstanceID")!), switchGuid))];

    /// <summary>The GUID of the internal port, and so of the vEthernet adapter, behind an internal allocation.</summary>
    /// <param name="allocation">The allocation.</param>
    /// <returns>The GUID without braces.</returns>
    public static string InternalGuid(CimRecord allocation) =>
        StableGuid.From("internal", InstanceIds.Last(allocation.Text("InstanceID")!).ToUpperInvariant()).Text();

    /// <summary>The network adapters behind the external allocation of a switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The allocation.</param>
    /// <returns>The adapters.</returns>
    public static IEnumerable<CimRecord> Adapters(LabHost host, CimRecord allocation) =>
        Resources(allocation).Select(p => Adapter(host, p["DeviceID"] ?? string.Empty)).Where(a => a is not null).Select(a => a!);

    /// <summary>The network adapter whose DeviceID ends a port's DeviceID (facts A1.8).</summary>
    /// <param name="host">The host.</param>
    /// <param name="deviceId">The port's DeviceID.</param>
    /// <returns>The adapter, or null.</returns>
    public static CimRecord? Adapter(LabHost host, string deviceId) =>
        host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => deviceId.EndsWith(a.Text("DeviceID")!, System.StringComparison.OrdinalIgnoreCase));
}
