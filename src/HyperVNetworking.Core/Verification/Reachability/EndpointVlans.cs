using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>The VLANs that an endpoint may send in and hear, by the settings of its own port alone (the table of design 6).</summary>
internal sealed class EndpointVlans
{
    private const string None = "untagged";

    private EndpointVlans(string? setting, FrameClasses? sends, FrameClasses? hears, string? place)
    {
        Setting = setting;
        Sends = sends;
        Hears = hears;
        Place = place;
    }

    /// <summary>The setting in its owner's words.</summary>
    public string? Setting { get; }

    /// <summary>The virtual switch with its host, for comparison; null if it is on none.</summary>
    public string? Place { get; }

    private FrameClasses? Sends { get; }

    private FrameClasses? Hears { get; }

    public static EndpointVlans Of(Endpoint endpoint, IReadOnlyDictionary<string, HostState> hosts, Fabric fabric) => endpoint.Kind switch
    {
        EndpointKind.VmAdapter => Of(hosts[endpoint.Host!], hosts[endpoint.Host!].Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex]),
        EndpointKind.HostAdapter => Of(hosts[endpoint.Host!], hosts[endpoint.Host!].HostAdapters[endpoint.AdapterIndex]),
        EndpointKind.Server => OfServer(endpoint, fabric),
        EndpointKind.TeamNic => Of(hosts[endpoint.Host!].FindTeam(endpoint.Adapter)?.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, endpoint.Adapter))?.Vlan),
        _ => new EndpointVlans(null, null, null, null),
    };

    /// <summary>The VLANs that a pair shares, as a pair shows them; null where an end leaves it open.</summary>
    public static string? Shared(EndpointVlans sender, EndpointVlans hearer)
    {
        if (sender.Sends is null || hearer.Hears is null)
        {
            return null;
        }

        FrameClasses shared = sender.Sends.Intersect(hearer.Hears);
        return shared.IsEmpty ? $"{Text(sender.Sends)} -> {Text(hearer.Hears)}" : Text(shared);
    }

    /// <summary>Whether a pair is about a VLAN: both ends are set for it, or one is where a cable turns the VLAN.</summary>
    public static bool AreAbout(EndpointVlans sender, EndpointVlans hearer, VlanSet vlans)
    {
        var asked = new FrameClasses(false, vlans);
        FrameClasses sends = sender.Sends ?? hearer.Hears ?? FrameClasses.Empty;
        FrameClasses hears = hearer.Hears ?? sends;
        FrameClasses shared = sends.Intersect(hears);
        return !asked.Intersect(shared.IsEmpty ? sends.Union(hears) : shared).IsEmpty;
    }

    private static EndpointVlans Of(HostState host, IVirtualAdapter adapter)
    {
        var rule = new AdapterRule(adapter.Vlan, adapter.Isolation);
        string? place = host.FindSwitch(adapter.Switch) is VirtualSwitch found ? $"{host.Name}/{found.Name}".ToUpperInvariant() : null;
        return new EndpointVlans(rule.Setting, rule.Sends(Reading.May), rule.Hears(Reading.May), place);
    }

    private static EndpointVlans Of(VlanId? teamNicVlan) => teamNicVlan is VlanId id
        ? new EndpointVlans($"team NIC VLAN {id}", FrameClasses.Of(id.Value), FrameClasses.Of(id.Value), null)
        : new EndpointVlans(null, null, null, null);

    private static EndpointVlans OfServer(Endpoint server, Fabric fabric)
    {
        PhysicalPort[] ports = fabric.Switches.SelectMany(s => s.Ports).Where(p => Names.Same(p.Attached, server.Name)).ToArray();
        if (ports.Any(p => p.PrivateVlan is not null || p.Mode is not (PhysicalPortMode.Access or PhysicalPortMode.Trunk)))
        {
            return new EndpointVlans(string.Join("; ", ports.Select(p => p.PrivateVlan?.ToString() ?? p.Mode.ToString())), null, null, null);
        }

        FrameClasses all = ports.Select(Classes).Aggregate(FrameClasses.Empty, (a, b) => a.Union(b));
        return new EndpointVlans(string.Join("; ", ports.Select(Describe).Distinct()), all, all, null);
    }

    private static FrameClasses Classes(PhysicalPort port) => port.IsClosed ? FrameClasses.Empty
        : port.Mode == PhysicalPortMode.Access
        ? FrameClasses.Of(port.Vlan.Value)
        : new FrameClasses(false, port.Native is VlanId native && port.Allowed.Contains(native) ? port.Allowed.Union(VlanSet.Of(native.Value)) : port.Allowed);

    private static string Describe(PhysicalPort port) => port.Shutdown ? "shut down"
        : port.Mode == PhysicalPortMode.Access
        ? $"Access {port.Vlan}"
        : $"Trunk native {port.Native?.ToString() ?? "none"} allowed {port.Allowed}";

    private static string Text(FrameClasses classes)
    {
        VlanSet vlans = VlanSet.Of(classes.Each().Where(c => c > 0).ToArray());
        return vlans.IsEmpty ? None : classes.Contains(FrameClasses.VlanLess) ? $"{None},{vlans}" : vlans.ToString();
    }
}
