using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads the physical adapters of a host, and the adapter behind an external port.</summary>
internal sealed class NicReader
{
    private const long NativeWiFi = 9;

    // An adapter whose link is down reports the largest number there is for a speed that nobody knows.
    private const long MostBitsPerSecond = 1_000_000_000_000_000;

    private readonly IReadOnlyList<CimRecord> _adapters;
    private readonly Dictionary<string, string> _nameById;

    /// <summary>Makes a reader.</summary>
    /// <param name="adapters">The MSFT_NetAdapter records.</param>
    public NicReader(IReadOnlyList<CimRecord> adapters)
    {
        _adapters = adapters;
        _nameById = new Dictionary<string, string>(Names.Comparer);
        foreach (CimRecord adapter in adapters)
        {
            if (adapter.Text("DeviceID") is string id && adapter.Text("Name") is string name)
            {
                _nameById[id] = name;
            }
        }
    }

    /// <summary>The braced GUID that an external port's DeviceID ends with, which is the adapter's own (facts A1.8).</summary>
    /// <param name="deviceId">Such as <c>Microsoft:{GUID}</c>.</param>
    /// <returns>The GUID with its braces; the whole text if it has none.</returns>
    public static string AdapterId(string deviceId)
    {
        int brace = deviceId.LastIndexOf('{');
        return brace < 0 ? deviceId : deviceId.Substring(brace);
    }

    /// <summary>The interface alias of the adapter behind an external port; a team NIC has one too.</summary>
    /// <param name="deviceId">The port's DeviceID.</param>
    /// <returns>The alias, or null if the host lists no such adapter.</returns>
    public string? NameOf(string deviceId) => _nameById.TryGetValue(AdapterId(deviceId), out string? name) ? name : null;

    /// <summary>The MAC address of a virtual adapter of the host.</summary>
    /// <param name="name">Its interface alias.</param>
    /// <returns>12 hex digits; null if there is no such adapter, or several.</returns>
    public string? AddressOf(string name)
    {
        CimRecord[] found = _adapters.Where(a => a.Flag("Virtual") == true && Names.Same(a.Text("Name"), name)).Take(2).ToArray();
        string? address = found.Length == 1 ? found[0].Text("PermanentAddress")?.Replace("-", string.Empty).Replace(":", string.Empty) : null;
        return address?.Length == 12 && address.Trim('0').Length > 0 ? address : null;
    }

    /// <summary>The physical adapters.</summary>
    /// <param name="addresses">The host's addresses.</param>
    /// <param name="hardware">What they do in hardware.</param>
    /// <param name="sessions">What else runs over them.</param>
    /// <returns>The adapters; one that has an IP address is in use by the host (site-rules C2).</returns>
    public IEnumerable<PhysicalNic> Read(AddressReader addresses, NicHardwareReader hardware, NicSessionReader sessions) => _adapters.Where(IsPhysical).Select(a => new PhysicalNic
    {
        Name = a.Text("Name")!,
        Kind = a.Number("NdisPhysicalMedium") == NativeWiFi ? NicKind.WiFi : NicKind.Ethernet,
        Vlan = a.Number("VlanID") is long vlan && VlanId.IsValid(vlan) ? new VlanId((int)vlan) : null,
        Use = addresses.IsInUse(a.Text("Name")!) ? "Management" : null,
        Up = IsUp(a),
        BitsPerSecond = a.Number("TransmitLinkSpeed") is > 0 and < MostBitsPerSecond and long speed ? speed : null,
        Rss = hardware.Rss(a.Text("Name")!),
        Vmq = hardware.Vmq(a.Text("Name")!),
        SrIov = hardware.SrIov(a.Text("Name")!),
        Rdma = hardware.Rdma(a.Text("Name")!),
        Addressing = addresses.InUse(a.Text("Name")!),
        Sessions = sessions.Of(a.Text("Name")!),
    });

    // 1 is connected or up, 2 disconnected or down; the link is asked first, since an adapter may be down with its cable in.
    private static bool? IsUp(CimRecord adapter) => (adapter.Number("MediaConnectState"), adapter.Number("InterfaceOperationalStatus")) switch
    {
        (2, _) => false,
        (1, 1 or null) => true,
        (_, 1) => true,
        (_, 2 or 6 or 7) => false,
        _ => null,
    };

    private static bool IsPhysical(CimRecord adapter) =>
        adapter.Text("Name") is not null
        && adapter.Flag("Virtual") != true
        && adapter.Flag("Hidden") != true
        && (adapter.Flag("HardwareInterface") == true || adapter.Flag("ConnectorPresent") == true);
}
