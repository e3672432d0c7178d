using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What frames meet on a host, read from its CIM objects and nothing else: virtual switches, ports with the VLANs of both stores, uplinks, teams.</summary>
internal static class HostWiring
{
    /// <summary>The virtual switches of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cables">The NICs with the physical ports that they are plugged into.</param>
    /// <returns>The switches.</returns>
    public static IReadOnlyList<WiredSwitch> Of(LabHost host, IReadOnlyList<PhysicalNic> cables)
    {
        CimRecord[] live = [.. RuntimeObjects.LivePorts(host)];
        var portOf = cables.Where(c => c.Port is not null).ToLookup(c => Braced(StableGuid.From(host.Name, "nic", c.Name).Text()), c => c.Port!, Names.Comparer);
        return [.. live.GroupBy(p => HostPort.SwitchOf(p)!, Names.Comparer).Select(ports => new WiredSwitch(
            [.. ports.Where(HostPort.IsOfVm).Select(p => Port(host, p))],
            [.. ports.Where(HostPort.IsExternal).SelectMany(p => HostPort.Adapters(host, p)).Select(a => Uplink(host, a, portOf))]))];
    }

    private static string Braced(string guid) => $"{{{guid}}}";

    private static WiredPort Port(LabHost host, CimRecord allocation)
    {
        string id = allocation.Text("InstanceID")!;
        CimRecord? mapping = Feature(host, id, Msvm.TeamMapping);
        (int? sends, HashSet<int> hears) = Vlans(Feature(host, id, Msvm.Vlan), Feature(host, id, Msvm.Isolation));
        return new WiredPort(id, sends, hears, mapping?.Number("DisableOnFailover") > 0 ? mapping.Text("NetAdapterName") : null);
    }

    private static CimRecord? Feature(LabHost host, string port, string className) =>
        FeatureObjects.Of(host, port, PortFeature.Of(className)!).FirstOrDefault();

    // Where both stores are set the older one decides here; what a real host does is UNCONFIRMED (site-rules B1).
    private static (int? Sends, HashSet<int> Hears) Vlans(CimRecord? vlan, CimRecord? isolation)
    {
        int Number(string name) => (int)(vlan!.Number(name) ?? 0);
        switch (vlan?.Number("OperationMode") ?? 0, vlan?.Number("PvlanMode") ?? 0)
        {
            case (1, _) when Number("AccessVlanId") != 0:
                return (Number("AccessVlanId"), [Number("AccessVlanId")]);
            case (2, _):
                return (Number("NativeVlanId"), [Number("NativeVlanId"), .. Array(vlan!, "TrunkVlanIdArray").Except(Array(vlan!, "PruneVlanIdArray"))]);
            case (3, 1):
                return (Number("SecondaryVlanId"), [Number("PrimaryVlanId")]);
            case (3, 2):
                return (Number("SecondaryVlanId"), [Number("PrimaryVlanId"), Number("SecondaryVlanId")]);
            case (3, 3):
                return (Number("PrimaryVlanId"), [Number("PrimaryVlanId"), .. Array(vlan!, "SecondaryVlanIdArray")]);
        }

        return (IsolationMode)(isolation?.Number("IsolationMode") ?? 0) switch
        {
            IsolationMode.None => (0, [0]),
            IsolationMode.Vlan when isolation!.Flag("AllowUntaggedTraffic") == true => ((int)isolation.Number("DefaultIsolationId")!, [(int)isolation.Number("DefaultIsolationId")!]),
            _ => (null, []),
        };
    }

    private static IEnumerable<int> Array(CimRecord vlan, string name) => (vlan[name] as ushort[] ?? []).Select(v => (int)v);

    private static WiredUplink Uplink(LabHost host, CimRecord adapter, ILookup<string, PortReference> portOf)
    {
        string name = adapter.Text("Name")!;
        CimRecord? teamNic = host.Store.Of(Msvm.TeamNic).FirstOrDefault(t => Names.Same(t.Text("InstanceID"), adapter.Text("DeviceID")));
        if (teamNic is null)
        {
            return new WiredUplink(name, null, [], [.. portOf[adapter.Text("DeviceID")!]]);
        }

        string team = teamNic.Text("Team")!;
        IEnumerable<CimRecord> members = host.Store.Of(Msvm.TeamMember).Where(m => Names.Same(m.Text("Team"), team));
        IEnumerable<long?> claimed = host.Store.Of(Msvm.TeamNic).Where(t => Names.Same(t.Text("Team"), team)).Select(t => t.Number("VlanID"));
        return new WiredUplink(
            name,
            (int?)teamNic.Number("VlanID"),
            [.. claimed.OfType<long>().Select(v => (int)v)],
            [.. members.SelectMany(m => portOf[m.Text("InstanceID")!])]);
    }
}
