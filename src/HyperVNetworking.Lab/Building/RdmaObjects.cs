using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>RDMA of host virtual adapters, as the adapter and the SMB client tell it. SMB Direct is lost when the VLAN changes, and comes back when the adapter has restarted (site-rules D11). That it is lost until then is the lab's way to make a forgotten restart seen: UNCONFIRMED.</summary>
internal static class RdmaObjects
{
    /// <summary>Adds what a document says of a host virtual adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The vEthernet adapter.</param>
    /// <param name="enabled">Whether RDMA is on.</param>
    public static void Add(LabHost host, CimRecord adapter, bool enabled)
    {
        Remove(host, adapter);
        host.Add(
            Msvm.Rdma,
            ("InstanceID", adapter.Text("DeviceID")),
            ("Name", adapter["Name"]),
            ("InterfaceDescription", adapter["InterfaceDescription"]),
            ("SystemName", host.Name),
            ("Enabled", enabled));
        host.Add(
            Msvm.SmbInterface,
            ("InterfaceIndex", adapter["InterfaceIndex"]),
            ("FriendlyName", adapter["Name"]),
            ("RdmaCapable", enabled),
            ("RssCapable", true),
            ("LinkSpeed", adapter["ReceiveLinkSpeed"]));
    }

    /// <summary>Adds what a new host virtual adapter has of its switch's NICs: RDMA that is there and off.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The internal allocation.</param>
    public static void AddNew(LabHost host, CimRecord port)
    {
        bool offered = HostPort.Of(host, InstanceIds.Owner(port.Text("InstanceID")!))
            .Where(HostPort.IsExternal)
            .SelectMany(p => HostPort.Adapters(host, p))
            .Any(nic => Setting(host, nic) is not null);
        if (offered)
        {
            Add(host, AddressObjects.VEthernet(host, port)!, enabled: false);
        }
    }

    /// <summary>Switches RDMA on or off.</summary>
    /// <param name="host">The host.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="enabled">Whether it is to be on.</param>
    public static void Switch(LabHost host, CimRecord setting, bool enabled)
    {
        host.Store.Put(host.With(setting, ("Enabled", enabled)));
        Tell(host, HostPort.Adapter(host, setting.Text("InstanceID")!), enabled);
    }

    /// <summary>Lets SMB Direct go with the VLAN of a port.</summary>
    /// <param name="host">The host.</param>
    /// <param name="feature">The VLAN or isolation setting.</param>
    public static void Unsettle(LabHost host, CimRecord feature)
    {
        if (feature.ClassName is Msvm.Vlan or Msvm.Isolation
            && host.Store.Find(Msvm.Allocation, InstanceIds.PortOf(feature.Text("InstanceID")!)) is CimRecord port
            && HostPort.IsInternal(port))
        {
            Tell(host, AddressObjects.VEthernet(host, port), false);
        }
    }

    /// <summary>Restarts an adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    public static void Restart(LabHost host, CimRecord adapter) => Tell(host, adapter, Setting(host, adapter)?.Flag("Enabled") == true);

    /// <summary>Removes what an adapter that goes has of it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    public static void Remove(LabHost host, CimRecord adapter)
    {
        foreach (CimRecord part in new[] { Setting(host, adapter), Interface(host, adapter) }.OfType<CimRecord>())
        {
            host.Store.Remove(part);
        }
    }

    private static void Tell(LabHost host, CimRecord? adapter, bool capable)
    {
        if (adapter is not null && Interface(host, adapter) is CimRecord known)
        {
            host.Store.Put(host.With(known, ("RdmaCapable", capable)));
        }
    }

    private static CimRecord? Setting(LabHost host, CimRecord adapter) => host.Store.Of(Msvm.Rdma).FirstOrDefault(r => Names.Same(r.Text("Name"), adapter.Text("Name")));

    private static CimRecord? Interface(LabHost host, CimRecord adapter) => host.Store.Of(Msvm.SmbInterface).FirstOrDefault(i => Equals(i["InterfaceIndex"], adapter["InterfaceIndex"]));
}
