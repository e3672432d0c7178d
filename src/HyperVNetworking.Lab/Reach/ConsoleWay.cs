using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>
/// How the lab's callers reach a host: by the addresses that its management adapters had when it was built, in the VLANs those were in. A physical NIC used for
/// Management, and team NICs and host adapters with that traffic, are such adapters; a host without any is always reached. A way is there while one of the
/// addresses, or one of their subnets that came since, is on an adapter whose frames get to one of the VLANs. Where nobody described the port that a NIC is cabled to, it is taken to carry every VLAN there.
/// </summary>
/// <param name="Addresses">The addresses, such as <c>192.0.2.10/24</c>.</param>
/// <param name="Others">The addresses of other adapters at that time: they are for something else.</param>
/// <param name="Served">Whether a DHCP server gave one of them: then any that it gives will do, for the console asks by name.</param>
/// <param name="Vlans">The VLANs, as the physical network numbers them; 0 is an untagged one of a cable that nobody described.</param>
/// <param name="Cables">What the described ports make of frames, by the DeviceID of the NIC.</param>
internal sealed record ConsoleWay(IReadOnlyList<string> Addresses, IReadOnlyList<string> Others, bool Served, IReadOnlyList<int> Vlans, IReadOnlyDictionary<string, CableVlans> Cables)
{
    private const string Management = "Management";
    private const long Down = 2;

    /// <summary>How a host is reached as it is built.</summary>
    /// <param name="host">The host.</param>
    /// <param name="state">What its document says of it.</param>
    /// <param name="fabric">The physical network.</param>
    /// <returns>The way; null for a host that is always reached.</returns>
    public static ConsoleWay? Of(LabHost host, HostState state, Fabric fabric)
    {
        var cables = new Dictionary<string, CableVlans>(Names.Comparer);
        foreach (PhysicalNic nic in state.PhysicalNics)
        {
            if (fabric.FindPort(nic.Port) is { Mode: not PhysicalPortMode.Undescribed } port && ByAlias(host, nic.Name) is CimRecord adapter)
            {
                cables[adapter.Text("DeviceID")!] = CableVlans.Of(port);
            }
        }

        HashSet<string> aliases = Aliases(state);
        ILookup<bool, CimRecord> all = AddressObjects.Active(host, Msvm.IPAddress).ToLookup(a => aliases.Contains(a.Text("InterfaceAlias")!));
        CimRecord[] addresses = [.. all[true]];
        var way = new ConsoleWay([.. addresses.Select(a => $"{a.Text("IPAddress")}/{a.Number("PrefixLength")}")], [.. all[false].Select(a => a.Text("IPAddress")!)], addresses.Any(IsServed), [], cables);
        int[] vlans = [.. addresses.SelectMany(a => way.VlansOf(host, a)).Distinct()];
        return vlans.Length == 0 ? null : way with { Vlans = vlans };
    }

    /// <summary>Whether a host is reached.</summary>
    /// <param name="host">The host as it is.</param>
    /// <returns>False if the way is cut.</returns>
    public bool IsThere(LabHost host) => AddressObjects.Active(host, Msvm.IPAddress)
        .Where(a => !Others.Contains(a.Text("IPAddress"), Names.Comparer) && ((Served && IsServed(a)) || Addresses.Any(known => IPPrefix.Contains(known, a.Text("IPAddress")!))))
        .Any(a => VlansOf(host, a).Any(v => v == CableVlans.Any || Vlans.Contains(v) || Vlans.Contains(CableVlans.Any)));

    private static bool IsServed(CimRecord address) => address.Number("PrefixOrigin") == AddressProvider.FromDhcp;

    // A NIC hands its address on to the adapters of what took it.
    private static HashSet<string> Aliases(HostState state)
    {
        var nics = new HashSet<string>(state.PhysicalNics.Where(n => Names.Same(n.Use, Management)).Select(n => n.Name), Names.Comparer);
        NicTeam[] teams = [.. state.Teams.Where(t => t.Members.Any(nics.Contains))];
        IEnumerable<TeamNic> teamNics = state.Teams.SelectMany(t => t.EffectiveInterfaces).Where(i => Names.Same(i.Traffic, Management))
            .Concat(teams.SelectMany(t => t.EffectiveInterfaces));
        nics.UnionWith(teamNics.Select(i => i.Name).ToArray());
        string[] switches = [.. state.Switches.Where(s => s.Uplinks.Any(nics.Contains)).Select(s => s.Name)];
        IEnumerable<string> adapters = state.HostAdapters.Where(a => Names.Same(a.Traffic, Management) || switches.Contains(a.Switch, Names.Comparer)).Select(a => a.Name);
        return [.. nics, .. adapters.Concat(switches).Select(a => $"vEthernet ({a})")];
    }

    private static CimRecord? ByAlias(LabHost host, string alias) => host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), alias));

    private IEnumerable<int> VlansOf(LabHost host, CimRecord address) =>
        host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Equals(a["InterfaceIndex"], address["InterfaceIndex"])) is CimRecord adapter
            ? Leaves(host, adapter, 0).Select(l => Cables.TryGetValue(l.Device, out CableVlans? cable) ? cable.On(l.Tag) : CableVlans.Any).Where(v => v != CableVlans.None)
            : [];

    // By which NICs what an adapter sends leaves the host, and with which tag; 0 is none.
    private static IEnumerable<(string Device, int Tag)> Leaves(LabHost host, CimRecord adapter, int tag)
    {
        string device = adapter.Text("DeviceID")!;
        if (adapter.Flag("HardwareInterface") == true)
        {
            return adapter.Number("MediaConnectState") == Down ? [] : [(device, tag == 0 ? (int)(adapter.Number("VlanID") ?? 0) : tag)];
        }

        if (host.Store.Of(Msvm.TeamNic).FirstOrDefault(n => Names.Same(n.Text("InstanceID"), device)) is CimRecord teamNic)
        {
            int own = tag == 0 ? (int)(teamNic.Number("VlanID") ?? 0) : tag;
            return host.Store.Of(Msvm.TeamMember)
                .Where(m => Names.Same(m.Text("Team"), teamNic.Text("Team")))
                .Select(m => HostPort.Adapter(host, m.Text("InstanceID")!))
                .OfType<CimRecord>()
                .SelectMany(m => Leaves(host, m, own));
        }

        return host.Store.Of(Msvm.Allocation).FirstOrDefault(a => HostPort.IsInternal(a) && Names.Same($"{{{HostPort.InternalGuid(a)}}}", device)) is CimRecord port && HostPort.IsConnected(port)
            ? HostPort.Of(host, InstanceIds.Owner(port.Text("InstanceID")!))
                .Where(HostPort.IsExternal)
                .SelectMany(e => HostPort.Adapters(host, e))
                .SelectMany(n => Leaves(host, n, TagOf(host, port)))
            : [];
    }

    private static int TagOf(LabHost host, CimRecord port)
    {
        CimRecord? vlan = host.Store.Under(Msvm.Vlan, port.Text("InstanceID")!).FirstOrDefault();
        return (int)(vlan?.Number("OperationMode") switch
        {
            1 => vlan.Number("AccessVlanId") ?? 0,
            2 => vlan.Number("NativeVlanId") ?? 0,
            3 => vlan.Number(vlan.Number("PvlanMode") == 3 ? "PrimaryVlanId" : "SecondaryVlanId") ?? 0,
            _ => 0,
        });
    }
}
