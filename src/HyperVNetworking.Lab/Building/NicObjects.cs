using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Network adapters as Windows shows them, and what Hyper-V sees of them (facts A1.8, B2).</summary>
internal static class NicObjects
{
    /// <summary>Adds a physical NIC; an HBA is no network adapter and leaves no trace here.</summary>
    /// <param name="host">The host.</param>
    /// <param name="nic">The NIC.</param>
    public static void AddPhysical(LabHost host, PhysicalNic nic)
    {
        if (nic.Kind == NicKind.Hba)
        {
            return;
        }

        string guid = StableGuid.From(host.Name, "nic", nic.Name).Text();
        string mac = StableGuid.Mac("001B21", host.Name, "nic", nic.Name);
        string description = nic.Kind == NicKind.WiFi ? "Lab Wireless Adapter" : "Lab Gigabit Network Connection";
        CimRecord adapter = AddAdapter(host, guid, nic.Name, description, mac, isVirtual: false, nic.Kind == NicKind.WiFi ? 9u : 14u);
        adapter = host.With(
            adapter,
            [
                .. nic.Vlan is VlanId vlan ? [("VlanID", (object)vlan.Value)] : System.Array.Empty<(string, object?)>(),
                .. nic.Up == false ? [("MediaConnectState", 2), ("InterfaceOperationalStatus", 2)] : System.Array.Empty<(string, object?)>(),
                .. nic.BitsPerSecond is long speed ? [("Speed", speed), ("ReceiveLinkSpeed", speed), ("TransmitLinkSpeed", speed)] : System.Array.Empty<(string, object?)>(),
            ]);
        host.Store.Put(adapter);
        NicHardwareObjects.Add(host, adapter, nic);
        AddBindable(host, guid, (string)adapter["InterfaceDescription"]!, mac, nic.Kind);
        if (nic.Addressing is not null)
        {
            AddressingObjects.Add(host, adapter, nic.Addressing, $"NIC {nic.Name} of host {host.Name}");
        }

        if ((nic.Use is not null || nic.Sessions.Count > 0) && !AddressObjects.On(host, adapter).Any())
        {
            AddAddress(host, adapter);
        }

        StorageObjects.AddSessions(host, adapter, nic.Sessions);
    }

    /// <summary>Adds what a virtual switch can be bound to.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">The adapter's GUID.</param>
    /// <param name="description">The adapter's description.</param>
    /// <param name="mac">Its MAC address.</param>
    /// <param name="kind">Wired or wireless.</param>
    public static void AddBindable(LabHost host, string guid, string description, string mac, NicKind kind)
    {
        string className = kind == NicKind.WiFi ? Msvm.WiFiPort : Msvm.ExternalPort;
        host.Add(
            className,
            ("CreationClassName", className),
            ("DeviceID", $"{InstanceIds.Prefix}{{{guid}}}"),
            ("SystemCreationClassName", Msvm.ComputerSystem),
            ("SystemName", host.Name),
            ("ElementName", description),
            ("Name", description),
            ("PermanentAddress", mac),
            ("EnabledState", 2),
            ("IsBound", false));
    }

    /// <summary>Adds a network adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">Its GUID, without braces.</param>
    /// <param name="name">Its alias.</param>
    /// <param name="description">What its driver calls it; a number is added where it is not the first.</param>
    /// <param name="mac">Its MAC address.</param>
    /// <param name="isVirtual">True for a team NIC or vEthernet.</param>
    /// <param name="medium">The physical medium: 14 is 802.3, 9 is 802.11, 0 none.</param>
    /// <returns>The adapter.</returns>
    public static CimRecord AddAdapter(LabHost host, string guid, string name, string description, string mac, bool isVirtual, uint medium)
    {
        CimRecord[] others = [.. host.Store.Of(Msvm.NetAdapter)];
        int same = others.Count(a => a.Text("InterfaceDescription")!.StartsWith(description, System.StringComparison.Ordinal));
        uint index = others.Length == 0 ? 2 : others.Max(a => (uint)a["InterfaceIndex"]!) + 1;
        CimRecord adapter = host.Add(
            Msvm.NetAdapter,
            ("CreationClassName", Msvm.NetAdapter),
            ("DeviceID", $"{{{guid}}}"),
            ("InterfaceGuid", $"{{{guid}}}"),
            ("SystemCreationClassName", "CIM_NetworkPort"),
            ("SystemName", host.Name),
            ("Name", name),
            ("InterfaceName", (isVirtual ? "ethernet_" : "eth_") + index.ToString(CultureInfo.InvariantCulture)),
            ("InterfaceDescription", same == 0 ? description : $"{description} #{same + 1}"),
            ("InterfaceIndex", index),
            ("InterfaceAdminStatus", 1),
            ("InterfaceOperationalStatus", 1),
            ("MediaConnectState", 1),
            ("State", 2),
            ("NdisPhysicalMedium", medium),
            ("PermanentAddress", mac),
            ("NetworkAddresses", new[] { mac }),
            ("Speed", 1_000_000_000),
            ("ReceiveLinkSpeed", 1_000_000_000),
            ("TransmitLinkSpeed", 1_000_000_000),
            ("Virtual", isVirtual),
            ("Hidden", false),
            ("HardwareInterface", !isVirtual),
            ("ConnectorPresent", !isVirtual),
            ("iSCSIInterface", false));
        AddressingObjects.AddDns(host, adapter);
        return adapter;
    }

    /// <summary>Gives an adapter an IPv4 address that nobody named.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="origin">Where it comes from: 1 an admin, 3 a DHCP server.</param>
    public static void AddAddress(LabHost host, CimRecord adapter, ushort origin = 1) =>
        AddAddress(host, adapter, string.Format(CultureInfo.InvariantCulture, "192.0.2.{0}", (uint)adapter["InterfaceIndex"]! % 250), 24, origin);

    /// <summary>Gives an adapter an address.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="address">The address.</param>
    /// <param name="prefixLength">Its prefix length.</param>
    /// <param name="origin">Where it comes from: 1 an admin, 3 a DHCP server.</param>
    public static void AddAddress(LabHost host, CimRecord adapter, string address, byte prefixLength, ushort origin)
    {
        bool isVersion4 = address.IndexOf(':') < 0;

        // A member of a team keeps its address in the registry while the team NIC has the same one.
        bool rests = host.Store.Of(Msvm.IPAddress).Any(a => Names.Same(a.Text("IPAddress"), address));
        host.Store.Put(OnAdapter(host, adapter, host.Create(
            Msvm.IPAddress,
            ("CreationClassName", string.Empty),
            ("SystemCreationClassName", string.Empty),
            ("SystemName", string.Empty),
            ("Name", InstanceIds.Prefix + (rests ? StableGuid.From(host.Name, "address", address, adapter.Text("DeviceID")!) : StableGuid.From(host.Name, "address", address)).Text()),
            ("IPAddress", address),
            (isVersion4 ? "IPv4Address" : "IPv6Address", address),
            ("AddressFamily", isVersion4 ? 2 : 23),
            ("AddressState", 4),
            ("PrefixLength", prefixLength),
            ("PrefixOrigin", origin),
            ("SuffixOrigin", origin),
            ("Type", 1),
            ("Store", 1),
            ("SkipAsSource", false))));
    }

    /// <summary>An address as it is after it moved to an adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="address">The address.</param>
    /// <returns>The address, not yet kept.</returns>
    public static CimRecord OnAdapter(LabHost host, CimRecord adapter, CimRecord address) =>
        host.With(address, ("InterfaceAlias", adapter["Name"]), ("InterfaceIndex", adapter["InterfaceIndex"]));
}
