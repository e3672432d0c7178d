using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Objects that exist only while something runs, made from the settings whenever they are asked for (facts A1.8).</summary>
internal static class RuntimeObjects
{
    /// <summary>The classes made here, with how; addresses, routes and DNS settings are kept, but not all of them answer.</summary>
    public static readonly IReadOnlyDictionary<string, Func<LabHost, IEnumerable<CimRecord>>> ByClass =
        new Dictionary<string, Func<LabHost, IEnumerable<CimRecord>>>(IntegrationComponent.Makers(), Names.Comparer)
        {
            [Msvm.LanEndpoint] = host => Cable.Ends(host).Select(e => Cable.Endpoint(host, e.Port, e.Connected)),
            [Msvm.VlanEndpoint] = host => Cable.Ends(host).Where(e => Cable.CarriesTags(e.Port)).Select(e => Cable.VlanEndpoint(host, e.Port)),
            [Msvm.SwitchPort] = host => LivePorts(host).Select(p => SwitchPort(host, p)),
            [Msvm.SyntheticPort] = host => Devices(host, Msvm.SyntheticPortSettings, Msvm.SyntheticPort),
            [Msvm.EmulatedPort] = host => Devices(host, Msvm.EmulatedPortSettings, Msvm.EmulatedPort),
            [Msvm.IPAddress] = host => AddressObjects.Active(host, Msvm.IPAddress),
            [Msvm.Route] = host => AddressObjects.Active(host, Msvm.Route),
            [Msvm.DnsClient] = host => AddressObjects.Active(host, Msvm.DnsClient),
            [Msvm.DnsServers] = host => AddressObjects.Active(host, Msvm.DnsServers),
            [Msvm.StorageJob] = StorageJobs,
            [Msvm.OperatingSystem] = host => host.Store.Of(Msvm.OperatingSystem).Select(o => host.With(o, ("LocalDateTime", host.Now.UtcDateTime))),
            [Msvm.ConnectionProfile] = ConnectionProfiles.Of,
            [Msvm.GuestAdapter] = GuestAdapters.All,
            [Msvm.OffloadData] = host => LivePorts(host).Select(p => PortData.Offload(host, p)),
            [Msvm.BandwidthData] = host => LivePorts(host).Select(p => PortData.Bandwidth(host, p)),
        };

    /// <summary>The allocations that have a live switch port: connected host-side ones, and those of VMs that run.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The allocations.</returns>
    public static IEnumerable<CimRecord> LivePorts(LabHost host)
    {
        HashSet<string> running = Running(host);
        return host.Store.Of(Msvm.Allocation).Where(a => !InstanceIds.IsDefinition(a.Text("InstanceID")!)
            && HostPort.SwitchOf(a) is not null
            && HostPort.IsConnected(a)
            && (!HostPort.IsOfVm(a) || running.Contains(InstanceIds.Owner(a.Text("InstanceID")!))));
    }

    /// <summary>The live switch port of an allocation.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The allocation.</param>
    /// <returns>The port.</returns>
    public static CimRecord SwitchPort(LabHost host, CimRecord allocation)
    {
        string id = allocation.Text("InstanceID")!;
        string guid = HostPort.IsOfVm(allocation) ? StableGuid.From("port", id.ToUpperInvariant()).Text() : InstanceIds.Last(id);
        return host.Create(
            Msvm.SwitchPort,
            ("CreationClassName", Msvm.SwitchPort),
            ("DeviceID", InstanceIds.Prefix + guid),
            ("SystemCreationClassName", Msvm.Switch),
            ("SystemName", HostPort.SwitchOf(allocation)!.ToUpperInvariant()),
            ("ElementName", allocation["ElementName"]),
            ("EnabledState", 2),
            ("VMQOffloadUsage", PortData.UsesQueue(host, allocation) ? 1 : 0),
            ("IOVOffloadUsage", PortData.UsesFunction(host, allocation) ? 1 : 0));
    }

    /// <summary>The device of a running VM's adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="setting">The adapter's setting.</param>
    /// <param name="className">The device's class.</param>
    /// <returns>The device.</returns>
    public static CimRecord Device(LabHost host, CimRecord setting, string className)
    {
        string id = setting.Text("InstanceID")!;
        return host.Create(
            className,
            ("CreationClassName", className),
            ("DeviceID", InstanceIds.Prefix + InstanceIds.Last(id)),
            ("SystemCreationClassName", Msvm.ComputerSystem),
            ("SystemName", InstanceIds.Owner(id)),
            ("ElementName", setting["ElementName"]),
            ("PermanentAddress", setting["Address"]),
            ("EnabledState", 2));
    }

    /// <summary>The settings of running VMs' adapters.</summary>
    /// <param name="host">The host.</param>
    /// <param name="settingClass">Synthetic or emulated.</param>
    /// <returns>The settings.</returns>
    public static IEnumerable<CimRecord> RunningAdapters(LabHost host, string settingClass)
    {
        HashSet<string> running = Running(host);
        return host.Store.Of(settingClass).Where(s => running.Contains(InstanceIds.Owner(s.Text("InstanceID")!)));
    }

    /// <summary>The VMs that run or are paused.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Their GUIDs.</returns>
    public static HashSet<string> Running(LabHost host) => new(
        host.Store.Of(Msvm.ComputerSystem).Where(s => s.Number("EnabledState") is 2 or 9).Select(s => s.Text("Name")!),
        Names.Comparer);

    private static IEnumerable<CimRecord> Devices(LabHost host, string settingClass, string className) =>
        RunningAdapters(host, settingClass).Select(s => Device(host, s, className));

    // Running is 4 as CIM counts the states of jobs (learn.microsoft.com, stormgmt, MSFT_StorageJob); a job that is over is not kept here.
    private static IEnumerable<CimRecord> StorageJobs(LabHost host) => host.StorageJobs.Select(name => host.Create(
        Msvm.StorageJob,
        ("ObjectId", "job:" + name),
        ("UniqueId", name),
        ("Name", name),
        ("JobState", 4),
        ("PercentComplete", 10),
        ("IsBackgroundTask", true)));
}
