using System;
using System.Linq;

namespace HyperVNetworking.Lab;

/// <summary>What every host has: itself, its services, its operating system, its templates and capabilities.</summary>
internal static class SystemObjects
{
    private static readonly string[] s_ranges = ["Default", "Minimum", "Maximum", "Increment"];

    /// <summary>Adds them.</summary>
    /// <param name="host">The host.</param>
    public static void AddTo(LabHost host)
    {
        host.Add(
            Msvm.ComputerSystem,
            ("CreationClassName", Msvm.ComputerSystem),
            ("Name", host.Name),
            ("ElementName", host.Name),
            ("Caption", "Hosting Computer System"),
            ("Description", "Microsoft Hosting Computer System"),
            ("EnabledState", 2),
            ("HealthState", 5),
            ("OperationalStatus", CimValue.Array(2)));
        AddService(host, Msvm.VmService, "vmms", "Hyper-V Virtual System Management Service");
        AddService(host, Msvm.SwitchService, "nvspwmi", "Hyper-V Networking Management Service");
        AddOperatingSystem(host);
        host.Add(
            Msvm.Machine,
            ("Name", host.Name),
            ("CreationClassName", Msvm.Machine),
            ("DNSHostName", host.Name),
            ("HypervisorPresent", true),
            ("PartOfDomain", false),
            ("Domain", "WORKGROUP"));
        foreach (ResourceKind kind in ResourceKind.All)
        {
            host.Add(
                Msvm.ResourcePool,
                ("InstanceID", kind.PoolId),
                ("ElementName", kind.Name),
                ("ResourceType", kind.Type),
                ("ResourceSubType", kind.SubType),
                ("Primordial", true),
                ("PoolID", string.Empty));
            host.Add(
                Msvm.AllocationCapabilities,
                ("InstanceID", kind.PoolId),
                ("ElementName", kind.Name),
                ("ResourceType", kind.Type),
                ("ResourceSubType", kind.SubType));
        }

        AddTemplates(host);
    }

    /// <summary>Adds the operating system.</summary>
    /// <param name="host">The host.</param>
    public static void AddOperatingSystem(LabHost host) => host.Add(
        Msvm.OperatingSystem,
        ("Name", host.OS.Caption + @"|C:\Windows|\Device\Harddisk0\Partition2"),
        ("CreationClassName", Msvm.OperatingSystem),
        ("CSName", host.Name),
        ("CSCreationClassName", Msvm.Machine),
        ("Caption", host.OS.Caption),
        ("Version", host.OS.Version),
        ("BuildNumber", host.OS.Build),
        ("ProductType", 3));

    private static void AddService(LabHost host, string className, string name, string display) => host.Add(
        className,
        ("CreationClassName", className),
        ("Name", name),
        ("SystemCreationClassName", Msvm.ComputerSystem),
        ("SystemName", host.Name),
        ("ElementName", display),
        ("Started", true),
        ("EnabledState", 2));

    private static void AddTemplates(LabHost host)
    {
        AddTemplate(host, Msvm.Allocation, InstanceIds.EthernetConnectionPool, ("Caption", "Ethernet Connection Default Settings"), ("Description", "Describes the default settings for ethernet connection resources."));
        foreach (ResourceKind kind in ResourceKind.All.Where(k => k.ClassName != Msvm.Allocation))
        {
            AddTemplate(host, kind.ClassName, kind.Guid);
        }

        foreach (PortFeature feature in PortFeature.All)
        {
            AddTemplate(host, feature.ClassName, feature.Id);
            host.Add(
                Msvm.FeatureCapabilities,
                ("InstanceID", InstanceIds.Prefix + feature.Id),
                ("ElementName", feature.Name),
                ("FeatureId", feature.Id),
                ("Applicability", feature.IsForSwitch ? 2 : 1),
                ("Version", "1.0"));
        }
    }

    private static void AddTemplate(LabHost host, string className, string guid, params (string Name, object? Value)[] values) =>
        Array.ForEach(s_ranges, range => host.Add(className, [.. values, ("InstanceID", $@"{InstanceIds.Definition}{guid}\{range}")]));
}
