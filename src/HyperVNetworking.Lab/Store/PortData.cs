using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What live switch ports have of the hardware and the uplink, made of their settings (facts A1.12): a weight is granted in full. Names are UNCONFIRMED: the feature's id.</summary>
internal static class PortData
{
    /// <summary>The offloads that a port uses.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <returns>The data.</returns>
    public static CimRecord Offload(LabHost host, CimRecord allocation)
    {
        CimRecord? setting = Setting(host, allocation, Msvm.Offload);
        bool function = UsesFunction(host, allocation);
        return host.Create(
            Msvm.OffloadData,
            [
                .. Keys(host, allocation, Msvm.OffloadData, Msvm.Offload),
                ("VMQOffloadUsage", UsesQueue(host, allocation) ? 1 : 0),
                ("VMQId", UsesQueue(host, allocation) ? 1 : 0),
                ("IovOffloadUsage", function ? 1 : 0),
                ("IovVfDataPathActive", function),
                ("IovVfId", function ? 1 : 0),
                ("IovQueuePairUsage", function ? setting?["IOVQueuePairsRequested"] ?? 1 : 0),
                ("IpsecCurrentOffloadSaCount", 0),
                ("VmmqEnabled", setting?["VmmqEnabled"]),
                ("VmmqQueuePairs", setting?["VmmqQueuePairs"]),
                ("VrssEnabled", setting?["VrssEnabled"]),
            ]);
    }

    /// <summary>The share of the uplink that a port has.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <returns>The data; a weight is a share of all weights of the switch.</returns>
    public static CimRecord Bandwidth(LabHost host, CimRecord allocation)
    {
        long own = Weight(host, allocation);
        string vswitch = HostPort.SwitchOf(allocation)!;
        long all = own == 0 ? 1 : RuntimeObjects.LivePorts(host).Where(p => Names.Same(HostPort.SwitchOf(p), vswitch)).Sum(p => Weight(host, p));
        return host.Create(
            Msvm.BandwidthData,
            [.. Keys(host, allocation, Msvm.BandwidthData, Msvm.Bandwidth), ("CurrentBandwidthReservationPercentage", own * 100 / all)]);
    }

    /// <summary>Whether a port has a VM queue.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <returns>True for a VM's port with a weight.</returns>
    public static bool UsesQueue(LabHost host, CimRecord allocation) =>
        HostPort.IsOfVm(allocation) && Setting(host, allocation, Msvm.Offload)?.Number("VMQOffloadWeight") > 0;

    /// <summary>Whether frames of a port pass the virtual switch by, over a virtual function (site-rules B7).</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <returns>True for a synthetic VM adapter with a weight, on a switch that was made for it.</returns>
    public static bool UsesFunction(LabHost host, CimRecord allocation) =>
        HostPort.IsOfVm(allocation)
        && Setting(host, allocation, Msvm.Offload)?.Number("IOVOffloadWeight") > 0
        && host.Store.Find(Msvm.SyntheticPortSettings, InstanceIds.Parent(allocation.Text("InstanceID")!)) is not null
        && host.Store.Find(Msvm.SwitchSettings, InstanceIds.Settings(HostPort.SwitchOf(allocation)!))?.Flag("IOVPreferred") == true;

    /// <summary>Live ports with their data.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Port and data.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Pairs(LabHost host) =>
        RuntimeObjects.LivePorts(host).SelectMany(p => new[] { Offload(host, p), Bandwidth(host, p) }
            .Select(d => (host.PathOf(RuntimeObjects.SwitchPort(host, p)), host.PathOf(d))));

    private static long Weight(LabHost host, CimRecord allocation) => Setting(host, allocation, Msvm.Bandwidth)?.Number("Weight") ?? 0;

    private static CimRecord? Setting(LabHost host, CimRecord allocation, string className) =>
        FeatureObjects.Of(host, allocation.Text("InstanceID")!, PortFeature.Of(className)!).FirstOrDefault();

    private static (string Name, object? Value)[] Keys(LabHost host, CimRecord allocation, string className, string feature)
    {
        CimRecord port = RuntimeObjects.SwitchPort(host, allocation);
        return
        [
            ("CreationClassName", className), ("Name", PortFeature.Of(feature)!.Id),
            ("DeviceCreationClassName", Msvm.SwitchPort), ("DeviceID", port["DeviceID"]),
            ("SystemCreationClassName", Msvm.Switch), ("SystemName", port["SystemName"]),
        ];
    }
}
