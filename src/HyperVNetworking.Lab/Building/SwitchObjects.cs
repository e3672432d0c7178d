using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Virtual switches and their host-side ports, for the builder and for the provider alike (facts A1.6, A1.7, A4).</summary>
internal static class SwitchObjects
{
    /// <summary>Adds a switch without ports.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">Its GUID.</param>
    /// <param name="settings">Its settings; the ids are set here.</param>
    /// <returns>The settings as kept.</returns>
    public static CimRecord Add(LabHost host, string guid, CimRecord settings)
    {
        host.Add(
            Msvm.Switch,
            ("CreationClassName", Msvm.Switch),
            ("Name", guid),
            ("ElementName", settings["ElementName"]),
            ("Caption", "Virtual Switch"),
            ("Description", "Microsoft Virtual Switch"),
            ("EnabledState", 5),
            ("RequestedState", 12),
            ("EnabledDefault", 2),
            ("HealthState", 5),
            ("OperationalStatus", CimValue.Array(2)),
            ("StatusDescriptions", CimValue.Array("OK")),
            ("Status", "OK"),
            ("Dedicated", CimValue.Array(38)),
            ("ResetCapability", 5),
            ("IdentifyingDescriptions", CimValue.Array("Virtual Switch Extension Miniport Adapter Id")),
            ("OtherIdentifyingInfo", new[] { $"{{{StableGuid.From("miniport", guid).Text()}}}" }));
        CimRecord kept = host.With(settings, ("InstanceID", InstanceIds.Settings(guid)), ("VirtualSystemIdentifier", guid));
        host.Store.Put(kept);
        SwitchExtensions.AddTo(host, guid);
        return kept;
    }

    /// <summary>Adds the port of a NIC, a team or a SET.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    /// <param name="allocation">The allocation; the id is set here.</param>
    /// <returns>The allocation as kept.</returns>
    public static CimRecord AddPort(LabHost host, string switchGuid, CimRecord allocation)
    {
        CimRecord kept = host.With(allocation, ("InstanceID", InstanceIds.Part(switchGuid, host.NewGuid())));
        host.Store.Put(kept);
        FeatureObjects.AddOffload(host, kept.Text("InstanceID")!);
        if (HostPort.IsExternal(kept))
        {
            SetBound(host, kept, true);
        }
        else
        {
            AddHostAdapter(host, kept);
        }

        return kept;
    }

    /// <summary>Removes a host-side port with its features and what stands behind it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    public static void RemovePort(LabHost host, CimRecord allocation)
    {
        if (HostPort.IsExternal(allocation))
        {
            SetBound(host, allocation, false);
        }
        else
        {
            AddressObjects.GiveBack(host, allocation);
            RdmaObjects.Remove(host, AddressObjects.VEthernet(host, allocation)!);
            string device = $"{InstanceIds.Prefix}{{{HostPort.InternalGuid(allocation)}}}";
            host.Store.Remove(host.Store.Of(Msvm.InternalPort).First(p => Names.Same(p.Text("DeviceID"), device)));
            host.Store.Remove(AddressObjects.VEthernet(host, allocation)!);
        }

        FeatureObjects.RemoveOf(host, allocation.Text("InstanceID")!);
        host.Store.Remove(allocation);
    }

    /// <summary>Removes a switch; its internal ports go before the external one, so that addresses find their way back.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">The switch.</param>
    public static void Remove(LabHost host, string guid)
    {
        foreach (CimRecord port in HostPort.Of(host, guid).OrderBy(p => HostPort.IsExternal(p)))
        {
            RemovePort(host, port);
        }

        SwitchExtensions.RemoveFrom(host, guid);
        string settings = InstanceIds.Settings(guid);
        FeatureObjects.RemoveOf(host, settings);
        host.Store.Remove(host.Store.Find(Msvm.SwitchSettings, settings)!);
        host.Store.Remove(host.Store.Of(Msvm.Switch).First(s => Names.Same(s.Text("Name"), guid)));
    }

    /// <summary>Keeps a changed port: an external one moves to its new NICs, an internal one renames its device; the OS adapter keeps its alias (facts A2.2).</summary>
    /// <param name="host">The host.</param>
    /// <param name="before">The allocation before.</param>
    /// <param name="after">The allocation after.</param>
    public static void Rehome(LabHost host, CimRecord before, CimRecord after)
    {
        host.Store.Put(after);
        if (HostPort.IsExternal(after))
        {
            SetBound(host, before, false);
            SetBound(host, after, true);
            return;
        }

        string device = $"{InstanceIds.Prefix}{{{HostPort.InternalGuid(after)}}}";
        CimRecord port = host.Store.Of(Msvm.InternalPort).First(p => Names.Same(p.Text("DeviceID"), device));
        host.Store.Put(host.With(port, ("ElementName", after["ElementName"])));
        SetLink(host, after);
    }

    // The OS adapter of a disconnected port has no link.
    private static void SetLink(LabHost host, CimRecord allocation)
    {
        int state = HostPort.IsConnected(allocation) ? 1 : 2;
        host.Store.Put(host.With(AddressObjects.VEthernet(host, allocation)!, ("MediaConnectState", state), ("InterfaceOperationalStatus", state)));
    }

    /// <summary>Marks what an external port is bound to.</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <param name="bound">Whether it is bound.</param>
    private static void SetBound(LabHost host, CimRecord allocation, bool bound)
    {
        foreach (CimPath path in HostPort.Resources(allocation))
        {
            if (host.Store.Find(path) is CimRecord port)
            {
                host.Store.Put(host.With(port, ("IsBound", bound)));
            }
        }
    }

    private static void AddHostAdapter(LabHost host, CimRecord allocation)
    {
        string guid = HostPort.InternalGuid(allocation);
        string name = allocation.Text("ElementName")!;
        string mac = allocation.Text("Address") is { Length: 12 } given ? given : StableGuid.Mac("00155D", host.Name, guid);
        host.Add(
            Msvm.InternalPort,
            ("CreationClassName", Msvm.InternalPort),
            ("DeviceID", $"{InstanceIds.Prefix}{{{guid}}}"),
            ("SystemCreationClassName", Msvm.ComputerSystem),
            ("SystemName", host.Name),
            ("ElementName", name),
            ("PermanentAddress", mac),
            ("EnabledState", 5));
        NicObjects.AddAdapter(host, guid, $"vEthernet ({name})", "Hyper-V Virtual Ethernet Adapter", mac, isVirtual: true, medium: 0);
        SetLink(host, allocation);
        RdmaObjects.AddNew(host, allocation);
    }
}
